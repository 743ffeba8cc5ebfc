package dev.headwater.it.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.server.ServerForTest;
import dev.headwater.cases.support.InstalledPostgres;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import dev.headwater.it.support.Modules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Moongraph's migrations go up, back as far as they have undo scripts, and up again. */
final class MoongraphBundleTest {

  private static final String CONFIGURATION =
      """
      <packageName>com.moongraph.db</packageName>
      <locations><location>%s</location></locations>
      <seedFolder>%s</seedFolder>
      <provider>local</provider>
      <postgresVersion>15</postgresVersion>
      """
          .formatted(
              Modules.ROOT.resolve("schema/migrations"), Modules.ROOT.resolve("schema/seeds"));

  @Test
  @Tag("thorough")
  void migrationsGoUpAndBackAndUpAgain() throws Exception {
    InstalledPostgres.required();
    try (MavenProject project = MavenProject.empty();
        ThrowawayDatabase database = ServerForTest.open(new TestArtifacts(), "15")) {
      Result made =
          project
              .pom(MavenProject.plugin(CONFIGURATION), MavenProject.JOOQ)
              .run("headwater:bundle", "headwater:bundle");
      assertThat(made.output())
          .containsPattern(
              "Headwater: bundle: target/shop-migrations.jar has 54 migrations and knows what they"
                  + " make on PostgreSQL 15\\.\\d+; \\d+ MB\n")
          .contains("Headwater: bundle: nothing to do: target/shop-migrations.jar is up to date\n");
      Bundle bundle = new Bundle(project.folder().resolve("target/shop-migrations.jar"), database);

      assertThat(bundle.run("status")).contains(" has no history of migrations, 54 pending;");
      assertThat(bundle.run("migrate"))
          .contains(" to version 44, 54 migrations:\n", "  V2__migration_ledger.sql\n")
          .contains("known from the build, in which a database went the same way\n")
          .contains("54/54 R__visible_folders.sql\n")
          .containsPattern(
              "migrate: done: \\S+ is at version 44; 54 migrations in \\d+ m?s\n"
                  + "the schema is what the migrations make at version 44\n$");
      assertThat(bundle.run("undo", "--to=V34"))
          .contains(" from version 44 back to version 34, 10 migrations:\n")
          .containsPattern(
              "undo: done: \\S+ is at version 34; 10 migrations taken back in \\d+ m?s\n"
                  + "the schema is what the migrations make at version 34\n$");
      assertThat(bundle.run("migrate"))
          .contains(" from version 34 to version 44, ")
          .endsWith("the schema is what the migrations make at version 44\n");
      assertThat(bundle.run("drift"))
          .containsPattern(
              "drift: same: \\S+ \\(PostgreSQL 15\\.\\d+\\) is what the migrations make at");
      assertThat(bundle.run("seed")).startsWith("seed: ");
    }
  }

  /** The jar as a deployment runs it. */
  private record Bundle(Path jar, ThrowawayDatabase database) {

    String run(String... arguments) throws Exception {
      ProcessBuilder builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx64m",
              "-jar",
              jar.toString());
      builder.command().addAll(List.of(arguments));
      builder.redirectErrorStream(true);
      builder.environment().put("HEADWATER_URL", database.url());
      builder.environment().put("HEADWATER_USERNAME", database.username());
      builder.environment().put("HEADWATER_PASSWORD", database.password());
      Process process = builder.start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(text).isZero();
      return text;
    }
  }
}
