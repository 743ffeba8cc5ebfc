package dev.headwater.database.server;

import dev.headwater.database.client.ConnectFailure;
import dev.headwater.problem.Problem;
import java.sql.SQLException;

/** The problem when the server cannot be reached, or refuses the user. */
record ServerProblem(ServerLogin login) {

  private static final String ADDRESS =
      "correct <server><url>, -Dheadwater.server.url, or PGHOST and PGPORT";

  Problem connecting(SQLException e) {
    Problem problem =
        switch (String.valueOf(e.getSQLState())) {
          case "28P01" -> said(e).withFix(correctPassword());
          case "28000" ->
              said(e)
                  .withFix(
                      "correct <server><username>, or have an administrator let this user in from here:"
                          + " a line in pg_hba.conf for this user, database and address (if"
                          + " PostgreSQL asks for encryption, sslmode=require in the URL may be"
                          + " enough)");
          case "3D000" -> said(e).withFix("name a database that exists: " + ADDRESS);
          case "53300" ->
              said(e)
                  .withFix(
                      "try again when fewer clients are connected, or have an administrator allow"
                          + " more"
                          + " connections: a run needs up to five at a time");
          case "57P03" -> said(e).withFix("try again when the server has started");
          default -> fromHere(e);
        };
    return problem
        .withDetail("server", login.place() + ", database " + login.database())
        .withDetail("user", login.user() + ", password from: " + login.password());
  }

  /** The driver speaks: there is no connection, or not for long. */
  private Problem fromHere(SQLException e) {
    ConnectFailure failure = ConnectFailure.of(e, login.password());
    Problem problem = failure.problem(e);
    return switch (failure) {
      case NO_PASSWORD -> problem.withFix(correctPassword());
      case NO_HOST, REFUSED, SILENT ->
          problem.withFix("check that it runs and that no firewall is in between, or " + ADDRESS);
      case NOT_ENCRYPTED ->
          problem.withFix(
              "choose sslmode and sslrootcert in the URL as this server needs them (sslmode=disable"
                  + " if it has no encryption), or PGSSLMODE and PGSSLROOTCERT");
      case NOT_POSTGRES ->
          problem.withFix("give the address of PostgreSQL itself, not of a pooler: " + ADDRESS);
      case SAID -> problem;
    };
  }

  /** A statement of Headwater's failed. */
  Problem refused(SQLException e) {
    Problem problem = said(e).withDetail("server", login.place()).withDetail("user", login.user());
    return "25006".equals(e.getSQLState())
        ? problem.withFix("this server can only be read: give the address of its primary")
        : problem;
  }

  /** In PostgreSQL's own words. */
  Problem said(SQLException e) {
    return ConnectFailure.SAID.problem(e);
  }

  private String correctPassword() {
    return "give the right one in <server><password>, -Dheadwater.server.password, <server><id>"
        + " (settings.xml), PGPASSWORD, or .pgpass";
  }
}
