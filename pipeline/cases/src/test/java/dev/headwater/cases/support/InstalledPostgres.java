package dev.headwater.cases.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * PostgreSQL 15 from Debian's packages. A laptop without it skips what needs it; CI, where {@code
 * HEADWATER_REQUIRE_LOCAL} is set, fails.
 */
public final class InstalledPostgres {

  public static final String MAJOR = "15";
  public static final Path HOME = Path.of("/usr/lib/postgresql/" + MAJOR);

  private InstalledPostgres() {}

  public static void required() {
    boolean there = Files.isExecutable(HOME.resolve("bin/postgres"));
    if (Boolean.parseBoolean(System.getenv("HEADWATER_REQUIRE_LOCAL"))) {
      assertThat(there).as("PostgreSQL in " + HOME).isTrue();
    }
    assumeTrue(there, "PostgreSQL is not installed in " + HOME);
  }

  /** Such as {@code 15.18}. */
  public static String version() throws IOException {
    Process process =
        new ProcessBuilder(HOME.resolve("bin/postgres").toString(), "--version").start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .replaceAll("(?s).*\\) ([\\d.]+).*", "$1");
  }
}
