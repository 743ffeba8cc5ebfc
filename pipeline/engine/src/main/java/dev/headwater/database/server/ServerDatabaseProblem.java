package dev.headwater.database.server;

import dev.headwater.database.client.DriverMessage;
import dev.headwater.problem.Problem;
import java.sql.SQLException;

/** The problem when the throwaway database is out of reach: it may stay on the server. */
record ServerDatabaseProblem(ServerLogin login, ThrowawayName name) {

  /**
   * @param during such as {@code during V2__x.sql}; empty when it is not known
   */
  Problem lost(String during, String why) {
    return problem("server-lost", "the connection to PostgreSQL was lost" + during, why)
        .withFix(
            "see whether the server runs and the network holds, and run again; " + leftBehind());
  }

  Problem notKept(SQLException e) {
    return problem(
            "server-keep",
            "the database " + name.name() + " cannot be kept",
            DriverMessage.withCause(e))
        .withFix("run again; " + leftBehind());
  }

  Problem notDropped(SQLException e) {
    return problem(
            "server-close",
            "the database " + name.name() + " cannot be dropped",
            DriverMessage.withCause(e))
        .withFix(leftBehind());
  }

  String dropCommand() {
    return login.psql(login.database()) + " -c 'drop database if exists " + name.name() + "'";
  }

  private Problem problem(String code, String message, String why) {
    return Problem.of(code, message).withDetail("server", login.place()).withDetail("why", why);
  }

  private String leftBehind() {
    return "a run some minutes later drops " + name.name() + ", or you do:\n" + dropCommand();
  }
}
