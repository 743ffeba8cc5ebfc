package dev.headwater.database.server;

import dev.headwater.database.DatabaseChoice;
import dev.headwater.database.VersionWish;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.sql.Connection;
import java.util.OptionalInt;

/** Whether a server that lets us in can serve a run. */
record ServerCheck(ServerLogin login, ServerFacts facts) {

  void check(Connection connection, DatabaseChoice choice) {
    OptionalInt session = announcedSession(connection);
    if (session.isPresent() && session.getAsInt() != facts.session()) {
      throw refusal(
          Problem.of("server-pooler", "there is a connection pooler in front of this server")
              .withDetail(
                  "why",
                  "the pooler would mix up the sessions of a run, and nobody could see whether"
                      + " its database is still in use")
              .withFix("give the address of PostgreSQL itself; its port is often 5432"));
    }
    if (!choice.postgresVersion().isEmpty() && !VersionWish.of(choice).accepts(facts.version())) {
      throw refusal(
          Problem.of(
                  "server-version",
                  "the server is PostgreSQL "
                      + facts.version()
                      + ", and <postgresVersion> is "
                      + choice.postgresVersion())
              .withFix(
                  "name a server of that version, or take this one's:"
                      + " <postgresVersion>"
                      + facts.major()
                      + "</postgresVersion>"));
    }
    if (!facts.mayCreateDatabases()) {
      throw refusal(
          Problem.of("server-rights", "the user " + facts.user() + " may not create databases")
              .withFix(
                  "have an administrator run: ALTER ROLE \""
                      + facts.user().replace("\"", "\"\"")
                      + "\" CREATEDB;"));
    }
  }

  private ProblemException refusal(Problem problem) {
    return new ProblemException(problem.withDetail("server", login.place()));
  }

  /**
   * The process that the other end named at login. PostgreSQL names its own; a pooler names one of
   * its making.
   */
  private static OptionalInt announcedSession(Connection connection) {
    try {
      return OptionalInt.of(
          (Integer) connection.getClass().getMethod("getBackendPID").invoke(connection));
    } catch (ReflectiveOperationException e) {
      return OptionalInt.empty(); // not a connection of PostgreSQL's driver
    }
  }
}
