package dev.headwater.it.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.io.Trees;
import dev.headwater.it.support.InstalledPlugin;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine that is online once, and offline from then on. */
final class OfflineTest {

  private static final String COMMITTED =
      MavenProject.plugin(
          "<packageName>com.example.db</packageName><outputDirectory>src/main/generated</outputDirectory>");

  @TempDir Path machine;

  /** Headwater lies in the machine's Maven repository, and nothing else does. */
  @BeforeEach
  void onlyHeadwaterIsInstalled() throws Exception {
    Path ours = repository().resolve("dev/headwater");
    Files.createDirectories(ours.getParent());
    Trees.copy(InstalledPlugin.REPOSITORY.resolve("dev/headwater"), ours);
  }

  @Test
  @Tag("thorough")
  void prepareFetchesAllThatTheGoalsLoad() throws Exception {
    try (MavenProject shop = MavenProject.shop().pom(COMMITTED, MavenProject.JOOQ)) {
      Result prepared = run(shop, "headwater:prepare");
      assertThat(prepared.output())
          .containsPattern("Headwater: PostgreSQL 18\\.[\\d.]+ is ready\n")
          .containsPattern(
              "Headwater: jOOQ 3\\.[\\d.]+, Flyway [\\d.]+ and PostgreSQL's JDBC driver 42\\.[\\d.]+"
                  + " are in the local repository\n");

      Result generated = run(shop, "-o", "generate-sources");
      assertThat(generated.succeeded()).as(generated.output()).isTrue();

      Path author =
          shop.folder()
              .resolve("src/main/generated/com/example/db/tables/records/AuthorRecord.java");
      Files.writeString(author, "// mine\n" + Files.readString(author));
      // The outcome as JSON, and a diff: libraries that no run before has needed.
      assertThat(run(shop, "-o", "headwater:check").problem())
          .startsWith("check: differs\n")
          .contains("-// mine\n");
      assertThat(shop.folder().resolve("target/headwater/check.json"))
          .content()
          .contains("\"outcome\" : \"differs\"");
    }
  }

  @Test
  void ofAnExecutionItFetchesPostgresAlone() throws Exception {
    String bound =
        MavenProject.PLUGIN.replace(
            "<goals><goal>generate</goal></goals>",
            "<phase>validate</phase><goals><goal>prepare</goal></goals>");
    try (MavenProject shop = MavenProject.shop().pom(bound, MavenProject.JOOQ)) {
      Result prepared = run(shop, "validate");
      assertThat(prepared.output())
          .containsPattern("Headwater: PostgreSQL 18\\.[\\d.]+ is ready\n")
          .doesNotContain("are in the local repository");
      assertThat(repository().resolve("org/jooq")).doesNotExist();
    }
  }

  @Test
  @Tag("thorough")
  void toolsAreFetchedAlsoWherePostgresComesFromElsewhere() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      assertThat(run(shop, "headwater:prepare", "-Dheadwater.postgresVersion=11").problem())
          .startsWith("error[no-binaries]: there are no embedded binaries of PostgreSQL 11\n");
      assertThat(repository().resolve("org/jooq/jooq-codegen")).exists();
    }
  }

  @Test
  @Tag("thorough")
  void checkThatCannotWriteItsOutcomeSaysBoth() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      assertThat(run(shop, "headwater:help").succeeded()).isTrue();

      assertThat(run(shop, "-o", "headwater:check", "-Dheadwater.depth=deep").problem())
          .startsWith(
              """
              check: error

              error[depth]: <depth> cannot be "deep"
                allowed: offline, full

              error[missing-artifact]: cannot get Jackson""")
          .endsWith(
              "  fix: go online once (without -o), or correct the version that the project declares");
      assertThat(shop.folder().resolve("target/headwater/check.json")).doesNotExist();

      // With nothing else wrong, what is missing is said once.
      String offline = run(shop, "-o", "headwater:check", "-Dheadwater.depth=offline").problem();
      assertThat(offline).startsWith("check: error\n\nerror[missing-artifact]: cannot get Jackson");
      assertThat(offline.split("error\\[missing-artifact]", -1)).hasSize(2);
    }
  }

  private Path repository() {
    return machine.resolve("repository");
  }

  private Result run(MavenProject shop, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("-Dmaven.repo.local=" + repository());
    all.add("-Dheadwater.cache=" + machine.resolve("cache"));
    return shop.run(all.toArray(String[]::new));
  }
}
