package dev.headwater.database.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The parameters of a connection, by the driver's own names. */
public record DriverParameters(Map<String, String> all) {

  /** These parameters would change the meaning of what Headwater does, or cut it off. */
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

  static final String DEFAULT_PORT = "5432";

  public DriverParameters {
    all = Map.copyOf(all);
  }

  /** Empty when it is not given, or empty. */
  public Optional<String> given(String name) {
    return Optional.ofNullable(all.get(name)).filter(value -> !value.isEmpty());
  }

  public String hosts() {
    return given("PGHOST").orElse("localhost");
  }

  private String ports() {
    return given("PGPORT").orElse(DEFAULT_PORT);
  }

  /** The user of the parameters, else of this machine. */
  public String user() {
    return given("user").orElse(System.getProperty("user.name", ""));
  }

  /** Hosts and ports, as in a URL. */
  public String place() {
    return place(hosts(), ports());
  }

  /** As a URL has them; each host has a port, or all have one. */
  public static String place(String hosts, String ports) {
    String[] each = (ports.isEmpty() ? DEFAULT_PORT : ports).split(",");
    List<String> places = new ArrayList<>();
    for (String host : hosts.split(",")) {
      boolean bare = host.contains(":") && !host.startsWith("[");
      String port = each[Math.min(places.size(), each.length - 1)];
      places.add((bare ? "[" + host + "]" : host) + ":" + port);
    }
    return String.join(",", places);
  }

  /** The line of a file of passwords that this login needs. */
  public PasswordFile.Wanted wanted(String database, String user) {
    return new PasswordFile.Wanted(
        first(hosts()).replaceAll("[\\[\\]]", ""), first(ports()), database, user);
  }

  private static String first(String list) {
    return list.replaceAll(",.*", "");
  }

  /** The others, such as {@code sslmode}: neither place nor login nor settings of the session. */
  public Map<String, String> ofTransport() {
    Map<String, String> rest = new TreeMap<>(all);
    rest.keySet().removeAll(NOT_TAKEN_OVER);
    rest.computeIfPresent("options", (name, options) -> ConnectionOptions.withoutSettings(options));
    return rest;
  }

  /** Without values, because a password may be one. */
  @Override
  public String toString() {
    return all.keySet().toString();
  }
}
