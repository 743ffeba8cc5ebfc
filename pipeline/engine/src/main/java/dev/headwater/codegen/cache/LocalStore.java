package dev.headwater.codegen.cache;

import java.io.IOException;
import java.io.InputStream;
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
 * A folder. Builds need no lock: an entry appears by a rename, and one that is gone is only a miss.
 *
 * @param maxBytes what all entries together may take; the least recently used go first
 */
record LocalStore(Path folder, long maxBytes) implements Store {

  /** Only half-written files of dead builds are older than this. */
  private static final Duration WRITING = Duration.ofHours(1);

  @Override
  public String name() {
    return "the cache folder " + folder;
  }

  @Override
  public Optional<byte[]> get(Kind kind, Wanted wanted) throws IOException {
    Path file = file(kind, wanted.hash());
    try (InputStream in = Files.newInputStream(file)) {
      // One byte more shows that it is too long.
      byte[] content = in.readNBytes((int) Math.min(wanted.atMost() + 1, Integer.MAX_VALUE - 8));
      used(file);
      return Optional.of(content);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static void used(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (IOException e) {
      // Another user's, or just evicted: it only decides on what is evicted next.
    }
  }

  @Override
  public void put(Kind kind, String hash, byte[] content) throws IOException {
    Path file = file(kind, hash);
    Files.createDirectories(file.getParent());
    Path written = file.resolveSibling("." + hash + "." + UUID.randomUUID());
    try {
      Files.write(written, content);
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
    evict();
  }

  @Override
  public void drop(Kind kind, String hash) throws IOException {
    Files.deleteIfExists(file(kind, hash));
  }

  @Override
  public boolean isWritable() {
    return maxBytes > 0;
  }

  private Path file(Kind kind, String hash) {
    return folder.resolve(kind.path()).resolve(hash);
  }

  private void evict() throws IOException {
    List<Entry> entries = entries();
    long total = entries.stream().mapToLong(Entry::size).sum();
    for (Entry entry : entries) {
      boolean written = entry.file.getFileName().toString().startsWith(".");
      boolean dead = entry.used.toInstant().isBefore(Instant.now().minus(WRITING));
      if (written ? dead : total > maxBytes) {
        Files.deleteIfExists(entry.file);
        total -= entry.size;
      }
    }
  }

  /** The least recently used first. */
  private List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files.forEach(file -> Entry.of(file).ifPresent(entries::add));
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof NoSuchFileException)) {
        throw e.getCause() == null ? new IOException(e) : e.getCause();
      }
    }
    entries.sort(Comparator.comparing(Entry::used));
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
