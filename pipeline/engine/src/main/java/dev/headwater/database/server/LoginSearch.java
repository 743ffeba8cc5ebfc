package dev.headwater.database.server;

import dev.headwater.database.DatabaseChoice.ServerAddress;
import dev.headwater.database.client.ClientEnvironment;
import dev.headwater.database.client.DriverParameters;
import dev.headwater.database.client.JdbcUrl;
import dev.headwater.database.client.JdbcUrl.NotUsableException;
import dev.headwater.database.client.Password;
import dev.headwater.database.client.PasswordFile;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.sql.Driver;

/**
 * Puts together how to reach the server: what the user says, then what its URL says, then what
 * PostgreSQL's own clients would take. The driver itself reads the URL and service files.
 */
record LoginSearch(Driver driver, ClientEnvironment environment) {

  private static final String PASTE =
      "<server><url>jdbc:postgresql://db.example.com:5432/postgres</url></server>, and the credentials"
          + " in its <id> (settings.xml), or in its <username> and <password>, PGUSER and PGPASSWORD,"
          + " or .pgpass";

  ServerLogin search(ServerAddress address) {
    DriverParameters found = read(address);
    refuseSocket(found.hosts());
    String database = found.given("PGDBNAME").orElse(environment.database());
    String user = address.username().isEmpty() ? found.user() : address.username();
    return new ServerLogin(
        found.place(),
        database,
        user,
        password(address, found, found.wanted(database, user)),
        found.ofTransport());
  }

  private DriverParameters read(ServerAddress address) {
    try {
      return url(address)
          .read(new JdbcUrl.Reader(driver, environment), environment.driverProperties());
    } catch (NotUsableException e) {
      throw new ProblemException(
          Problem.of("server-url", "<server><url> is not a JDBC URL of PostgreSQL")
              .withDetail("why", e.why())
              .withFix(PASTE));
    }
  }

  private static void refuseSocket(String host) {
    if (host.startsWith("/") || host.startsWith("@")) {
      throw new ProblemException(
          Problem.of("server-url", "PGHOST is the folder of a Unix socket")
              .withDetail("given", host)
              .withDetail("why", "PostgreSQL's JDBC driver connects by TCP only")
              .withFix("PGHOST=localhost, or " + PASTE));
    }
  }

  private JdbcUrl url(ServerAddress address) throws NotUsableException {
    if (!address.url().isEmpty()) {
      return JdbcUrl.of(address.url());
    }
    String service = environment.variable("PGSERVICE");
    if (!service.isEmpty()) {
      return JdbcUrl.ofService(service);
    }
    String host = environment.host();
    if (host.isEmpty()) {
      throw new ProblemException(
          Problem.of("no-server", "no server is named for the provider server")
              .withDetail(
                  "looked for",
                  "<server><url>, -Dheadwater.server.url, PGHOST, PGHOSTADDR, PGSERVICE")
              .withFix(PASTE));
    }
    refuseSocket(host);
    return new JdbcUrl(
        "jdbc:postgresql://" + DriverParameters.place(host, environment.variable("PGPORT")) + "/");
  }

  private Password password(
      ServerAddress address, DriverParameters found, PasswordFile.Wanted wanted) {
    if (!address.password().isEmpty()) {
      return new Password(
          address.password(), "<server><password>, -Dheadwater.server.password, or <server><id>");
    }
    return found
        .given("password")
        .map(value -> new Password(value, "the URL, or its service"))
        .orElseGet(() -> environment.password(wanted));
  }
}
