package dev.headwater.command.diff;

import dev.headwater.catalog.change.ComparedSchemas;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.RunProblem;
import dev.headwater.io.CacheRoot;
import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.Layouts;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.Toolbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes the differences as a picture: SVG, or Mermaid where the name of the file ends in {@code
 * .mmd}, or in {@code .md} for a block of Markdown.
 */
public record DiffPicture(GenerateRequest request, ArtifactResolver resolver) {

  /** Writes the file, and makes its folder. */
  public void write(ComparedSchemas compared, Path file) {
    RunProblem.said(
        request,
        () -> {
          Files.createDirectories(file.toAbsolutePath().getParent());
          return Files.writeString(file, text(compared, file));
        });
  }

  private String text(ComparedSchemas compared, Path file) throws IOException {
    String name = file.toString().toLowerCase(Locale.ROOT);
    Optional<Path> layouts =
        CacheRoot.ifWritable(request.folders().cache()).map(cache -> cache.resolve("layouts"));
    try (ToolLoaders loaders = new ToolLoaders();
        Layouts layout = new Layouts(resolver, layouts)) {
      ChangePictures pictures = Toolbox.pages(ChangePictures.class, resolver, loaders);
      if (name.endsWith(".mmd")) {
        return pictures.mermaid(compared);
      }
      return name.endsWith(".md")
          ? "```mermaid\n" + pictures.mermaid(compared) + "```\n"
          : pictures.svg(compared, layout);
    }
  }
}
