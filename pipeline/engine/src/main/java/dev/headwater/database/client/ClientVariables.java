package dev.headwater.database.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The variables with which PostgreSQL's clients find a database that the driver reaches. */
public final class ClientVariables {

  /** libpq's variables for the driver's properties of the same meaning. */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "user", "PGUSER",
          "password", "PGPASSWORD",
          "sslmode", "PGSSLMODE",
          "sslrootcert", "PGSSLROOTCERT");

  private ClientVariables() {}

  /**
   * The variables, with the password, whosever it is.
   *
   * @param url of JDBC, without parameters
   */
  public static Map<String, String> of(String url, Properties properties) {
    String[] address = url.replaceFirst("jdbc:postgresql://", "").split("/", 2);
    List<String> servers = List.of(address[0].split(","));
    Map<String, String> variables = new TreeMap<>();
    variables.put("PGHOST", joined(servers.stream().map(ClientVariables::host)));
    variables.put("PGPORT", joined(servers.stream().map(ClientVariables::port)));
    variables.put("PGDATABASE", URLDecoder.decode(address[1], StandardCharsets.UTF_8));
    variables.put("JDBC_URL", url);
    PROPERTIES.forEach(
        (property, name) -> {
          String value = properties.getProperty(property, "");
          if (!value.isEmpty()) {
            variables.put(name, value);
          }
        });
    return variables;
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
