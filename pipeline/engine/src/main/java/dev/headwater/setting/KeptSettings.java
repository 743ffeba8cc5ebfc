package dev.headwater.setting;

import dev.headwater.io.CacheRoot;
import dev.headwater.io.KeptFiles;
import dev.headwater.io.Sha256;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The settings of files that were read before, so that a build with nothing to do loads no library
 * to read them.
 *
 * @param cache the cache folder
 */
record KeptSettings(Path cache) {

  private static final String ENDING = ".settings";
  private static final int FILES = 100;
  private static final long BYTES = 10 << 20;

  /** Empty when there are none, or their file is damaged. */
  Optional<Map<String, String>> find(String key) {
    Optional<Path> file =
        folder().map(all -> all.resolve(key + ENDING)).filter(Files::isRegularFile);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      String[] parts = Files.readString(file.get()).split("\n", 2);
      if (parts.length < 2 || !Sha256.of(parts[1]).equals(parts[0])) {
        return Optional.empty();
      }
      Properties properties = new Properties();
      properties.load(new StringReader(parts[1]));
      Map<String, String> settings = new TreeMap<>();
      properties.forEach((name, value) -> settings.put((String) name, (String) value));
      return Optional.of(settings);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  void keep(String key, Map<String, String> settings) {
    Optional<Path> folder = folder();
    if (folder.isEmpty()) {
      return;
    }
    Properties properties = new Properties();
    properties.putAll(settings);
    StringWriter text = new StringWriter();
    try {
      properties.store(text, null);
      KeptFiles.write(
          folder.get().resolve(key + ENDING),
          (Sha256.of(text.toString()) + "\n" + text).getBytes(StandardCharsets.UTF_8));
      new KeptFiles(folder.get(), ENDING).evict(FILES, BYTES);
    } catch (IOException e) {
      return; // the next build reads the file itself again
    }
  }

  private Optional<Path> folder() {
    return CacheRoot.ifWritable(cache).map(root -> root.resolve("flyway"));
  }
}
