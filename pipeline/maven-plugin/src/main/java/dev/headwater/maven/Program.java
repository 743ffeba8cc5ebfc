package dev.headwater.maven;

/** Another program that has the terminal. It ends when this JVM is told to end. */
record Program(Process process) {

  /**
   * Waits for its end.
   *
   * @return its exit code
   */
  int awaitEnd() {
    Thread hook = new Thread(process::destroy, "headwater-program");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      int exit = process.waitFor();
      Runtime.getRuntime().removeShutdownHook(hook);
      return exit;
    } catch (IllegalStateException e) {
      return 0; // the JVM is going down, which is why the program has ended
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
