package dev.headwater.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder that belongs to this JVM for one run. A lock file beside it is held as long as the JVM
 * lives; the kernel frees it even after {@code kill -9}, and it is seen from other containers too,
 * where process ids mean nothing. So a folder whose lock can be taken is provably dead.
 */
public final class RunFolder {

  private static final String PROPERTY = "dev.headwater.jvm";
  private static final String KEPT = "kept";

  private final Path path;
  private final FileChannel lock;

  private RunFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  public Path path() {
    return path;
  }

  /** A new folder below {@code runs}. */
  public static RunFolder create(Path runs) throws IOException {
    Files.createDirectories(runs);
    while (true) {
      Path folder = runs.resolve(jvm() + "-" + UUID.randomUUID().toString().substring(0, 8));
      FileChannel channel =
          FileChannel.open(lockOf(folder), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      // A sweeper may have taken the lock, or deleted the file, before this run held it: then
      // another name.
      if (channel.tryLock() != null && Files.exists(lockOf(folder))) {
        Files.createDirectory(folder);
        return new RunFolder(folder, channel);
      }
      channel.close();
    }
  }

  /** Marks the folder so that sweepers leave it while its server lives. */
  public void keep() throws IOException {
    Files.createFile(path.resolve(KEPT));
  }

  /** Deletes everything, the lock last. */
  public void delete() {
    try {
      Trees.delete(path);
      Files.deleteIfExists(lockOf(path));
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets go without deleting, for a database that is kept. */
  public void release() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Deletes the folders of JVMs that have ended. A folder that cannot be deleted, such as another
   * user's, is left: it does no harm.
   */
  public static void sweep(Path runs, Remains remains) throws IOException {
    if (!Files.isDirectory(runs)) {
      return;
    }
    List<Path> locks;
    try (Stream<Path> files = Files.list(runs)) {
      locks = files.filter(file -> file.toString().endsWith(".lock")).toList();
    }
    for (Path lock : locks) {
      String name = lock.getFileName().toString();
      // Opening and closing this run's lock file would free its lock: POSIX locks are per process.
      if (!name.startsWith(jvm())) {
        sweepIfDead(runs.resolve(name.substring(0, name.length() - ".lock".length())), remains);
      }
    }
  }

  private static void sweepIfDead(Path folder, Remains remains) {
    try {
      sweepOne(folder, remains);
    } catch (IOException | OverlappingFileLockException e) {
      // The folder is another user's, or another build deletes it right now: it does no harm.
    }
  }

  private static void sweepOne(Path folder, Remains remains) throws IOException {
    try (FileChannel channel = FileChannel.open(lockOf(folder), StandardOpenOption.WRITE);
        FileLock held = channel.tryLock()) {
      if (held != null && remains.clear(folder, Files.exists(folder.resolve(KEPT)))) {
        Trees.delete(folder);
        Files.deleteIfExists(lockOf(folder));
      }
    }
  }

  private static Path lockOf(Path folder) {
    return folder.resolveSibling(folder.getFileName() + ".lock");
  }

  /** One name for the whole JVM, even when the engine is loaded twice in it. */
  private static String jvm() {
    return (String)
        System.getProperties()
            .computeIfAbsent(PROPERTY, key -> UUID.randomUUID().toString().substring(0, 8));
  }

  /** Things that a run of one kind leaves outside of its folder, such as a running server. */
  public interface Remains {

    /**
     * Ends the server, or whatever else is left.
     *
     * @param kept whether the user wanted it to stay
     * @return whether the folder may be deleted
     */
    boolean clear(Path folder, boolean kept) throws IOException;
  }
}
