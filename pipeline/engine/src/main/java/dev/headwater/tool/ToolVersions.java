package dev.headwater.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of the outside tools of one run.
 *
 * @param jooqGroup {@code org.jooq}, or the group of one of jOOQ's commercial editions
 */
public record ToolVersions(
    String jooqGroup, String jooq, String flyway, String pgjdbc, String testcontainers)
    implements Serializable {

  private static final Properties DEFAULTS = load();

  /**
   * The JDBC driver for a project that declares none. Drivers since 42.7.5 name a column otherwise,
   * which older jOOQ does not find (jOOQ issue 17873, mended in 3.18.25 and 3.19.18).
   */
  public static String pgjdbcFor(String jooq) {
    Matcher version = Pattern.compile("3\\.(\\d+)\\.(\\d+).*").matcher(jooq);
    if (!version.matches()) {
      return value("pgjdbc");
    }
    int minor = Integer.parseInt(version.group(1));
    int patch = Integer.parseInt(version.group(2));
    boolean old = minor < 18 || (minor == 18 && patch < 25) || (minor == 19 && patch < 18);
    return value(old ? "pgjdbc-for-old-jooq" : "pgjdbc");
  }

  /** The versions for a project that declares none. */
  public static ToolVersions defaults() {
    return new ToolVersions(
        "org.jooq", value("jooq"), value("flyway"), value("pgjdbc"), value("testcontainers"));
  }

  /** The same with another jOOQ, and the JDBC driver that goes with it. */
  public ToolVersions withJooq(String version) {
    return new ToolVersions(jooqGroup, version, flyway, pgjdbcFor(version), testcontainers);
  }

  public ToolVersions withFlyway(String version) {
    return new ToolVersions(jooqGroup, jooq, version, pgjdbc, testcontainers);
  }

  /** PostgreSQL's major when none is asked for. */
  public static String defaultPostgres() {
    return value("postgres");
  }

  /** A version out of the root POM, by its short name. */
  public static String value(String name) {
    return Objects.requireNonNull(DEFAULTS.getProperty(name), name);
  }

  private static Properties load() {
    try (InputStream in = ToolVersions.class.getResourceAsStream("versions.properties")) {
      Properties properties = new Properties();
      properties.load(Objects.requireNonNull(in, "versions.properties"));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
