package dev.headwater.cases.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateOutcome.Generated;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.Generate;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Throwaway databases in containers, of images of all kinds. */
@NeedsDocker({NeedsDocker.PGVECTOR, NeedsDocker.NOT_POSTGRES})
final class ContainerTest {

  @TempDir Path project;
  @TempDir Path cache;

  @AfterEach
  void nothingIsLeft() {
    assertThat(Docker.runsIn(cache)).isEmpty();
  }

  @Test
  void extensionThatOnlyTheImageHas() throws Exception {
    migration(
        """
        create extension vector;
        create table document (id bigint primary key, embedding vector(3) not null);
        """);

    Generated done = run(NeedsDocker.PGVECTOR, request -> request);

    assertThat(generated("tables/Document.java")).content().contains("EMBEDDING");
    assertThat(done.versions().database().toString())
        .matches(
            "PostgreSQL 17[.]\\d+"
                + " [(]container: headwater-test/pgvector:17@sha256:[0-9a-f]{64}[)]");
  }

  @Test
  @Tag("thorough")
  void whatTheImageMadeByItselfIsNotThere() throws Exception {
    migration("create table mine (id int primary key);");
    Path script = Files.writeString(project.resolve("init.sql"), "create table image_s_own ();");
    try (Docker.Image image =
        Docker.image(NeedsDocker.PGVECTOR, script + ":/docker-entrypoint-initdb.d/10.sql")) {
      run(image.name(), request -> request);
    }
    assertThat(generated("tables")).isDirectoryContaining("glob:**/Mine.java");
    assertThat(generated("tables")).isDirectoryNotContaining("glob:**/ImageSOwn.java");
  }

  @Test
  void databaseIsLikeThatOfOtherProviders() throws Exception {
    migration(
        """
        do $$ begin
          assert current_database() = 'postgres';
          assert session_user = 'postgres';
          assert (select (encoding, datcollate, datctype) = (6, 'C', 'C') from pg_database
                  where datname = 'postgres');
          assert current_setting('TimeZone') = 'UTC';
          assert current_setting('fsync') = 'off';
          assert current_setting('max_locks_per_transaction') = '77';
        end $$;
        """);
    run(
        NeedsDocker.PGVECTOR,
        request -> request.serverSettings(Map.of("max_locks_per_transaction", "77")));
  }

  @Test
  @Tag("thorough")
  void imageThatStartsPostgresInItsOwnWay() throws Exception {
    migration("do $$ begin assert current_setting('work_mem') = '5MB'; end $$;");
    try (Docker.Image image =
        Docker.image(
            NeedsDocker.PGVECTOR,
            "",
            "CMD [\"sh\", \"-c\", \"docker-entrypoint.sh postgres & wait\"]")) {
      run(image.name(), request -> request.serverSettings(Map.of("work_mem", "5MB")));

      assertThatThrownBy(
              () ->
                  run(
                      image.name(),
                      request -> request.serverSettings(Map.of("max_connections", "5"))))
          .isInstanceOf(ProblemException.class)
          .hasMessage(
              """
              error[server-start]: PostgreSQL refuses a setting: ERROR: parameter "max_connections" cannot be changed without restarting the server
                why: the command of this image is not postgres, so its server cannot be started with settings
                fix: leave it out of <serverSettings>, or take another image""");
    }
  }

  @Test
  void imageWithoutPostgresIsRefused() throws Exception {
    assertThatThrownBy(() -> run(NeedsDocker.NOT_POSTGRES, request -> request))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[image]: the image headwater-test/not-postgres:1 is not PostgreSQL
              why: it exposes no port 5432, sets neither PGDATA nor PG_MAJOR, and its command is not postgres
              fix: take an image like the official one: <image>postgres:17</image>""");
  }

  @Test
  void imageOfAnotherMajorIsRefused() throws Exception {
    assertThatThrownBy(() -> run(NeedsDocker.PGVECTOR, request -> request.postgresVersion("15")))
        .isInstanceOf(ProblemException.class)
        .message()
        .matches(
            "error\\[postgres-version]: headwater-test/pgvector:17 is PostgreSQL 17[.]\\d+, not 15\n"
                + "  fix: take an image of PostgreSQL 15, or leave <postgresVersion> out: the image"
                + " decides");
  }

  @Test
  void nameThatIsNoneIsRefused() throws Exception {
    assertThatThrownBy(() -> run("Not An Image", request -> request))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[image]: "Not An Image" is not the name of an image
              fix: <image>pgvector/pgvector:pg17</image>, for example""");
  }

  @Test
  void settingThatPostgresDoesNotKnowIsRefused() throws Exception {
    assertThatThrownBy(
            () ->
                run(
                    NeedsDocker.PGVECTOR,
                    request -> request.serverSettings(Map.of("no_such_thing", "1"))))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[server-start]: PostgreSQL does not start: unrecognized configuration parameter "no_such_thing"
              image: headwater-test/pgvector:17
              fix: correct <serverSettings>, if it is one of those""");
  }

  @Test
  @Tag("thorough")
  void containerThatEndsAtOnceIsReportedWithItsLog() throws Exception {
    try (Docker.Image image =
        Docker.image(
            NeedsDocker.NOT_POSTGRES,
            "",
            "EXPOSE 5432",
            "CMD [\"/bin/busybox\", \"sh\", \"-c\", \"sleep 1; echo no disk; exit 1\"]")) {
      assertThatThrownBy(() -> run(image.name(), request -> request))
          .isInstanceOf(ProblemException.class)
          .hasMessage(
              """
              error[server-start]: the container of %s ended before PostgreSQL was ready
                log: no disk
                fix: see the end of its log above"""
                  .formatted(image.name()));
    }
  }

  private void migration(String sql) throws IOException {
    Path folder = Files.createDirectories(project.resolve("src/main/resources/db/migration"));
    Files.writeString(folder.resolve("V1__made.sql"), sql);
  }

  private Path generated(String name) {
    return project.resolve("target/generated-sources/headwater/db").resolve(name);
  }

  private Generated run(String image, UnaryOperator<GenerateRequest.Builder> more)
      throws IOException {
    if (!Files.exists(project.resolve("src"))) {
      migration("create table any_table (id int primary key);");
    }
    GenerateRequest request =
        more.apply(
                GenerateRequest.in(project)
                    .refresh(true)
                    .classesMegabytes(0)
                    .snapshotMegabytes(0)
                    .provider(Kind.CONTAINER)
                    .image(image)
                    .cacheDirectory(cache))
            .build();
    return (Generated) new Generate(new TestArtifacts()).run(request, GenerateListener.SILENT);
  }
}
