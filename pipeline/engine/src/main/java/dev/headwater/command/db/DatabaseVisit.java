package dev.headwater.command.db;

import dev.headwater.database.HowToConnect;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.io.Terminal;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Somebody looks at a database.
 *
 * @param reader is told how to look at it
 */
public record DatabaseVisit(ThrowawayDatabase database, Consumer<String> reader) {

  private static final boolean WINDOWS = File.separatorChar == '\\';

  /** Until psql ends, or until somebody says that it is enough. */
  public void stay() {
    boolean terminal = Terminal.console().isPresent();
    if (terminal && hasPsql()) {
      reader.accept(database.origin() + "; \\q ends psql and the database");
      exit("psql");
      return;
    }
    reader.accept(database.origin() + "\n" + connection());
    reader.accept(
        terminal
            ? "it stays until you press Enter; with psql on the PATH, you would be in it now"
            : "it stays until standard input ends, or this process is told to");
    await(terminal);
  }

  private String connection() {
    return "  "
        + new HowToConnect(database).psql()
        + "\n  JDBC: "
        + database.url()
        + "\n  user: "
        + database.username()
        + (database.password().isEmpty() ? "" : "\n  password: " + database.password());
  }

  private static void await(boolean anyLine) {
    try {
      int read = System.in.read();
      while (read >= 0 && !anyLine) {
        read = System.in.read();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the user's own command. */
  public void run(String command) {
    int exit = exit(command);
    if (exit != 0) {
      throw new ProblemException(
          Problem.of("command", "the command ended with exit code " + exit)
              .withDetail("command", command));
    }
  }

  private int exit(String command) {
    ProcessBuilder builder = new ProcessBuilder(shell(command)).inheritIO();
    // These would win over the variables for the address.
    builder.environment().keySet().removeAll(List.of("PGSERVICE", "PGHOSTADDR", "PGSSLMODE"));
    builder.environment().putAll(new HowToConnect(database).environment());
    try {
      return new ForegroundProgram(builder.start()).awaitEnd();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Ctrl-C reaches all processes that share the terminal's foreground: in psql it shall cancel a
   * query, but it would end Maven and the server, too. With {@code -m} the shell gives its jobs a
   * foreground of their own.
   */
  private static List<String> shell(String command) {
    if (WINDOWS) {
      return List.of("cmd", "/c", command);
    }
    return Terminal.console().isPresent()
        ? List.of("/bin/sh", "-m", "-c", "(" + command + "\n); exit $?")
        : List.of("/bin/sh", "-c", command);
  }

  private static boolean hasPsql() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder).resolve(WINDOWS ? "psql.exe" : "psql"))
        .anyMatch(Files::isExecutable);
  }
}
