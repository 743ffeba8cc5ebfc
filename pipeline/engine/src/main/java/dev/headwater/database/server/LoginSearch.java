package dev.headwater.database.server;

import dev.headwater.DatabaseChoice.ServerAddress;
import dev.headwater.Diagnostic;
import dev.headwater.PipelineException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts together how to reach the server: what the user says, then what its URL says, then what
 * PostgreSQL's own clients would take. The driver itself reads the URL and service files.
 */
record LoginSearch(Driver driver, ClientEnvironment environment) {

  /**
   * Stricter than the driver, which writes what it does not understand into its log: a password, if
   * somebody puts one before the host.
   */
  private static final Pattern URL =
      Pattern.compile(
          "jdbc:postgresql:(?://(?:HOST(?:,HOST)*)?/)?([^@/?#]*)(?:\\?([^#]*))?"
              .replace("HOST", "(?:[\\w.-]+|\\[[\\da-fA-F:.%\\w]+])(?::\\d{1,5})?"));

  /** What would change what the migrations mean, or cut them off. */
  private static final Set<String> NOT_TAKEN_OVER =
      Set.of(
          "PGHOST",
          "PGPORT",
          "PGDBNAME",
          "user",
          "password",
          "service",
          "ApplicationName",
          "autosave",
          "currentSchema",
          "defaultRowFetchSize",
          "queryTimeout",
          "readOnly",
          "readOnlyMode",
          "replication",
          "socketTimeout",
          "stringtype");

  private static final String PASTE =
      "<url>jdbc:postgresql://db.example.com:5432/postgres</url>, and the credentials in <serverId>"
          + " (settings.xml), or in <username> and <password>, PGUSER and PGPASSWORD, or .pgpass";

  ServerLogin search(ServerAddress address) {
    String url = url(address);
    Map<String, String> found = asTheDriverReads(url);
    String host = found.getOrDefault("PGHOST", "localhost");
    if (host.startsWith("/") || host.startsWith("@")) {
      throw new PipelineException(
          Diagnostic.of("server-url", "PGHOST is the folder of a Unix socket")
              .withDetail("given", host)
              .withDetail("why", "PostgreSQL's JDBC driver connects by TCP only")
              .withFix("PGHOST=localhost, or " + PASTE));
    }
    String[] hosts = host.split(",");
    String[] ports = found.getOrDefault("PGPORT", "5432").split(",");
    List<String> places = new ArrayList<>();
    for (int i = 0; i < hosts.length; i++) {
      boolean bare = hosts[i].contains(":") && !hosts[i].startsWith("[");
      places.add(
          (bare ? "[" + hosts[i] + "]" : hosts[i]) + ":" + ports[Math.min(i, ports.length - 1)]);
    }
    // As createdb and dropdb do, where nobody names a database.
    String database =
        found.getOrDefault("PGDBNAME", orElse(environment.variable("PGDATABASE"), "postgres"));
    String user =
        orElse(address.username(), found.getOrDefault("user", System.getProperty("user.name", "")));
    Password password =
        password(
            new Given(address.password(), found.getOrDefault("password", "")),
            new PasswordFile.Wanted(hosts[0].replaceAll("[\\[\\]]", ""), ports[0], database, user));
    Map<String, String> properties = new TreeMap<>(found);
    properties.keySet().removeAll(NOT_TAKEN_OVER);
    return new ServerLogin(String.join(",", places), database, user, password, properties);
  }

  private String url(ServerAddress address) {
    if (!address.url().isEmpty()) {
      return checked(address.url());
    }
    String service = environment.variable("PGSERVICE");
    if (!service.isEmpty()) {
      return "jdbc:postgresql:?service=" + URLEncoder.encode(service, StandardCharsets.UTF_8);
    }
    if (environment.host().isEmpty()) {
      throw new PipelineException(
          Diagnostic.of("no-server", "no server is named for the provider server")
              .withDetail("looked for", "<url>, -Dheadwater.url, PGHOST, PGHOSTADDR, PGSERVICE")
              .withFix(PASTE));
    }
    return "jdbc:postgresql:";
  }

  /** The URL is not shown in the message, because it may hold a password. */
  private static String checked(String url) {
    Matcher parts = URL.matcher(url);
    if (parts.matches() && isDecodable(parts.group(1)) && isDecodable(parts.group(2))) {
      return url;
    }
    throw notUnderstood(
        url.startsWith("jdbc:postgresql:")
            ? "its form is jdbc:postgresql://HOST:PORT/DATABASE?NAME=VALUE&NAME=VALUE, with % and"
                + " other special characters encoded, and without USER:PASSWORD@"
            : "it does not begin with jdbc:postgresql:");
  }

  private static PipelineException notUnderstood(String why) {
    return new PipelineException(
        Diagnostic.of("server-url", "<url> is not a JDBC URL of PostgreSQL")
            .withDetail("why", why)
            .withFix(PASTE));
  }

  private static boolean isDecodable(String part) {
    try {
      return part == null || URLDecoder.decode(part, StandardCharsets.UTF_8) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** What is not the driver's own default. */
  private Map<String, String> asTheDriverReads(String url) {
    try {
      Properties defaults = new Properties();
      defaults.putAll(environment.driverProperties());
      if (!driver.acceptsURL(url)) {
        throw notUnderstood(
            url.contains("service=")
                ? "the driver does not find its service in PGSERVICEFILE, ~/.pg_service.conf, or"
                    + " pg_service.conf in PGSYSCONFDIR"
                : "the driver does not accept it");
      }
      Map<String, String> found = new TreeMap<>();
      for (DriverPropertyInfo info : driver.getPropertyInfo(url, defaults)) {
        if (info.value != null) {
          found.put(info.name, info.value);
        }
      }
      for (DriverPropertyInfo info : driver.getPropertyInfo("jdbc:postgresql:", new Properties())) {
        if (!info.name.startsWith("PG")) {
          found.remove(info.name, info.value);
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Password password(Given given, PasswordFile.Wanted wanted) {
    if (!given.parameter().isEmpty()) {
      return new Password(given.parameter(), "<password>, -Dheadwater.password, or <serverId>");
    }
    if (!given.inUrl().isEmpty()) {
      return new Password(given.inUrl(), "the URL, or its service");
    }
    String variable = environment.variables().getOrDefault("PGPASSWORD", "");
    return variable.isEmpty()
        ? environment.passwordFile().find(wanted)
        : new Password(variable, "PGPASSWORD");
  }

  private static String orElse(String value, String otherwise) {
    return value.isEmpty() ? otherwise : value;
  }

  private record Given(String parameter, String inUrl) {}
}
