package dev.headwater.it.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** {@code mvn headwater:diff}. */
final class DiffTest {

  @Test
  void differencesGoToTheConsoleOrToAFile() throws Exception {
    try (MavenProject shop =
        MavenProject.shop()
            .file(
                "src/main/resources/db/migration/V2__born.sql",
                "alter table author rename name to full_name; create table gone (i int);")
            .pom(
                MavenProject.plugin(
                    "<packageName>com.example.db</packageName><ignore><object>table public.gone</object></ignore>"),
                MavenProject.JOOQ)) {
      Result result = shop.run("headwater:diff", "-Dheadwater.from=V1");
      assertThat(result.output().replaceAll("PostgreSQL [\\d.]+", "PostgreSQL N"))
          .contains(
              """
              from V1 (1 migration) to here (2 migrations), PostgreSQL N
                table public.author
                > column name  is now full_name
              1 renamed
              """);

      result =
          shop.run(
              "headwater:diff",
              "-Dheadwater.from=here",
              "-Dheadwater.to=V1",
              "-Dheadwater.format=json",
              "-Dheadwater.output=target/diff.json");
      assertThat(result.output()).contains("Headwater: diff: see target/diff.json");
      assertThat(Files.readString(shop.folder().resolve("target/diff.json")))
          .contains("\"before\" : \"public.author.full_name\"");
    }
  }
}
