package dev.headwater.it.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.it.support.LongRun;
import dev.headwater.it.support.MavenProject;
import org.junit.jupiter.api.Test;

/** {@code mvn headwater:dev}, as a developer uses it. */
final class DevTest {

  private static final String MIGRATIONS = "src/main/resources/db/migration/";

  @Test
  void savedMigrationIsAppliedAndTheDatabaseOutlivesTheWatch() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      // With the project, so that nothing of it stays in the cache of this machine.
      String cache = "-Dheadwater.cache=" + shop.folder().resolve("target/cache");
      try {
        watch(shop, cache);
        assertThat(shop.run("headwater:dev", "-Dheadwater.once", cache).output())
            .contains("at version 3; it was running\n");
        assertThat(shop.run("headwater:dev-reset", cache).problem())
            .startsWith("error[not-confirmed]: nobody confirmed that the development database");
        assertThat(shop.run("headwater:dev-reset", "-Dheadwater.yes", cache).output())
            .contains("at version 3; made anew\n");
      } finally {
        assertThat(shop.run("headwater:dev-stop", cache).output())
            .contains("Headwater: dev: stopped; the data stays\n");
      }
    }
  }

  private static void watch(MavenProject shop, String cache) throws Exception {
    try (LongRun dev = new LongRun(shop.start("headwater:dev", cache))) {
      assertThat(dev.await("until mvn headwater:dev-stop"))
          .containsPattern("Headwater: dev: PostgreSQL \\S+ on port \\d+, at version 1; made now\n")
          .containsPattern(
              "Headwater:   PGPASSWORD=\\w+ psql postgresql://postgres@127\\.0\\.0\\.1:\\d+/postgres\n")
          .contains("Headwater:   dbeaver -con \"driver=postgresql|host=127.0.0.1|port=")
          .contains("Headwater: watching src/main/resources/db/migration; Ctrl-C ends the watch");
      shop.file(MIGRATIONS + "V2__born.sql", "alter table author add column born date;");
      dev.await("Headwater: dev: applied V2__born.sql\n");
      dev.await("at version 2; it was running\n");
      shop.file(MIGRATIONS + "V3__died.sql", "alter table author add colum died date;");
      dev.await("V3__died.sql:1:35: error[42601]: syntax error at or near \"date\"");
      shop.file(MIGRATIONS + "V3__died.sql", "alter table author add column died date;");
      dev.await("at version 3; it was running\n");
      dev.stop();
    }
  }
}
