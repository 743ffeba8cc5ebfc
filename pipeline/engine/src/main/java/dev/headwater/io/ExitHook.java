package dev.headwater.io;

/**
 * Work to do when the JVM is told to end: Ctrl-C ends it without unwinding the build. A caller that
 * does the work in time forgets the hook afterwards, so that the end of the JVM waits for both.
 */
public final class ExitHook {

  private final Thread thread;

  /**
   * A hook that is not set yet.
   *
   * @param name the thread's
   */
  public ExitHook(String name, Runnable work) {
    this.thread = new Thread(work, name);
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
