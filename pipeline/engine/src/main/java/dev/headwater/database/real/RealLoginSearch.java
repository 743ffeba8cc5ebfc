package dev.headwater.database.real;

import dev.headwater.database.client.ClientEnvironment;
import dev.headwater.database.client.DriverParameters;
import dev.headwater.database.client.JdbcUrl;
import dev.headwater.database.client.JdbcUrl.NotUsableException;
import dev.headwater.database.client.Password;
import dev.headwater.database.client.PasswordFile;
import dev.headwater.database.real.RealAddress.Environment;
import dev.headwater.database.real.RealAddress.Named;
import dev.headwater.database.real.RealAddress.Service;
import dev.headwater.database.real.RealAddress.Url;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.sql.Driver;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Puts together how to reach a real database. The driver itself reads URLs. */
record RealLoginSearch(Driver driver, ClientEnvironment environment) {

  /** A driver that has a password, even an empty one, does not look for {@code .pgpass}. */
  private static final Map<String, String> NO_PASSWORD = Map.of("password", "");

  RealLogin search(RealAddress address) {
    if (address instanceof Named named) {
      return named(named);
    }
    if (address instanceof Environment given) {
      return ofEnvironment(given);
    }
    return address instanceof Service service ? ofService(service) : ofUrl((Url) address);
  }

  private RealLogin named(Named named) {
    DriverParameters found = read(named, url(named, named.url()), NO_PASSWORD);
    String user = named.login().username();
    String password = named.login().password();
    return login(
        found,
        user.isEmpty() ? found.user() : user,
        wanted ->
            password.isEmpty()
                ? Password.none("none is given, and PGPASSWORD and .pgpass do not count here")
                : new Password(password, named.element() + "<serverId>"));
  }

  private RealLogin ofUrl(Url url) {
    Map<String, String> defaults = ofEnvironment();
    defaults.putAll(NO_PASSWORD);
    DriverParameters found = read(url, url(url, url.url()), defaults);
    return login(found, found.user(), environment::password);
  }

  /** Nobody else reads the environment of a process, so a password may stand in the URL. */
  private RealLogin ofEnvironment(Environment given) {
    Map<String, String> defaults = ofEnvironment();
    defaults.putAll(NO_PASSWORD);
    DriverParameters found = read(given, parsed(given, given.url()), defaults);
    String user = given.login().username();
    String password = given.login().password();
    return login(
        found,
        user.isEmpty() ? found.user() : user,
        wanted ->
            password.isEmpty()
                ? found
                    .given("password")
                    .map(value -> new Password(value, "HEADWATER_URL"))
                    .orElseGet(() -> environment.password(wanted))
                : new Password(password, "HEADWATER_PASSWORD"));
  }

  private static JdbcUrl parsed(RealAddress address, String text) {
    try {
      return JdbcUrl.of(text.isEmpty() ? "jdbc:postgresql:///" : text);
    } catch (NotUsableException e) {
      throw notUsable(address, e);
    }
  }

  private RealLogin ofService(Service service) {
    Map<String, String> defaults = ofEnvironment();
    defaults.putAll(NO_PASSWORD);
    DriverParameters found = read(service, JdbcUrl.ofService(service.name()), defaults);
    return login(
        found,
        found.user(),
        wanted ->
            found
                .given("password")
                .map(value -> new Password(value, "the service"))
                .orElseGet(() -> environment.password(wanted)));
  }

  private Map<String, String> ofEnvironment() {
    Map<String, String> properties = new TreeMap<>(environment.driverProperties());
    if (environment.variable("PGDATABASE").isEmpty()) {
      properties.remove("PGDBNAME"); // else the database that createdb would connect to
    }
    return properties;
  }

  private static RealLogin login(
      DriverParameters found, String user, Function<PasswordFile.Wanted, Password> password) {
    String database = found.given("PGDBNAME").orElse(user);
    return new RealLogin(
        found.place(),
        database,
        user,
        password.apply(found.wanted(database, user)),
        found.ofTransport());
  }

  private static JdbcUrl url(RealAddress address, String text) {
    JdbcUrl url = parsed(address, text);
    if (url.holdsPassword()) {
      throw new ProblemException(
          Problem.of("url-with-password", address.shown() + " is a URL with a password")
              .withDetail(
                  "why",
                  "others can read it: in the list of processes, in the history of the shell, in"
                      + " the POM or in the log of a build")
              .withFix("take it out of the URL, and " + address.correctPassword()));
    }
    return url;
  }

  private DriverParameters read(RealAddress address, JdbcUrl url, Map<String, String> defaults) {
    try {
      return url.read(new JdbcUrl.Reader(driver, environment), defaults);
    } catch (NotUsableException e) {
      throw notUsable(address, e);
    }
  }

  private static ProblemException notUsable(RealAddress address, NotUsableException e) {
    return new ProblemException(
        Problem.of("database-url", "no address of a PostgreSQL database: " + address.shown())
            .withDetail("why", e.why())
            .withFix(
                address.correctAddress()
                    + "; a URL looks like jdbc:postgresql://db.example.com:5432/shop"));
  }
}
