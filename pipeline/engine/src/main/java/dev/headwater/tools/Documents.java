package dev.headwater.tools;

import dev.headwater.ToolVersions;
import dev.headwater.spi.DocumentTool;
import dev.headwater.tools.ArtifactResolver.Artifact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Libraries for documents, found and loaded when the first document is read or written. */
public record Documents(ArtifactResolver resolver) implements DocumentTool {

  @Override
  public Map<String, Object> readToml(String text) throws IOException {
    try (ToolLoaders loaders = new ToolLoaders()) {
      return tool(loaders).readToml(text);
    }
  }

  @Override
  public String writeJson(Map<String, Object> fields) throws IOException {
    try (ToolLoaders loaders = new ToolLoaders()) {
      return tool(loaders).writeJson(fields);
    }
  }

  @Override
  public List<String> diff(String name, List<String> before, List<String> after) {
    try (ToolLoaders loaders = new ToolLoaders()) {
      return tool(loaders).diff(name, before, after);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fetches the libraries, and loads nothing: for later runs that are offline. */
  public void fetch() {
    libraries();
  }

  private DocumentTool tool(ToolLoaders loaders) throws IOException {
    List<Path> jars = new ArrayList<>();
    jars.add(resolver.bridge("headwater-tool-documents"));
    jars.addAll(libraries());
    return ToolLoaders.bridge(DocumentTool.class, loaders.loader(jars));
  }

  private List<Path> libraries() {
    String jackson = ToolVersions.value("jackson");
    return MissingArtifact.orClassPath(
        resolver,
        "Jackson " + jackson,
        List.of(
            new Artifact("com.fasterxml.jackson.dataformat", "jackson-dataformat-toml", jackson),
            new Artifact(
                "io.github.java-diff-utils",
                "java-diff-utils",
                ToolVersions.value("java-diff-utils"))));
  }
}
