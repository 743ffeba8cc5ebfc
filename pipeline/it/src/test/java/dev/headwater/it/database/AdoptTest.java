package dev.headwater.it.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.server.CompanyServer;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** {@code mvn headwater:adopt}. */
final class AdoptTest {

  @Test
  void firstMigrationAndTheSqlForFlywayAreWritten() throws Exception {
    try (CompanyServer company = CompanyServer.start(new TestArtifacts());
        MavenProject shop = MavenProject.empty()) {
      company.sql("create role reader login password 'r3ad'", "create database shop");
      company.in("shop", "create table author (id int primary key)");
      shop.environment("PGPASSWORD", "r3ad").pom(MavenProject.PLUGIN, MavenProject.JOOQ);

      Result result =
          shop.run(
              "headwater:adopt",
              "-Dheadwater.on=jdbc:postgresql://" + company.place() + "/shop?user=reader");

      assertThat(result.output())
          .contains(
              "Headwater: adopt: src/main/resources/db/migration/V1__baseline.sql has 1 statement",
              "proven: Flyway ran it in an empty database")
          .doesNotContain("r3ad");
      assertThat(shop.folder().resolve("src/main/resources/db/migration/V1__baseline.sql"))
          .content()
          .startsWith("create table public.author (");
      assertThat(Files.readString(shop.folder().resolve("target/headwater/adopt.sql")))
          .contains("create table \"public\".\"flyway_schema_history\" (");
    }
  }
}
