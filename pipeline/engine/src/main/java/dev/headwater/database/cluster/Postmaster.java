package dev.headwater.database.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The main process of a server, found by its own {@code postmaster.pid}.
 *
 * @param handle empty when there is none, or when the process with that number is not this server
 */
record Postmaster(Optional<ProcessHandle> handle) {

  private static final Duration STOP = Duration.ofSeconds(10);

  /** The programs that Headwater starts in the folder of a run. */
  private static final Pattern PROGRAM = Pattern.compile("\\b(initdb|postgres|cp|tar|busybox) ");

  static Postmaster of(Path data) {
    return new Postmaster(
        lines(data).stream()
            .findFirst()
            .map(String::strip)
            .filter(line -> line.matches("\\d+"))
            .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
            .filter(process -> serves(process, data)));
  }

  /**
   * Stops the server that a run left, unless it was to stay, and programs that still prepare it.
   */
  static boolean clear(Path runFolder, boolean kept) throws IOException {
    Postmaster server = of(runFolder.resolve("data"));
    if (kept && server.isAlive()) {
      return false;
    }
    server.stop();
    List<ProcessHandle> others =
        ProcessHandle.allProcesses().filter(process -> worksIn(process, runFolder)).toList();
    others.forEach(ProcessHandle::destroyForcibly);
    others.forEach(Postmaster::await);
    return true;
  }

  /** Such as a server that has not written its {@code postmaster.pid} yet. */
  private static boolean worksIn(ProcessHandle process, Path folder) {
    return process
        .info()
        .commandLine()
        .filter(line -> line.contains(folder.toString()) && PROGRAM.matcher(line).find())
        .isPresent();
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
    if (!tell("QUIT") || !await(process)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      await(process);
    }
  }

  /** PostgreSQL's fast shutdown; returns whether the server is gone. */
  boolean interrupt() throws IOException {
    return handle.isPresent() && tell("INT") && await(handle.get());
  }

  private boolean tell(String signal) throws IOException {
    return Files.isExecutable(Path.of("/bin/sh"))
        && await(
            new ProcessBuilder(
                    "/bin/sh", "-c", "kill -" + signal + " " + handle.orElseThrow().pid())
                .start());
  }

  private static boolean await(Process process) {
    // Its own onExit: a handle's may complete before the exit value is known.
    return await(process.onExit()) && process.exitValue() == 0;
  }

  private static boolean await(ProcessHandle process) {
    return await(process.onExit());
  }

  /** Also when this thread is interrupted: a build that is stopped must still stop its server. */
  private static boolean await(CompletableFuture<?> exit) {
    try {
      exit.orTimeout(STOP.toSeconds(), TimeUnit.SECONDS).join();
      return true;
    } catch (CompletionException e) {
      return false;
    }
  }

  /** Windows tells only the program; Headwater's servers run from its cache folder. */
  private static boolean serves(ProcessHandle process, Path data) {
    String cache = data.resolve("../../..").normalize().toString();
    return process
        .info()
        .commandLine()
        .map(line -> line.contains(data.toString()))
        .orElseGet(() -> process.info().command().filter(c -> c.startsWith(cache)).isPresent());
  }

  private static List<String> lines(Path data) {
    try {
      return Files.readAllLines(data.resolve("postmaster.pid"));
    } catch (IOException e) {
      return List.of(); // not written yet, or half-written, or gone: all the same here
    }
  }
}
