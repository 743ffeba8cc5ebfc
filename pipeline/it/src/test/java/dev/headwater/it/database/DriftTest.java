package dev.headwater.it.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.server.CompanyServer;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** {@code mvn headwater:drift}. */
final class DriftTest {

  private static final String CONFIGURATION =
      "<packageName>com.example.db</packageName><databases><production><url>%s</url>"
          + "<serverId>production</serverId></production></databases>";

  private static final String SERVER =
      "<servers><server><id>production</id><username>reader</username>"
          + "<password>r3ad</password></server></servers>";

  @Test
  void outcomeIsOnTheConsoleInAFileAndInTheExitCode() throws Exception {
    try (CompanyServer company = CompanyServer.start(new TestArtifacts());
        MavenProject shop = MavenProject.shop()) {
      company.sql("create role reader login password 'r3ad'", "create database shop");
      company.in(
          "shop",
          "create table author (id bigint generated always as identity primary key, name text not"
              + " null)");
      String url = "jdbc:postgresql://" + company.place() + "/shop";
      shop.settings(SERVER)
          .pom(MavenProject.plugin(CONFIGURATION.formatted(url)), MavenProject.JOOQ);
      String[] drift = {"headwater:drift", "-Dheadwater.on=production", "-Dheadwater.at=V1"};

      Result result = shop.run(drift);
      assertThat(result.output()).containsPattern("Headwater: drift: same: production");
      assertThat(result.succeeded()).isTrue();

      company.in("shop", "alter table author add born date");
      result = shop.run(drift);
      assertThat(result.problem())
          .startsWith("drift: drifted\n\nerror[schema-drifted]: ")
          .contains("+ column born  date");
      assertThat(result.succeeded()).isFalse();
      assertThat(Files.readString(shop.folder().resolve("target/headwater/drift.json")))
          .contains("\"outcome\" : \"drifted\"", "\"name\" : \"public.author.born\"");

      result = shop.run("headwater:drift", "-Dheadwater.on=production");
      assertThat(result.problem())
          .startsWith(
              "drift: error\n\nerror[no-history]: production has no history table"
                  + " flyway_schema_history")
          .doesNotContain("r3ad");
    }
  }
}
