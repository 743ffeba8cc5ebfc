package dev.headwater.database.client;

import dev.headwater.problem.ProblemException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JDBC URL of PostgreSQL. No message shows its text, because it may hold a password. */
public record JdbcUrl(String text) {

  /**
   * Stricter than the driver, which writes what it does not understand into its log: a password, if
   * somebody puts one before the host.
   */
  private static final Pattern FORM =
      Pattern.compile(
          "jdbc:postgresql:(?://(?:HOST(?:,HOST)*)?/)?([^@/?#]*)(?:\\?([^#]*))?"
              .replace("HOST", "(?:[\\w.-]+|\\[[\\da-fA-F:.%\\w]+])(?::\\d{1,5})?"));

  private static final Pattern SERVICE = Pattern.compile("[?&]service=([^&]*)");

  private static final Pattern PASSWORD = Pattern.compile("(?i)[?&](?:ssl)?password=");

  /** The URL that a user wrote. */
  public static JdbcUrl of(String text) throws NotUsableException {
    Matcher parts = FORM.matcher(text);
    if (parts.matches() && isDecodable(parts.group(1)) && isDecodable(parts.group(2))) {
      return new JdbcUrl(text);
    }
    throw new NotUsableException(
        text.startsWith("jdbc:postgresql:")
            ? "its form is jdbc:postgresql://HOST:PORT/DATABASE?NAME=VALUE&NAME=VALUE, with % and"
                + " other special characters encoded, and without USER:PASSWORD@"
            : "it does not begin with jdbc:postgresql:");
  }

  /** The URL of a service in PostgreSQL's {@code pg_service.conf}. */
  public static JdbcUrl ofService(String name) {
    return new JdbcUrl(
        "jdbc:postgresql:///?service=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
  }

  private static boolean isDecodable(String part) {
    try {
      return part == null || URLDecoder.decode(part, StandardCharsets.UTF_8) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  public boolean holdsPassword() {
    return PASSWORD.matcher(text).find();
  }

  private Optional<String> service() {
    Matcher found = SERVICE.matcher(text);
    return found.find()
        ? Optional.of(URLDecoder.decode(found.group(1), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /** As the driver reads it; its own reader of services knows fewer keys. */
  private String withoutService() {
    return text.replaceAll("(?<=[?&])service=[^&]*(?:&|$)", "").replaceAll("[?&]$", "");
  }

  /** Who looks, and where it finds what a URL does not say. */
  public record Reader(Driver driver, ClientEnvironment environment) {}

  /**
   * The parameters that differ from the driver's own defaults. The driver itself reads the URL.
   *
   * @param defaults for what neither the URL nor its service says, by the driver's own names
   * @throws ProblemException when the service of the URL cannot be used
   */
  public DriverParameters read(Reader reader, Map<String, String> defaults)
      throws NotUsableException {
    Driver driver = reader.driver();
    try {
      DriverPropertyInfo[] known = driver.getPropertyInfo("jdbc:postgresql:", new Properties());
      Properties below = new Properties();
      below.putAll(defaults);
      service()
          .map(name -> PgService.require(name, reader.environment()))
          .ifPresent(service -> below.putAll(service.parameters(names(known))));
      if (!driver.acceptsURL(withoutService())) {
        throw new NotUsableException("the driver does not accept it");
      }
      Map<String, String> found = new TreeMap<>();
      for (DriverPropertyInfo info : driver.getPropertyInfo(withoutService(), below)) {
        if (info.value != null) {
          found.put(info.name, info.value);
        }
      }
      for (DriverPropertyInfo info : known) {
        if (!info.name.startsWith("PG")) {
          found.remove(info.name, info.value);
        }
      }
      if (!ServiceKeys.arePorts(found.getOrDefault("PGPORT", DriverParameters.DEFAULT_PORT))) {
        throw new NotUsableException("its port is no number from 1 to 65535");
      }
      return new DriverParameters(found);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> names(DriverPropertyInfo[] known) {
    return Stream.of(known)
        .map(info -> info.name)
        .filter(name -> !name.equals("service")) // a service cannot name another one
        .collect(Collectors.toSet());
  }

  /** Without parameters, because a password may be one. */
  @Override
  public String toString() {
    return text.replaceAll("\\?.*", "");
  }

  /** A URL leads to no server. The message says why, and does not have the URL. */
  public static final class NotUsableException extends Exception {

    private static final long serialVersionUID = 1L;

    private NotUsableException(String why) {
      super(why);
    }

    public String why() {
      return String.valueOf(getMessage());
    }
  }
}
