package dev.headwater.it.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.server.CompanyServer;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import org.junit.jupiter.api.Test;

/** {@code mvn headwater:seed}. */
final class SeedTest {

  private static final String CONFIGURATION =
      "<packageName>com.example.db</packageName><databases><staging><url>%s</url>"
          + "<username>builder</username><serverId>staging</serverId><seeds>staging</seeds>"
          + "</staging></databases>";

  private static final String SERVER =
      "<servers><server><id>staging</id><username>builder</username>"
          + "<password>%s</password></server></servers>";

  @Test
  void namedDatabaseGetsItsOwnSeeds() throws Exception {
    try (CompanyServer company = CompanyServer.start(new TestArtifacts());
        MavenProject shop = MavenProject.shop()) {
      company.sql("create database shop owner builder");
      company.in(
          "shop",
          "create table author (id bigint generated always as identity primary key, name text not"
              + " null)");
      company.in("shop", "alter table author owner to builder");
      String url = "jdbc:postgresql://" + company.place() + "/shop";
      shop.settings(SERVER.formatted(CompanyServer.PASSWORD.replace("&", "&amp;")))
          .pom(MavenProject.plugin(CONFIGURATION.formatted(url)), MavenProject.JOOQ)
          .file(
              "src/main/resources/db/seed/common/author.sql",
              "-- headwater:seed table=author key=name\ninsert into author (name) values ('Ada');\n")
          .file(
              "src/main/resources/db/seed/staging/author.sql",
              "-- headwater:seed table=author key=name mode=sync\n"
                  + "insert into author (name) values ('Ida');\n")
          .file("src/main/resources/db/seed/dev/author.sql", "select 1;");

      Result result = shop.run("headwater:seed", "-Dheadwater.on=staging");
      assertThat(result.problem())
          .isEqualTo(
              """
              error[not-confirmed]: nobody confirmed that rows of author go, so they stay in staging
                brought in before: src/main/resources/db/seed/common/author.sql
                fix: answer yes in a terminal, or say -Dheadwater.yes""");
      assertThat(result.output())
          .contains("Headwater: seed: deletes from author 1 row:")
          .contains("Headwater:   Ada\n");

      result = shop.run("headwater:seed", "-Dheadwater.on=staging", "-Dheadwater.yes");
      assertThat(result.output())
          .contains("Headwater: seed: staging: 2 files\n")
          .contains(
              "Headwater:   author: 1 unchanged  (src/main/resources/db/seed/common/author.sql)\n")
          .contains(
              "author: 1 inserted, 1 deleted  (src/main/resources/db/seed/staging/author.sql)");

      result = shop.run("headwater:seed", "-Dheadwater.on=staging", "-Dheadwater.seeds=dev");
      assertThat(result.problem())
          .isEqualTo(
              """
              error[seeds-of-others]: these seeds do not belong into the database staging
                seeds: dev
                its own: staging
                fix: if they do: <databases><staging><seeds>staging</seeds></staging></databases>""");
    }
  }
}
