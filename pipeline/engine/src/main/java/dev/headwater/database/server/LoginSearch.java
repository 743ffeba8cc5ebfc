package dev.headwater.database.server;

import dev.headwater.database.DatabaseChoice.ServerAddress;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** These parameters would change the meaning of the migrations, or cut them off. */
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

  private static final String DEFAULT_PORT = "5432";

  private static final String PASTE =
      "<server><url>jdbc:postgresql://db.example.com:5432/postgres</url></server>, and the credentials"
          + " in its <id> (settings.xml), or in its <username> and <password>, PGUSER and PGPASSWORD,"
          + " or .pgpass";

  ServerLogin search(ServerAddress address) {
    Map<String, String> found = asTheDriverReads(url(address));
    String hosts = given(found, "PGHOST").orElse("localhost");
    refuseSocket(hosts);
    String ports = given(found, "PGPORT").orElse(DEFAULT_PORT);
    String database = given(found, "PGDBNAME").orElse(environment.database());
    String user =
        Optional.of(address.username())
            .filter(name -> !name.isEmpty())
            .or(() -> given(found, "user"))
            .orElse(System.getProperty("user.name", ""));
    Password password =
        password(
            new Given(address.password(), given(found, "password").orElse("")),
            new PasswordFile.Wanted(
                first(hosts).replaceAll("[\\[\\]]", ""), first(ports), database, user));
    Map<String, String> properties = new TreeMap<>(found);
    properties.keySet().removeAll(NOT_TAKEN_OVER);
    properties.computeIfPresent(
        "options", (name, options) -> ConnectionOptions.withoutSettings(options));
    return new ServerLogin(places(hosts, ports), database, user, password, properties);
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

  /** As a URL has them; each host has a port, or all have one. */
  private static String places(String hosts, String ports) {
    String[] each = ports.split(",");
    List<String> places = new ArrayList<>();
    for (String host : hosts.split(",")) {
      boolean bare = host.contains(":") && !host.startsWith("[");
      String port = each[Math.min(places.size(), each.length - 1)];
      places.add((bare ? "[" + host + "]" : host) + ":" + port);
    }
    return String.join(",", places);
  }

  private static String first(String list) {
    return list.replaceAll(",.*", "");
  }

  private static Optional<String> given(Map<String, String> found, String name) {
    return Optional.ofNullable(found.get(name)).filter(value -> !value.isEmpty());
  }

  private String url(ServerAddress address) {
    if (!address.url().isEmpty()) {
      return checked(address.url());
    }
    String service = environment.variable("PGSERVICE");
    if (!service.isEmpty()) {
      return "jdbc:postgresql:?service=" + URLEncoder.encode(service, StandardCharsets.UTF_8);
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
    String port = environment.variable("PGPORT");
    return "jdbc:postgresql://" + places(host, port.isEmpty() ? DEFAULT_PORT : port) + "/";
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

  private static ProblemException notUnderstood(String why) {
    return new ProblemException(
        Problem.of("server-url", "<server><url> is not a JDBC URL of PostgreSQL")
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

  /** The parameters that differ from the driver's own defaults. */
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
      boolean knowsServices = false;
      for (DriverPropertyInfo info : driver.getPropertyInfo(url, defaults)) {
        knowsServices |= info.name.equals("service");
        if (info.value != null) {
          found.put(info.name, info.value);
        }
      }
      if (url.contains("service=") && !knowsServices) {
        throw notUnderstood("the project's driver knows no services, as all before 42.3.1");
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
      return new Password(
          given.parameter(), "<server><password>, -Dheadwater.server.password, or <server><id>");
    }
    if (!given.inUrl().isEmpty()) {
      return new Password(given.inUrl(), "the URL, or its service");
    }
    String variable = environment.variables().getOrDefault("PGPASSWORD", "");
    return variable.isEmpty()
        ? environment.passwordFile().find(wanted)
        : new Password(variable, "PGPASSWORD");
  }

  private record Given(String parameter, String inUrl) {}
}
