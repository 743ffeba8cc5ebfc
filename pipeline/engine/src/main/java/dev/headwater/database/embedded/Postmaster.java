package dev.headwater.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The main process of a server, found by its own {@code postmaster.pid}.
 *
 * @param handle empty when there is none, or when the process with that number is not this server
 */
record Postmaster(Optional<ProcessHandle> handle) {

  private static final Duration STOP = Duration.ofSeconds(10);

  static Postmaster of(Path data) {
    return new Postmaster(
        lines(data).stream()
            .findFirst()
            .map(String::strip)
            .filter(line -> line.matches("\\d+"))
            .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
            .filter(process -> serves(process, data)));
  }

  /** Whether the server says in its pid file that it accepts connections. */
  static boolean isReady(Path data) {
    List<String> lines = lines(data);
    return lines.size() > 7 && lines.get(7).strip().equals("ready");
  }

  boolean isAlive() {
    return handle.filter(ProcessHandle::isAlive).isPresent();
  }

  /** Stops the server at once; nothing in it is worth a checkpoint. Returns when it is gone. */
  void stop() throws IOException {
    if (handle.isEmpty()) {
      return;
    }
    ProcessHandle process = handle.get();
    // SIGQUIT is PostgreSQL's immediate shutdown; unlike SIGKILL it frees the shared memory.
    boolean told =
        Files.isExecutable(Path.of("/bin/sh"))
            && await(new ProcessBuilder("/bin/sh", "-c", "kill -QUIT " + process.pid()).start());
    if (!told || !await(process)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      await(process);
    }
  }

  private static boolean await(Process process) throws IOException {
    try {
      return process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static boolean await(ProcessHandle process) throws IOException {
    try {
      process.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static boolean serves(ProcessHandle process, Path data) {
    return process.info().commandLine().filter(line -> line.contains(data.toString())).isPresent();
  }

  private static List<String> lines(Path data) {
    try {
      return Files.readAllLines(data.resolve("postmaster.pid"));
    } catch (IOException e) {
      return List.of(); // not written yet, or half-written, or gone: all the same here
    }
  }
}
