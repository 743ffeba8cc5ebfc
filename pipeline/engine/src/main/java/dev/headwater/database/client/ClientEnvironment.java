package dev.headwater.database.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where PostgreSQL's own clients look for what nobody tells them.
 *
 * @param variables {@code PG…}
 * @see <a href="https://www.postgresql.org/docs/current/libpq-envars.html">PostgreSQL: environment
 *     variables of libpq</a>
 */
public record ClientEnvironment(Map<String, String> variables, Path home, boolean windows) {

  /**
   * Variables that the JDBC driver has an equivalent for. {@code PGOPTIONS} is not among them: what
   * it sets would change what the migrations mean.
   */
  private static final Map<String, String> PROPERTIES =
      Map.ofEntries(
          Map.entry("PGPORT", "PGPORT"),
          Map.entry("PGUSER", "user"),
          Map.entry("PGSSLMODE", "sslmode"),
          Map.entry("PGSSLNEGOTIATION", "sslNegotiation"),
          Map.entry("PGSSLCERT", "sslcert"),
          Map.entry("PGSSLKEY", "sslkey"),
          Map.entry("PGSSLROOTCERT", "sslrootcert"),
          Map.entry("PGCHANNELBINDING", "channelBinding"),
          Map.entry("PGREQUIREAUTH", "requireAuth"),
          Map.entry("PGGSSENCMODE", "gssEncMode"),
          Map.entry("PGKRBSRVNAME", "kerberosServerName"));

  public ClientEnvironment {
    variables = Map.copyOf(variables);
  }

  /** This process and this user. */
  public static ClientEnvironment ofThisMachine() {
    return new ClientEnvironment(
        System.getenv(),
        Path.of(System.getProperty("user.home", "")),
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows"));
  }

  /** The user's password from {@code PGPASSWORD}, else from the file of passwords. */
  public Password password(PasswordFile.Wanted wanted) {
    String variable = variables.getOrDefault("PGPASSWORD", "");
    return variable.isEmpty() ? passwordFile().find(wanted) : new Password(variable, "PGPASSWORD");
  }

  /** Empty when it is not set. */
  public String variable(String name) {
    return variables.getOrDefault(name, "").strip();
  }

  /** Empty when neither PGHOST nor PGHOSTADDR names one. */
  public String host() {
    return variable("PGHOST").isEmpty() ? variable("PGHOSTADDR") : variable("PGHOST");
  }

  /** Without {@code PGDATABASE}, the database that createdb and dropdb connect to. */
  public String database() {
    return variable("PGDATABASE").isEmpty() ? "postgres" : variable("PGDATABASE");
  }

  /** Defaults for the JDBC driver, by its own names. */
  public Map<String, String> driverProperties() {
    Map<String, String> properties = new LinkedHashMap<>();
    PROPERTIES.forEach(
        (variable, property) -> {
          if (!variable(variable).isEmpty()) {
            properties.put(property, variable(variable));
          }
        });
    properties.put("PGDBNAME", database());
    if (!host().isEmpty()) {
      properties.put("PGHOST", host());
    }
    // There 0 and less mean no limit; here there is always one.
    if (variable("PGCONNECT_TIMEOUT").matches("[1-9]\\d{0,5}")) {
      properties.put("connectTimeout", variable("PGCONNECT_TIMEOUT"));
    }
    return properties;
  }

  /** The files of services, in the order in which they are searched. */
  List<Path> serviceFiles() {
    List<Path> files = new ArrayList<>();
    String given = variable("PGSERVICEFILE");
    files.add(given.isEmpty() ? userFiles().resolve(".pg_service.conf") : Path.of(given));
    if (!variable("PGSYSCONFDIR").isEmpty()) {
      files.add(Path.of(variable("PGSYSCONFDIR"), "pg_service.conf"));
    }
    return files;
  }

  /** The folder of the files of this user. */
  private Path userFiles() {
    String appData = variable("APPDATA");
    return windows
        ? (appData.isEmpty() ? home.resolve("AppData/Roaming") : Path.of(appData))
            .resolve("postgresql")
        : home;
  }

  PasswordFile passwordFile() {
    String given = variable("PGPASSFILE");
    if (!given.isEmpty()) {
      return new PasswordFile(Path.of(given), windows);
    }
    return new PasswordFile(userFiles().resolve(windows ? "pgpass.conf" : ".pgpass"), windows);
  }
}
