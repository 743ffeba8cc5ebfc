package dev.headwater.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Folders that are emptied between runs. */
public final class Folders {

  private Folders() {}

  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }

  /**
   * Moves what lies in a folder aside, but for these entries. It is not deleted now: for minutes
   * after that ext4 passes over the inodes of deleted files, which makes each new file slow.
   */
  public static void setAsideAllBut(Path folder, Set<String> kept) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> entries;
    try (Stream<Path> list = Files.list(folder)) {
      entries = list.filter(entry -> !kept.contains(entry.getFileName().toString())).toList();
    }
    Path place = Files.createDirectories(aside(folder).resolve(UUID.randomUUID().toString()));
    for (Path entry : entries) {
      Files.move(entry, place.resolve(entry.getFileName()));
    }
  }

  /** Where the entries of a folder went. */
  public static Path aside(Path folder) {
    return folder.resolveSibling(folder.getFileName() + "-aside");
  }
}
