package dev.headwater.codegen.cache;

import dev.headwater.io.KeptFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder.
 *
 * @param maxBytes what all entries together may take; the least recently used go first
 */
record LocalStore(Path folder, long maxBytes) implements Store {

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
      KeptFiles.use(file);
      return Optional.of(content);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void put(Kind kind, String hash, byte[] content) throws IOException {
    KeptFiles.write(file(kind, hash), content);
    new KeptFiles(folder, "").evict(Integer.MAX_VALUE, maxBytes);
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
}
