package dev.headwater.command.live;

import dev.headwater.database.real.RealDatabase;
import dev.headwater.io.ExitHook;
import dev.headwater.io.ProcessTree;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.WarningListener;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A command of the user that runs before a real database is changed, such as a backup. It finds the
 * database in the variables of PostgreSQL's clients.
 *
 * @param command for the shell
 */
public record Before(String command) {

  /**
   * Runs it to its end, and passes its words on.
   *
   * @throws ProblemException when it fails; the database must stay as it is then
   */
  public void run(RealDatabase database, WarningListener listener) {
    int exit;
    try {
      exit = exit(database, listener);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (exit != 0) {
      throw new ProblemException(failed(exit));
    }
  }

  private int exit(RealDatabase database, WarningListener listener) throws IOException {
    Process process = start(database);
    FutureTask<Integer> end = new FutureTask<>(() -> exit(process, listener));
    ProcessTree tree = new ProcessTree(process);
    ExitHook hook =
        new ExitHook(
            "headwater-before",
            () -> {
              tree.end();
              end.cancel(false); // a process of another parent may still hold the pipe
            });
    try {
      hook.set();
      Thread thread = new Thread(end, "headwater-before-words");
      thread.setDaemon(true);
      thread.start();
      int exit = end.get();
      if (hook.forget()) {
        return exit;
      }
      throw stopped();
    } catch (IllegalStateException toldToEnd) { // and so is a cancelled wait
      throw stopped();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      hook.forget();
      tree.end();
    }
  }

  private Process start(RealDatabase database) throws IOException {
    boolean windows = File.separatorChar == '\\';
    ProcessBuilder builder =
        new ProcessBuilder(
                windows ? List.of("cmd", "/c", command) : List.of("/bin/sh", "-c", command))
            .redirectErrorStream(true);
    // These would win over the variables for the address.
    builder.environment().keySet().removeAll(List.of("PGSERVICE", "PGHOSTADDR", "PGSSLMODE"));
    builder.environment().putAll(database.environment());
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private static int exit(Process process, WarningListener listener)
      throws IOException, InterruptedException {
    try (BufferedReader words =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = words.readLine(); line != null; line = words.readLine()) {
        listener.noted("before: " + line);
      }
    }
    return process.waitFor();
  }

  private ProblemException stopped() {
    return new ProblemException(
        Problem.of(
                "stopped",
                "the run was told to end while the command that runs before was at work, so"
                    + " nothing was changed")
            .withDetail("command", command)
            .withFix("run this again"));
  }

  private Problem failed(int exit) {
    return Problem.of(
            "before",
            "the command that runs before ended with exit code "
                + exit
                + ", so nothing was changed")
        .withDetail("command", command)
        .withFix("correct the command, or leave it out: -Dheadwater.before");
  }
}
