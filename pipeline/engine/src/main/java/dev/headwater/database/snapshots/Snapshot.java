package dev.headwater.database.snapshots;

import dev.headwater.io.Listing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A data folder as it was after some migrations. Beside it lies a listing of its files with their
 * sizes, which is written last, so that a folder without one, or unlike it, is known to be damaged.
 *
 * @param folder holds {@code data}, {@code listing}, {@code keys} and {@code session}
 */
record Snapshot(Path folder) {

  private static final Pattern FILE = Pattern.compile("(\\d{1,18}) .*");
  private static final String NOTHING = "nothing can be resumed from here\n";

  Path data() {
    return folder.resolve("data");
  }

  String key() {
    return folder.getFileName().toString();
  }

  /** Completes a data folder in a place where nobody looks for snapshots yet. */
  static Snapshot seal(Path folder, Description description) throws IOException {
    Snapshot made = new Snapshot(folder);
    Files.writeString(folder.resolve("keys"), String.join("\n", description.keys()));
    StringBuilder session = new StringBuilder();
    HexFormat hex = HexFormat.of();
    description
        .session()
        .forEach(
            (name, value) ->
                session
                    .append(name)
                    .append(' ')
                    .append(hex.formatHex(value.getBytes(StandardCharsets.UTF_8)))
                    .append('\n'));
    Files.writeString(folder.resolve("session"), session.toString());
    Files.writeString(folder.resolve("listing"), Listing.of(made.data()));
    return made;
  }

  /** A place from which resuming is known to fail, so that it is not tried again. */
  static Snapshot nothing(Path folder) throws IOException {
    Files.createDirectory(folder);
    Files.writeString(folder.resolve("listing"), NOTHING);
    return new Snapshot(folder);
  }

  /** Whether there is something to resume from. */
  boolean isUsable() {
    return Files.isDirectory(data());
  }

  /** The states on the way here, this one last. */
  List<String> keys() throws IOException {
    return Files.readAllLines(folder.resolve("keys"));
  }

  /** Settings that the session had here. */
  Map<String, String> session() throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String line : Files.readAllLines(folder.resolve("session"))) {
      String[] parts = line.split(" ", 2);
      settings.put(parts[0], new String(HexFormat.of().parseHex(parts[1]), StandardCharsets.UTF_8));
    }
    return settings;
  }

  /**
   * Copies the data folder.
   *
   * @return whether the copy is whole; it is not when this was damaged, or is being deleted
   */
  boolean copyTo(Path target) throws IOException {
    Path listing = folder.resolve("listing");
    Files.setLastModifiedTime(listing, FileTime.from(Instant.now()));
    return Listing.copy(data(), target, listing);
  }

  /** From now on nobody takes it for whole. */
  void spoil() throws IOException {
    Files.deleteIfExists(folder.resolve("listing"));
  }

  /** When it was last made or used. */
  FileTime used() throws IOException {
    return Files.getLastModifiedTime(folder.resolve("listing"));
  }

  long size() throws IOException {
    return Files.readAllLines(folder.resolve("listing")).stream()
        .map(FILE::matcher)
        .filter(Matcher::matches)
        .mapToLong(file -> Long.parseLong(file.group(1)))
        .sum();
  }

  /**
   * The facts that are kept beside the data.
   *
   * @param keys of the states on the way, this one last
   * @param session settings by name
   */
  record Description(List<String> keys, Map<String, String> session) {

    Description {
      keys = List.copyOf(keys);
      session = Map.copyOf(session);
    }

    String key() {
      return keys.get(keys.size() - 1);
    }
  }
}
