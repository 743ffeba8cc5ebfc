package dev.headwater.database.guard;

import dev.headwater.database.DatabaseChoice;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.sql.Statement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Refuses statements that would change what all databases of a shared server share, the login among
 * them. Statements inside of DO blocks and functions are the server's to refuse: the login has no
 * right to more.
 */
public record SharedServerGuard(ServerWide rule) {

  /** The code of a refused statement, in place of an SQLSTATE. */
  public static final String CODE = "server-wide";

  /**
   * Reads every script of a run before anything of it runs.
   *
   * @throws ProblemException with every such statement
   */
  public static void check(DatabaseChoice choice, ScriptSet scripts) {
    if (!isOn(choice)) {
      return;
    }
    List<Problem> problems = new ArrayList<>();
    ServerWide rule = new ServerWide("");
    scripts
        .toRun()
        .forEach(
            script ->
                Statement.all(script.sql())
                    .forEach(
                        statement ->
                            rule.in(statement)
                                .map(what -> explained(Problem.of(CODE, message(what))))
                                .map(problem -> problem.at(script.place(statement.start())))
                                .ifPresent(problems::add)));
    ProblemException.throwIfAny(problems);
  }

  /** For the statements of a run, as they are sent; empty where everything may be changed. */
  public static Optional<SharedServerGuard> of(DatabaseChoice choice, ThrowawayDatabase database) {
    String name = database.url().replaceFirst(".*/", "");
    return isOn(choice)
        ? Optional.of(new SharedServerGuard(new ServerWide(name)))
        : Optional.empty();
  }

  /**
   * @throws SQLException with {@link #CODE} when the statement must not be sent
   */
  public void check(String sql) throws SQLException {
    for (Statement statement : Statement.all(sql)) {
      Optional<String> what = rule.in(statement);
      if (what.isPresent()) {
        throw new SQLException(message(what.get()), CODE);
      }
    }
  }

  /** Adds why, and what to do. */
  public static Problem explained(Problem problem) {
    return problem
        .withDetail(
            "why", "on a shared server this would stay behind, and every database would see it")
        .withFix(
            "take a provider with a server of its own: <provider>embedded</provider>; or, if it is"
                + " meant: <allowServerWide>true</allowServerWide> or -Dheadwater.allowServerWide");
  }

  private static boolean isOn(DatabaseChoice choice) {
    return choice.isInServer() && !choice.server().allowServerWide();
  }

  private static String message(String what) {
    return what + " changes the whole server, not only the database of this run";
  }
}
