package dev.headwater.command.db;

import dev.headwater.io.ExitHook;
import dev.headwater.io.ProcessTree;

/** Another program that has the terminal. It ends when this JVM is told to end. */
record ForegroundProgram(Process process) {

  /**
   * Waits for its end.
   *
   * @return its exit code
   */
  int awaitEnd() {
    ProcessTree tree = new ProcessTree(process);
    ExitHook hook = new ExitHook("headwater-program", tree::end);
    hook.set();
    try {
      int exit = process.waitFor();
      // The program has ended because the JVM is going down, or by itself.
      return hook.forget() ? exit : 0;
    } catch (InterruptedException e) {
      tree.end();
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
