package dev.headwater.io;

import java.util.concurrent.CountDownLatch;

/**
 * Work to do when the JVM is told to end: Ctrl-C ends it without unwinding the build. A caller that
 * does the work in time forgets the hook afterwards, so that the end of the JVM waits for both.
 */
public final class ExitHook {

  private final Thread thread;
  private final CountDownLatch done = new CountDownLatch(1);

  /**
   * A hook that is not set yet.
   *
   * @param name the thread's
   */
  public ExitHook(String name, Runnable work) {
    this.thread =
        new Thread(
            () -> {
              try {
                work.run();
              } finally {
                done.countDown();
              }
            },
            name);
  }

  /**
   * From now on the JVM does it when it ends.
   *
   * @throws IllegalStateException when the JVM is going down already
   */
  public void set() {
    Runtime.getRuntime().addShutdownHook(thread);
  }

  /**
   * It is done.
   *
   * @return false when the JVM is going down; then the hook runs, and must find nothing to do
   */
  public boolean forget() {
    try {
      return Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /**
   * Waits for the work of a set hook that could not be forgotten. Maven closes the plugin's class
   * loader when the build has failed, and the hook could then load no further class.
   */
  public void await() {
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the JVM has begun to end. */
  public static boolean isExiting() {
    ExitHook probe = new ExitHook("headwater-probe", () -> {});
    try {
      probe.set();
      return !probe.forget();
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
