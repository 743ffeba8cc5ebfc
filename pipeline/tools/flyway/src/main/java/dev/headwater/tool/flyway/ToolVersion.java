package dev.headwater.tool.flyway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.flywaydb.core.Flyway;

/** Flyway's version out of its own jar. */
final class ToolVersion {

  private static final String POM = "/META-INF/maven/org.flywaydb/flyway-core/pom.properties";

  private ToolVersion() {}

  static String ofFlyway() {
    try (InputStream in = Flyway.class.getResourceAsStream(POM)) {
      if (in == null) {
        return "unknown";
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
