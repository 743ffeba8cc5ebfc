package dev.headwater.tool;

import dev.headwater.io.KeptFiles;
import dev.headwater.io.Sha256;
import dev.headwater.spi.LayoutTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Layouts, kept by the content of the picture. ELK is found and loaded when the first picture comes
 * that has not been laid out before.
 */
public final class Layouts implements LayoutTool, AutoCloseable {

  /** Changes when the bridge lays out otherwise. */
  private static final String FORMAT = "1";

  private static final String ENDING = ".layout";
  private static final int MANY = 20_000;
  private static final long BYTES = 64L << 20;

  private final ArtifactResolver resolver;
  private final Optional<Path> folder;
  private final ToolLoaders loaders = new ToolLoaders();
  private Optional<LayoutTool> elk = Optional.empty();

  /**
   * @param folder where layouts are kept; empty to keep none
   */
  public Layouts(ArtifactResolver resolver, Optional<Path> folder) {
    this.resolver = resolver;
    this.folder = folder;
  }

  @Override
  public Drawing place(Picture picture) {
    try {
      // As it is kept, so that the first site has the bytes of the next one.
      return DrawingText.drawing(text(picture));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] text(Picture picture) throws IOException {
    if (folder.isEmpty()) {
      return DrawingText.of(elk().place(picture));
    }
    String key = Sha256.of(FORMAT + ToolVersions.value("elk") + DrawingText.of(picture));
    Path file = folder.get().resolve(key.substring(0, 2)).resolve(key.substring(2) + ENDING);
    Optional<byte[]> kept = kept(file, picture);
    if (kept.isPresent()) {
      return kept.get();
    }
    byte[] text = DrawingText.of(elk().place(picture));
    KeptFiles.write(file, text);
    return text;
  }

  private static Optional<byte[]> kept(Path file, Picture picture) throws IOException {
    try {
      byte[] text = Files.readAllBytes(file);
      if (DrawingText.drawing(text).isOf(picture)) {
        KeptFiles.use(file);
        return Optional.of(text);
      }
    } catch (NoSuchFileException | IllegalArgumentException e) {
      // Not there, or damaged.
    }
    return Optional.empty();
  }

  private synchronized LayoutTool elk() throws IOException {
    if (elk.isEmpty()) {
      elk =
          Optional.of(
              ToolLoaders.bridge(
                  LayoutTool.class, loaders.loader(Tool.elk().classPathWithBridge(resolver))));
    }
    return elk.get();
  }

  /** Lets ELK go, and the layouts that were not used for long. */
  @Override
  public void close() throws IOException {
    loaders.close();
    if (folder.isPresent()) {
      new KeptFiles(folder.get(), ENDING).evict(MANY, BYTES);
    }
  }
}
