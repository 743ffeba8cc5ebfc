package dev.headwater.database.guard;

import dev.headwater.database.DatabaseChoice;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.ScriptSet;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Refuses statements that would change what all databases of a shared server share. */
public final class SharedServerGuard {

  /** The code of a refused statement, in place of an SQLSTATE. */
  public static final String CODE = "server-wide";

  private final ServerWide rule;
  private final Set<String> rolesBefore;

  private SharedServerGuard(ServerWide rule, Set<String> rolesBefore) {
    this.rule = rule;
    this.rolesBefore = rolesBefore;
  }

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
                ServerWideScan.of(script.sql(), rule)
                    .forEach(
                        (offset, what) ->
                            problems.add(
                                explained(Problem.of(CODE, message(what)))
                                    .at(script.place(offset)))));
    ProblemException.throwIfAny(problems);
  }

  /** For the statements of a run, as they are sent; empty where everything may be changed. */
  public static Optional<SharedServerGuard> of(DatabaseChoice choice, ThrowawayDatabase database) {
    if (!isOn(choice)) {
      return Optional.empty();
    }
    try {
      Set<String> name = ask(database, "select current_database()");
      return Optional.of(
          new SharedServerGuard(new ServerWide(name.iterator().next()), roles(database)));
    } catch (SQLException e) {
      throw notAnswered(e);
    }
  }

  /**
   * @throws SQLException with {@link #CODE} when the statement must not be sent
   */
  public void check(String sql) throws SQLException {
    Optional<String> what = ServerWideScan.of(sql, rule).values().stream().findFirst();
    if (what.isPresent()) {
      throw new SQLException(message(what.get()), CODE);
    }
  }

  /** Roles that were not there before; a script may have made them in a way nobody can read. */
  public Set<String> newRoles(ThrowawayDatabase database) {
    try {
      Set<String> now = roles(database);
      now.removeAll(rolesBefore);
      return now;
    } catch (SQLException e) {
      throw notAnswered(e);
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

  private static Set<String> roles(ThrowawayDatabase database) throws SQLException {
    return ask(database, "select rolname from pg_roles");
  }

  private static Set<String> ask(ThrowawayDatabase database, String sql) throws SQLException {
    Set<String> values = new TreeSet<>();
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        values.add(row.getString(1));
      }
    }
    return values;
  }

  private static ProblemException notAnswered(SQLException e) {
    return new ProblemException(
        Problem.of("server-lost", "the server does not say which roles it has")
            .withDetail("why", String.valueOf(e.getMessage()))
            .withFix("see whether the server runs and the network holds, and run again"));
  }
}
