package dev.headwater.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Files that are kept for later builds. Builds need no lock: a file appears by a rename, and one
 * that is gone is only a miss. The name of a file that is still being written begins with a dot.
 *
 * @param folder holds them, also in folders below
 * @param ending of their names; other files stay
 */
public record KeptFiles(Path folder, String ending) {

  /** The name of a half-written file begins with this. */
  public static final String HALF = ".";

  /** Only half-written files of dead builds are older than this. */
  private static final Duration WRITING = Duration.ofHours(1);

  /** Writes a file, and replaces an existing one. */
  public static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Path half = file.resolveSibling(HALF + file.getFileName() + "." + UUID.randomUUID());
    try {
      Files.write(half, content);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** Makes it the most recently used one. */
  public static void use(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (IOException e) {
      // Another user's, or just evicted: it only decides on what is evicted next.
    }
  }

  /**
   * The least recently used ones go, and what dead builds left half-written.
   *
   * @param number so many may stay
   * @param bytes what those may take together
   */
  public void evict(int number, long bytes) throws IOException {
    int kept = 0;
    long total = 0;
    for (Entry entry : newestFirst()) {
      String name = entry.file().getFileName().toString();
      if (name.startsWith(HALF)) {
        if (entry.used().toInstant().isBefore(Instant.now().minus(WRITING))) {
          Files.deleteIfExists(entry.file());
        }
      } else if (name.endsWith(ending)) {
        kept++;
        total += entry.size();
        if (kept > number || total > bytes) {
          Files.deleteIfExists(entry.file());
        }
      }
    }
  }

  private List<Entry> newestFirst() throws IOException {
    List<Entry> entries = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return entries;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.forEach(file -> Entry.of(file).ifPresent(entries::add));
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof NoSuchFileException)) {
        throw e.getCause() == null ? new IOException(e) : e.getCause();
      }
    }
    entries.sort(Comparator.comparing(Entry::used).reversed());
    return entries;
  }

  private record Entry(Path file, long size, FileTime used) {

    /** Empty for a folder, and for what another build deleted meanwhile. */
    static Optional<Entry> of(Path file) {
      try {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.isRegularFile()
            ? Optional.of(new Entry(file, attributes.size(), attributes.lastModifiedTime()))
            : Optional.empty();
      } catch (NoSuchFileException e) {
        return Optional.empty();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
