package dev.headwater.it.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.server.CompanyServer;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The goals that bring migrations to a real database: one build runs all of them. */
final class DeploymentTest {

  @Test
  void databaseIsMigratedShownAndTakenBack() throws Exception {
    try (CompanyServer company = CompanyServer.start(new TestArtifacts());
        MavenProject shop = MavenProject.shop()) {
      company.sql("create role migrator login password 'm1gr'");
      company.sql("create database shop owner migrator");
      company.in("shop", "grant create on schema public to migrator");
      shop.environment("PGPASSWORD", "m1gr")
          .file("src/main/resources/db/migration/U1__author.sql", "drop table author;");
      String on = "-Dheadwater.on=jdbc:postgresql://" + company.place() + "/shop?user=migrator";

      Result asked = shop.run("headwater:migrate", on);
      assertThat(asked.succeeded()).isFalse();
      assertThat(asked.problem()).startsWith("error[not-confirmed]: nobody confirmed the plan");
      assertThat(Files.readString(shop.folder().resolve("target/headwater/migrate.json")))
          .contains("\"outcome\" : \"not-confirmed\"");

      Result done =
          shop.run(
              "headwater:prove",
              "headwater:script",
              "headwater:migrate",
              "headwater:status",
              "headwater:repair",
              "headwater:stamp",
              "headwater:undo",
              "headwater:bundle",
              on,
              "-Dheadwater.yes");
      assertThat(done.output())
          .containsPattern("Headwater: migrate: done: \\S+/shop is at version 1; 1 migration in")
          .containsPattern("Headwater:   1 +author +applied +\\d{4}-.* migrator")
          .contains("Headwater: proven: U1__author.sql brings the old schema back")
          .contains("Headwater: script: target/headwater/migrate.sql brings an empty database to")
          .containsPattern("Headwater: repair: nothing to do: the history of \\S+/shop fits")
          .containsPattern(
              "Headwater: stamp: nothing to do: the history of \\S+/shop says version 1")
          .containsPattern("Headwater: undo: done: \\S+/shop is before the first migration")
          .contains("Headwater: bundle: target/shop-migrations.jar has 1 migration and knows what")
          .doesNotContain("m1gr");
      assertThat(done.succeeded()).isTrue();
      assertThat(Files.readString(shop.folder().resolve("target/headwater/status.json")))
          .contains("\"state\" : \"applied\"");
    }
  }
}
