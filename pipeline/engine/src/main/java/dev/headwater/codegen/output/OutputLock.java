package dev.headwater.codegen.output;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * One build at a time for one output folder: within this JVM by name, between processes by a lock
 * file that the kernel frees when its holder dies.
 */
final class OutputLock implements AutoCloseable {

  /**
   * The locks that this JVM holds, for all class loaders. A second channel on the file would, when
   * closed, free the lock of the first: such locks belong to the process.
   */
  private static final String HELD = "dev.headwater.output.";

  private final Path file;
  private final FileChannel channel;

  private OutputLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static OutputLock take(Path root, Path folder) throws IOException {
    Path file = folder.resolveSibling("." + folder.getFileName() + ".lock").toAbsolutePath();
    if (System.getProperties().putIfAbsent(HELD + file, "held") != null) {
      throw taken(root, folder);
    }
    try {
      while (true) {
        if (!Files.exists(file)) {
          Files.write(file, new byte[0]);
        }
        Optional<Object> before = identity(file);
        FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
          channel.close();
          throw taken(root, folder);
        }
        // The holder before this one deletes the file: the locked file may no longer be the file
        // that is there. To read it would close a second channel on it, so only its key is
        // compared.
        if (before.isPresent() && before.equals(identity(file))) {
          return new OutputLock(file, channel);
        }
        channel.close();
      }
    } catch (IOException | RuntimeException e) {
      System.clearProperty(HELD + file);
      throw e;
    }
  }

  /** Empty when there is no such file; where a file has no key, its path must do. */
  private static Optional<Object> identity(Path file) throws IOException {
    try {
      Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      return Optional.of(key == null ? file : key);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // held in this JVM by another path to the same file
    }
  }

  private static ProblemException taken(Path root, Path folder) {
    return new ProblemException(
        Problem.of("output-in-use", "another build is writing this output folder right now")
            .at(SourceLocation.file(SourceLocation.shown(root, folder)))
            .withFix("wait until it ends, or give each execution an <outputDirectory> of its own"));
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    channel.close();
    System.clearProperty(HELD + file);
  }
}
