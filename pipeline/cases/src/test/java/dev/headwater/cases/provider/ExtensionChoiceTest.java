package dev.headwater.cases.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.headwater.cases.container.NeedsDocker;
import dev.headwater.cases.server.ServerForTest;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.Generate;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code auto} does when the migrations need an extension that PostgreSQL itself lacks. */
final class ExtensionChoiceTest {

  @TempDir Path project;

  private final TestArtifacts artifacts = new TestArtifacts();
  private final List<String> chosen = new ArrayList<>();

  @Test
  void extensionOfPostgresItselfIsEmbedded() throws Exception {
    run(request("create extension citext;"));

    assertThat(chosen).containsExactly("EMBEDDED []");
  }

  @Test
  @NeedsDocker(NeedsDocker.PGVECTOR)
  void vectorLeadsToTheImageThatHasIt() throws Exception {
    run(
        request("create extension vector; create table t (id int, embedding vector(3));")
            .postgresHome(installed())
            .image(NeedsDocker.PGVECTOR));

    assertThat(chosen)
        .containsExactly(
            "CONTAINER [embedded: PostgreSQL 18 does not have the extension vector,"
                + " local: PostgreSQL 18 does not have the extension vector]");
    assertThat(project.resolve("java/db/tables/T.java")).content().contains("EMBEDDING");
  }

  @Test
  void extensionThatNobodyKnowsIsToldAboutForEachProvider() throws Exception {
    Path home = installed();

    assertThat(problem(request("create extension our_audit;").postgresHome(home)))
        .isEqualTo(
            """
            migrations/V1__t.sql:1:1: error[no-provider]: no provider can serve this project
                1 | create extension our_audit;
                  | ^
              embedded: PostgreSQL 18 does not have the extension our_audit
              local: PostgreSQL 18 does not have the extension our_audit
                looked in: %s
              container: postgres:18 has only the extensions that come with PostgreSQL itself
                fix: name an image that has our_audit: <image>…</image> or -Dheadwater.image=…
              fix: do what one of the lines above says"""
                .formatted(home));
    assertThat(chosen).isEmpty();
  }

  @Test
  void languageWhoseLibraryIsNotThereIsMissing() throws Exception {
    try (ThrowawayDatabase database = ServerForTest.open(artifacts, "18")) {
      assumeFalse(loads(database, "plperl"), "this machine has the Perl of the binaries");
    }

    String text =
        problem(request("create extension plperl;").provider(Kind.EMBEDDED).postgresVersion("18"));

    assertThat(text.replaceAll("(?m)^  local: .*$", "  local: …"))
        .isEqualTo(
            """
            migrations/V1__t.sql:1:1: error[missing-extension]: PostgreSQL 18 does not have the extension plperl
                1 | create extension plperl;
                  | ^
              opened: embedded
              embedded: cannot load it where the language's own library has another version, or is missing
              local: …
              container: postgres:18 does not have it
              server: any server that has it
              fix: take a provider that has it, such as <provider>container</provider><image>…</image>, or keep the migrations that need plperl in a location of their own, and leave it out of <locations> here""");
  }

  private static boolean loads(ThrowawayDatabase database, String library) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("load '" + library + "'");
      return true;
    } catch (SQLException e) {
      if (!"58P01".equals(e.getSQLState())) {
        throw e;
      }
      return false;
    }
  }

  /** A PostgreSQL that is there on every machine. */
  private Path installed() throws Exception {
    try (ThrowawayDatabase database = ServerForTest.open(artifacts, "18")) {
      return Path.of(database.origin().source());
    }
  }

  private GenerateRequest.Builder request(String sql) throws Exception {
    Path migrations = Files.createDirectories(project.resolve("migrations"));
    Files.writeString(migrations.resolve("V1__t.sql"), sql);
    GenerateRequest.Builder request =
        GenerateRequest.in(project)
            .refresh(true)
            .classesMegabytes(0)
            .snapshotMegabytes(0)
            .locations(List.of("migrations"))
            .outputDirectory(Path.of("java"))
            .provider(Kind.AUTO);
    String cache = System.getProperty("headwater.cache", "");
    return cache.isEmpty() ? request : request.cacheDirectory(Path.of(cache));
  }

  private void run(GenerateRequest.Builder request) {
    new Generate(artifacts)
        .run(
            request.build(),
            new GenerateListener() {
              @Override
              public void chose(Kind provider, List<String> reasons) {
                chosen.add(provider + " " + reasons);
              }
            });
  }

  private String problem(GenerateRequest.Builder request) {
    return catchThrowableOfType(ProblemException.class, () -> run(request)).getMessage();
  }
}
