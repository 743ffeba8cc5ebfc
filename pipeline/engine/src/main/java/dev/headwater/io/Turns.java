package dev.headwater.io;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One after the other. Modules of one build, and builds that begin together, want the same things
 * at the same time: the first one makes them, the others find them made.
 */
public final class Turns {

  private static final Map<String, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

  /** Nothing that builds wait for takes longer; but a build may be suspended. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Turns() {}

  /**
   * Does the work when nobody else in this JVM does it.
   *
   * @param what its name
   */
  public static <T> T alone(String what, Work<T> work) throws IOException {
    ReentrantLock lock = LOCKS.computeIfAbsent(what, name -> new ReentrantLock());
    lock.lock();
    try {
      return work.run();
    } finally {
      lock.unlock();
      if (!lock.hasQueuedThreads()) {
        // A JVM may live for many builds. At worst, a thread that holds this lock already does work
        // twice.
        LOCKS.remove(what, lock);
      }
    }
  }

  /**
   * The same for all builds on this machine. It saves work, and nothing depends on it: where files
   * cannot be locked, or after two minutes, the work is done all the same.
   *
   * @param lock a file that is made, and stays
   */
  public static <T> T alone(Path lock, Work<T> work) throws IOException {
    return alone(
        lock.toString(),
        () -> {
          Files.createDirectories(lock.getParent());
          try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            await(channel);
            return work.run();
          }
        });
  }

  private static void await(FileChannel channel) throws IOException {
    Instant deadline = Instant.now().plus(PATIENCE);
    try {
      while (channel.tryLock() == null && Instant.now().isBefore(deadline)) {
        Thread.sleep(50);
      }
    } catch (OverlappingFileLockException e) {
      // Another class loader of this JVM has it.
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      // This file system has no locks.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
