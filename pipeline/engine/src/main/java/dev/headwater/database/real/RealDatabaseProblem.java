package dev.headwater.database.real;

import dev.headwater.database.client.ConnectFailure;
import dev.headwater.problem.Problem;
import java.sql.SQLException;

/** The problem when a real database cannot be reached, or refuses the user. */
record RealDatabaseProblem(RealAddress address, RealLogin login) {

  Problem connecting(SQLException e) {
    Problem problem =
        switch (String.valueOf(e.getSQLState())) {
          case "28P01" -> said(e).withFix(address.correctPassword());
          case "28000" ->
              said(e)
                  .withFix(
                      "have an administrator let this user in from here: a line in pg_hba.conf for"
                          + " this user, database and address");
          case "3D000" -> said(e).withFix(address.correctAddress());
          default -> fromHere(e);
        };
    return problem
        .withDetail("database", login.place() + "/" + login.database())
        .withDetail("user", login.user() + ", password from: " + login.password());
  }

  private Problem fromHere(SQLException e) {
    ConnectFailure failure = ConnectFailure.of(e, login.password());
    Problem problem = failure.problem(e);
    return switch (failure) {
      case NO_PASSWORD -> problem.withFix(address.correctPassword());
      case NO_HOST, REFUSED, SILENT ->
          problem.withFix(
              "check that it runs and that no firewall is in between, or "
                  + address.correctAddress());
      case NOT_ENCRYPTED ->
          problem.withFix("choose sslmode and sslrootcert as this server needs them");
      case NOT_POSTGRES ->
          problem.withFix(
              "give the address of PostgreSQL itself, not of a pooler: "
                  + address.correctAddress());
      case SAID -> problem;
    };
  }

  Problem notReadOnly() {
    return Problem.of("server-pooler", "the connection is not read only")
        .withDetail(
            "why",
            "something between here and the server, such as a pooler, drops the settings of the"
                + " connection")
        .withDetail("database", login.place() + "/" + login.database())
        .withFix("give the address of PostgreSQL itself: " + address.correctAddress());
  }

  private static Problem said(SQLException e) {
    return ConnectFailure.SAID.problem(e);
  }
}
