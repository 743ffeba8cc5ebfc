package dev.headwater.database.server;

import dev.headwater.problem.Problem;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

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
    if (login.password().value().isEmpty()
        && "08004".equals(e.getSQLState())
        && !words(e).contains("SSL")) {
      return Problem.of("server-login", "the server wants a password, and there is none")
          .withFix(correctPassword());
    }
    if ("08P01".equals(e.getSQLState())) {
      return notPostgres(e);
    }
    if (cause(e, UnknownHostException.class).isPresent()) {
      return unreachable("there is no host of this name", e);
    }
    if (cause(e, ConnectException.class).isPresent()
        || cause(e, NoRouteToHostException.class).isPresent()) {
      return unreachable("nothing accepts connections there", e);
    }
    if (cause(e, SocketTimeoutException.class).isPresent()
        || ("08001".equals(e.getSQLState()) && e.getCause() == null)) {
      return unreachable("it does not answer in time", e);
    }
    if (cause(e, SSLException.class).isPresent() || words(e).contains("SSL")) {
      return Problem.of("server-ssl", "no encrypted connection to the server")
          .withDetail("why", withCause(e))
          .withFix(
              "choose sslmode and sslrootcert in the URL as this server needs them (sslmode=disable"
                  + " if it has no encryption), or PGSSLMODE and PGSSLROOTCERT");
    }
    return isProtocol(e) ? notPostgres(e) : said(e);
  }

  private static boolean isProtocol(SQLException e) {
    return String.valueOf(e.getSQLState()).startsWith("08");
  }

  private static Problem notPostgres(SQLException e) {
    return Problem.of("server-protocol", "the program at this address is not PostgreSQL")
        .withDetail("why", withCause(e))
        .withFix("give the address of PostgreSQL itself, not of a pooler: " + ADDRESS);
  }

  private static Problem unreachable(String why, SQLException e) {
    return Problem.of("server-unreachable", "the server cannot be reached: " + why)
        .withDetail("why", withCause(e))
        .withFix("check that it runs and that no firewall is in between, or " + ADDRESS);
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
    return Problem.of(e.getSQLState() == null ? "server" : e.getSQLState(), words(e));
  }

  private String correctPassword() {
    return "give the right one in <server><password>, -Dheadwater.server.password, <server><id>"
        + " (settings.xml), PGPASSWORD, or .pgpass";
  }

  /** Without "FATAL: ", in whatever language, and without what the driver adds. */
  static String words(SQLException e) {
    return String.valueOf(e.getMessage())
        .lines()
        .findFirst()
        .orElse("")
        .replaceFirst("^\\p{Lu}+ ?: +", "");
  }

  static String withCause(SQLException e) {
    return e.getCause() == null ? words(e) : words(e) + " (" + e.getCause() + ")";
  }

  private static <T extends Throwable> Optional<T> cause(Throwable e, Class<T> type) {
    return Stream.iterate(e, t -> t != null, Throwable::getCause)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}
