package dev.headwater.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The versions in the root POM. */
public final class Versions {

  private static final Properties ALL = read();

  private Versions() {}

  public static String of(String name) {
    return Objects.requireNonNull(ALL.getProperty(name), name);
  }

  private static Properties read() {
    Properties all = new Properties();
    try (InputStream stream = Versions.class.getResourceAsStream("versions.properties")) {
      all.load(Objects.requireNonNull(stream));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
