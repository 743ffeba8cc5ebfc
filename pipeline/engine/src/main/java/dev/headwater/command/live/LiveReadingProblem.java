package dev.headwater.command.live;

import dev.headwater.apply.status.HistoryTable;
import dev.headwater.database.client.DriverMessage;
import dev.headwater.database.client.LostConnection;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.Problem;
import java.sql.SQLException;
import java.util.List;

/** The problem when a real database cannot be read. */
public record LiveReadingProblem(RealDatabase database) {

  /** The server's words, and what to do. */
  public Problem of(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    Problem problem =
        Problem.of(state, DriverMessage.withCause(e)).withDetail("database", database.toString());
    if (state.equals("55P03")) {
      return locked(problem);
    }
    if (state.equals("53200")) {
      return problem
          .withDetail("why", "the server has no room for more locks, or no memory")
          .withFix("try again when the server has less to do");
    }
    if (state.equals("57014")) {
      return problem
          .withDetail(
              "why",
              "a question about the catalogue took longer than "
                  + database.statementLimit().toSeconds()
                  + " s")
          .withFix("try again when the server has less to do");
    }
    return LostConnection.is(state)
        ? problem
            .withDetail("why", "the connection was lost while the catalogue was read")
            .withFix("try again when the server is back")
        : problem;
  }

  private Problem locked(Problem problem) {
    Problem explained =
        problem.withDetail(
            "why",
            "others hold a lock that reading needs, and "
                + database.locks().words()
                + " did not get it; nothing was changed");
    List<String> holders = LockHolders.in(database);
    for (String holder : holders) {
      explained = explained.withDetail("holds a lock", holder);
    }
    return explained.withFix(
        holders.isEmpty()
            ? "see who holds locks: SELECT pid, usename, relation::regclass, query FROM pg_locks"
                + " JOIN pg_stat_activity USING (pid) WHERE granted; run this again when that"
                + " session has ended"
            : "run this again when that session has ended");
  }

  Problem tooOld(String postgres) {
    return Problem.of(
            "not-compared",
            "not compared: "
                + database.name()
                + " is PostgreSQL "
                + postgres
                + ", and Headwater knows the catalogues of 13 and newer")
        .withDetail("database", database.toString());
  }

  Problem noHistory(String table) {
    return Problem.of("no-history", database.name() + " has no history table " + table)
        .withDetail("database", database.toString())
        .withFix(
            "name the table: <flyway><table>…</table></flyway>; or say the version that the"
                + " database has: -Dheadwater.at=V43");
  }

  /**
   * @param otherwise what else to do
   */
  Problem notAllowed(HistoryTable table, String otherwise) {
    return Problem.of("42501", "the user may not read the history of " + database.name())
        .withDetail("database", database.toString())
        .withDetail("table", table.name())
        .withFix(
            "have its owner, "
                + table.owner()
                + ", run: "
                + String.join(" ", table.missing())
                + otherwise);
  }
}
