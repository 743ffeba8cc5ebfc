package dev.headwater.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that belongs to this JVM for one run. A lock file beside it is held as long as the JVM
 * lives; the kernel frees it even after {@code kill -9}, and it is seen from other containers too,
 * where process ids mean nothing. So a folder whose lock can be taken is provably dead.
 */
public final class RunFolder {

  private static final String PROPERTY = "dev.headwater.jvm";
  private static final String KEPT = "kept";

  private static final Duration LAST_WRITES = Duration.ofSeconds(10);

  private final Path path;
  private final Remains remains;
  private final ExitHook hook = new ExitHook("headwater-clear", this::clearOnExit);
  private @Nullable FileChannel lock;
  private boolean over;

  private RunFolder(Path path, Remains remains) {
    this.path = path;
    this.remains = remains;
  }

  public Path path() {
    return path;
  }

  /**
   * A new folder below {@code runs}. If this JVM is told to end, it clears the folder as it would
   * clear the folder of a dead run.
   */
  public static RunFolder create(Path runs, Remains remains) throws IOException {
    Files.createDirectories(runs);
    while (true) {
      String name = jvm() + "-" + UUID.randomUUID().toString().substring(0, 8);
      RunFolder folder = new RunFolder(runs.resolve(name), remains);
      folder.hook.set(); // before there is anything to clear
      try {
        if (folder.isTaken()) {
          return folder;
        }
      } catch (IOException | RuntimeException e) {
        folder.delete();
        throw e;
      }
      folder.release();
    }
  }

  /**
   * False when a sweeper took the lock, or deleted its file, before this run held it: then another
   * name.
   */
  private synchronized boolean isTaken() throws IOException {
    if (over) {
      throw new IllegalStateException("the JVM is going down");
    }
    lock = FileChannel.open(lockOf(path), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    if (lock.tryLock() == null || !Files.exists(lockOf(path))) {
      return false;
    }
    Files.createDirectory(path);
    return true;
  }

  /**
   * Does work that the end of this JVM must wait for.
   *
   * @return empty, without the work, when the folder is gone or released
   */
  public synchronized <T> Optional<T> ifHeld(Supplier<T> work) {
    return over ? Optional.empty() : Optional.of(work.get());
  }

  /** Marks the folder so that sweepers leave it while its server lives. */
  public void keep() throws IOException {
    Files.createFile(path.resolve(KEPT));
  }

  /** Deletes everything, the lock last. */
  public void delete() {
    end(
        () -> {
          Trees.delete(path);
          Files.deleteIfExists(lockOf(path));
        });
  }

  /** Lets go without deleting, for a database that is kept. */
  public void release() {
    end(() -> {});
  }

  private void end(Deletion deletion) {
    try {
      synchronized (this) {
        if (!over) {
          over = true;
          deletion.run();
          closeLock();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      // Only now, so that a JVM that is told to end meanwhile waits for the end of this.
      hook.forget();
    }
  }

  private void closeLock() throws IOException {
    if (lock != null) {
      lock.close();
    }
  }

  /**
   * Other threads still work in the folder. They fail, because it is gone; but a program that began
   * meanwhile may have missed that, so everything is looked for twice.
   */
  private synchronized void clearOnExit() {
    if (over) {
      return;
    }
    over = true;
    try {
      boolean first = isCleared();
      boolean second = first && isCleared();
      if (second) {
        Files.deleteIfExists(lockOf(path));
      }
      closeLock();
    } catch (IOException e) {
      // Nobody reads it any more; the next run sweeps.
    }
  }

  private boolean isCleared() throws IOException {
    Instant deadline = Instant.now().plus(LAST_WRITES);
    while (remains.clear(path, Files.exists(path.resolve(KEPT)))) {
      try {
        Trees.delete(path);
        return true;
      } catch (DirectoryNotEmptyException e) {
        if (Instant.now().isAfter(deadline)) {
          return false;
        }
      }
    }
    return false;
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

  private interface Deletion {
    void run() throws IOException;
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
