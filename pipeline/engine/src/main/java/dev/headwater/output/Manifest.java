package dev.headwater.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of an output folder that are ours, each with the SHA-256 of its bytes. Only these are
 * ever replaced or deleted.
 *
 * @param files relative path with forward slashes, to hash
 */
record Manifest(SortedMap<String, String> files) {

  static final String NAME = ".headwater-manifest";
  private static final String HEADER = "# Written by Headwater: the files that it may replace.\n";

  /** What the folder's manifest says; empty when there is none. */
  static Manifest read(Path folder) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    Path file = folder.resolve(NAME);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        if (!line.startsWith("#") && line.length() > 66) {
          files.put(line.substring(66), line.substring(0, 64));
        }
      }
    }
    return new Manifest(files);
  }

  /** Hashes what is really in a folder. */
  static Manifest of(Path folder) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> tree = Files.walk(folder)) {
        tree.filter(file -> !Files.isDirectory(file))
            .forEach(file -> files.put(name(folder, file), hash(file)));
      }
    }
    files.remove(NAME);
    return new Manifest(files);
  }

  void write(Path folder) throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    files.forEach((file, hash) -> text.append(hash).append("  ").append(file).append('\n'));
    Files.writeString(folder.resolve(NAME), text);
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static String hash(Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
