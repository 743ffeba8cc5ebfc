package dev.headwater.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A migration that may come, as a file.
 *
 * @param settings of Flyway for this one script, for the file {@code NAME.conf}; none for most
 */
public record ProposedFile(String name, String text, Map<String, String> settings) {

  public ProposedFile {
    settings = Map.copyOf(settings);
  }

  /** The same under another name. */
  public ProposedFile named(String other) {
    return new ProposedFile(other, text, settings);
  }

  /**
   * Writes it.
   *
   * @return the files that are there now
   */
  public List<Path> write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path script = Files.writeString(folder.resolve(name), text);
    if (settings.isEmpty()) {
      return List.of(script);
    }
    StringBuilder lines = new StringBuilder();
    new TreeMap<>(settings).forEach((key, value) -> lines.append(key + "=" + value + "\n"));
    return List.of(script, Files.writeString(folder.resolve(name + ".conf"), lines));
  }
}
