package dev.headwater.command.live;

import dev.headwater.apply.status.HistoryTable;
import dev.headwater.database.client.DriverMessage;
import dev.headwater.database.client.LostConnection;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.Problem;
import java.sql.SQLException;

/** The problem when a real database cannot be read. */
public record LiveReadingProblem(RealDatabase database) {

  /** The server's words, and what to do. */
  public Problem of(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    Problem problem =
        Problem.of(state, DriverMessage.withCause(e)).withDetail("database", database.toString());
    if (state.equals("55P03")) {
      return problem
          .withDetail(
              "why",
              "another session has locked a table, and Headwater waits at most 5 s, so that nobody"
                  + " waits behind it")
          .withFix(
              "try again when that session has ended: SELECT pid, relation::regclass FROM pg_locks"
                  + " WHERE mode = 'AccessExclusiveLock';");
    }
    if (state.equals("53200")) {
      return problem
          .withDetail("why", "the server has no room for more locks, or no memory")
          .withFix("try again when the server has less to do");
    }
    if (state.equals("57014")) {
      return problem
          .withDetail("why", "a question about the catalogue took longer than 60 s")
          .withFix("try again when the server has less to do");
    }
    return LostConnection.is(state)
        ? problem
            .withDetail("why", "the connection was lost while the catalogue was read")
            .withFix("try again when the server is back")
        : problem;
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
