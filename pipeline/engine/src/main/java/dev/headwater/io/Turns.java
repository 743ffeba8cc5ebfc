package dev.headwater.io;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One after the other within this JVM. Modules of one build, built in parallel, want the same
 * things at the same time: the first one makes them, the others find them made.
 */
public final class Turns {

  private static final Map<String, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

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
}
