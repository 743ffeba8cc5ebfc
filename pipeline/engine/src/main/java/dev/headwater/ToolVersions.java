package dev.headwater;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * The versions of the outside tools of one run.
 *
 * @param jooqGroup {@code org.jooq}, or the group of one of jOOQ's commercial editions
 */
public record ToolVersions(String jooqGroup, String jooq, String flyway, String pgjdbc) {

  private static final Properties DEFAULTS = load();

  /** What is used where a project declares nothing. */
  public static ToolVersions defaults() {
    return new ToolVersions("org.jooq", value("jooq"), value("flyway"), value("pgjdbc"));
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
