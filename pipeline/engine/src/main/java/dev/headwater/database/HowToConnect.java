package dev.headwater.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A database as PostgreSQL's own programs reach it. */
public record HowToConnect(ThrowawayDatabase database) {

  /** libpq's variables for the driver's properties of the same meaning. */
  private static final Map<String, String> PROPERTIES =
      Map.of("sslmode", "PGSSLMODE", "sslrootcert", "PGSSLROOTCERT");

  /** The command for a shell. The password of the user's own login is not shown. */
  public String psql() {
    return (database.password().isEmpty() ? "" : "PGPASSWORD=" + database.password() + " ")
        + "psql "
        + database
            .url()
            .replace("jdbc:", "")
            .replace(
                "//", "//" + URLEncoder.encode(database.username(), StandardCharsets.UTF_8) + "@");
  }

  /** Variables for a program that is started here, with the password, whosever it is. */
  public Map<String, String> environment() {
    String[] address = database.url().replaceFirst("jdbc:postgresql://", "").split("/", 2);
    List<String> servers = List.of(address[0].split(","));
    Map<String, String> variables = new TreeMap<>();
    variables.put("PGHOST", joined(servers.stream().map(HowToConnect::host)));
    variables.put("PGPORT", joined(servers.stream().map(HowToConnect::port)));
    variables.put("PGDATABASE", java.net.URLDecoder.decode(address[1], StandardCharsets.UTF_8));
    variables.put("PGUSER", database.username());
    variables.put("JDBC_URL", database.url());
    if (database.dataSource() instanceof DriverDataSource source) {
      put(variables, "PGPASSWORD", source.properties().getProperty("password", ""));
      PROPERTIES.forEach(
          (property, name) -> put(variables, name, source.properties().getProperty(property, "")));
    }
    return variables;
  }

  private static void put(Map<String, String> variables, String name, String value) {
    if (!value.isEmpty()) {
      variables.put(name, value);
    }
  }

  private static String joined(Stream<String> parts) {
    return parts.collect(Collectors.joining(","));
  }

  private static String host(String server) {
    return server.replaceFirst(":\\d+$", "").replaceAll("[\\[\\]]", "");
  }

  private static String port(String server) {
    return server.matches(".*:\\d+") ? server.replaceFirst(".*:", "") : "5432";
  }
}
