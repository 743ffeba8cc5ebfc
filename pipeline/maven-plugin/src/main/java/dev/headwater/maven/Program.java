package dev.headwater.maven;

/** Another program that has the terminal. It ends when this JVM is told to end. */
record Program(Process process) {

  /**
   * Waits for its end.
   *
   * @return its exit code
   */
  int awaitEnd() {
    Thread hook = new Thread(this::end, "headwater-program");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      int exit = process.waitFor();
      Runtime.getRuntime().removeShutdownHook(hook);
      return exit;
    } catch (IllegalStateException e) {
      return 0; // the JVM is going down, which is why the program has ended
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
