package dev.headwater.database.client;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The driver's names for keys of services.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-connect.html">PostgreSQL: parameter
 *     key words of libpq</a>
 */
final class ServiceKeys {

  private static final String CONNECT_TIMEOUT = "connect_timeout";
  private static final String HOST = "host";
  private static final String PORT = "port";

  /** All others have the same name, or no equivalent. */
  private static final Map<String, String> PROPERTIES =
      Map.ofEntries(
          Map.entry(HOST, "PGHOST"),
          Map.entry(PORT, "PGPORT"),
          Map.entry("dbname", "PGDBNAME"),
          Map.entry(CONNECT_TIMEOUT, "connectTimeout"),
          Map.entry("application_name", "ApplicationName"),
          Map.entry("sslnegotiation", "sslNegotiation"),
          Map.entry("channel_binding", "channelBinding"),
          Map.entry("require_auth", "requireAuth"),
          Map.entry("gssencmode", "gssEncMode"),
          Map.entry("krbsrvname", "kerberosServerName"),
          Map.entry("keepalives", "tcpKeepAlive"),
          Map.entry("load_balance_hosts", "loadBalanceHosts"),
          Map.entry("target_session_attrs", "targetServerType"));

  private static final Map<String, Map<String, String>> WORDS =
      Map.of(
          "keepalives",
          Map.of("0", "false", "1", "true"),
          "load_balance_hosts",
          Map.of("disable", "false", "random", "true"),
          "target_session_attrs",
          Map.of(
              "any", "any",
              "read-write", "primary",
              "primary", "primary",
              "read-only", "secondary",
              "standby", "secondary",
              "prefer-standby", "preferSecondary"));

  private static final Map<String, String> FIXES =
      Map.of(
          "hostaddr", "give the address as host",
          "passfile", "take the line away, and name the file in PGPASSFILE");

  private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

  private ServiceKeys() {}

  static String property(String key) {
    return PROPERTIES.getOrDefault(key, key);
  }

  /** The fix for a key that has no equivalent. */
  static String fix(String key) {
    return FIXES.getOrDefault(
        key, "correct the key, or take the line away, or write a service without it");
  }

  /** Whether the value says what counts without it. Here there is always a limit. */
  static boolean isDefault(String key, String value) {
    return value.isEmpty() || (key.equals(CONNECT_TIMEOUT) && value.matches("0+|-\\d{1,6}"));
  }

  /** The driver's value; empty where it has none. */
  static Optional<String> value(String key, String value) {
    return switch (key) {
      case PORT -> Optional.of(value).filter(ServiceKeys::arePorts);
      case CONNECT_TIMEOUT -> Optional.of(value).filter(SECONDS.asMatchPredicate());
      case HOST ->
          Optional.of(value)
              .filter(hosts -> Stream.of(hosts.split(",")).noneMatch(ServiceKeys::isSocket));
      default -> Optional.ofNullable(WORDS.getOrDefault(key, Map.of(value, value)).get(value));
    };
  }

  static boolean arePorts(String ports) {
    return Stream.of(ports.split(",", -1))
        .allMatch(port -> port.matches("\\d{1,5}") && isPort(Integer.parseInt(port)));
  }

  private static boolean isPort(int number) {
    return number > 0 && number <= 65535;
  }

  private static boolean isSocket(String host) {
    return host.startsWith("/") || host.startsWith("@");
  }

  /** The values that a key may have. */
  static String values(String key) {
    return switch (key) {
      case PORT -> "port=5432, for example";
      case CONNECT_TIMEOUT -> "connect_timeout=10, for example: a number of seconds";
      case HOST -> "host=localhost, for example: the driver connects by TCP only";
      default ->
          key
              + " is one of: "
              + WORDS.getOrDefault(key, Map.of()).keySet().stream()
                  .sorted()
                  .collect(Collectors.joining(", "));
    };
  }
}
