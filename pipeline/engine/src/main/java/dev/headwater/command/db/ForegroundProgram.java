package dev.headwater.command.db;

import dev.headwater.io.ExitHook;

/** Another program that has the terminal. It ends when this JVM is told to end. */
record ForegroundProgram(Process process) {

  /**
   * Waits for its end.
   *
   * @return its exit code
   */
  int awaitEnd() {
    ExitHook hook = new ExitHook("headwater-program", this::end);
    hook.set();
    try {
      int exit = process.waitFor();
      // The program has ended because the JVM is going down, or by itself.
      return hook.forget() ? exit : 0;
    } catch (InterruptedException e) {
      end();
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** Itself and what it has started: a shell does not hand on that it is told to end. */
  private void end() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
