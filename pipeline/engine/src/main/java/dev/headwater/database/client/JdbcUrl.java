package dev.headwater.database.client;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
        "jdbc:postgresql://?service=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
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

  private boolean namesService() {
    return text.contains("service=");
  }

  /**
   * The parameters that differ from the driver's own defaults. The driver itself reads the URL and
   * service files.
   *
   * @param defaults for what the URL does not say, by the driver's own names
   */
  public DriverParameters read(Driver driver, Map<String, String> defaults)
      throws NotUsableException {
    try {
      Properties below = new Properties();
      below.putAll(defaults);
      if (!driver.acceptsURL(text)) {
        throw new NotUsableException(
            namesService()
                ? "the driver does not find its service in PGSERVICEFILE, ~/.pg_service.conf, or"
                    + " pg_service.conf in PGSYSCONFDIR"
                : "the driver does not accept it");
      }
      Map<String, String> found = new TreeMap<>();
      boolean knowsServices = false;
      for (DriverPropertyInfo info : driver.getPropertyInfo(text, below)) {
        knowsServices |= info.name.equals("service");
        if (info.value != null) {
          found.put(info.name, info.value);
        }
      }
      if (namesService() && !knowsServices) {
        throw new NotUsableException(
            "the project's driver knows no services, as all before 42.3.1");
      }
      for (DriverPropertyInfo info : driver.getPropertyInfo("jdbc:postgresql:", new Properties())) {
        if (!info.name.startsWith("PG")) {
          found.remove(info.name, info.value);
        }
      }
      return new DriverParameters(found);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
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
