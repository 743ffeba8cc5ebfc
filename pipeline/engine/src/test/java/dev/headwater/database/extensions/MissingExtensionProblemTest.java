package dev.headwater.database.extensions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseOrigin;
import dev.headwater.database.cluster.LocalServer;
import dev.headwater.database.extensions.MissingExtensionProblem.Opened;
import dev.headwater.problem.Problem;
import dev.headwater.problem.SourceLocation;
import dev.headwater.script.NeededExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MissingExtensionProblemTest {

  private static final DatabaseOrigin EMBEDDED =
      new DatabaseOrigin(Kind.EMBEDDED, "17.11", "/cache/bin");
  private static final DatabaseOrigin LOCAL =
      new DatabaseOrigin(Kind.LOCAL, "15.18", "/usr/lib/postgresql/15/bin");
  private static final DatabaseOrigin CONTAINER =
      new DatabaseOrigin(Kind.CONTAINER, "17.11", "our/postgres:1");
  private static final DatabaseOrigin SERVER =
      new DatabaseOrigin(Kind.SERVER, "17.11", "db.example:5432");

  @TempDir Path shared;

  @Test
  void allProvidersAreNamedWithWhatTheyCouldDo() {
    assertThat(alone("vector", EMBEDDED))
        .isEqualTo(
            """
            error[missing-extension]: PostgreSQL 17 does not have the extension vector
              opened: embedded
              embedded: has the extensions that come with PostgreSQL itself, no others
              local: PostgreSQL 17 is not installed on this machine; Debian's package is postgresql-17-pgvector
              container: pgvector/pgvector:pg17 has it
              server: any server that has it
              fix: <provider>container</provider><image>pgvector/pgvector:pg17</image>""");
  }

  @Test
  void whatNobodyKnowsIsLeftToTheUser() {
    assertThat(alone("our_audit", SERVER))
        .isEqualTo(
            """
            error[missing-extension]: PostgreSQL 17 does not have the extension our_audit
              opened: server, db.example:5432
              embedded: has the extensions that come with PostgreSQL itself, no others
              local: PostgreSQL 17 is not installed on this machine
              container: postgres:17 does not have it
              server: db.example:5432 does not have it; its administrator can install it
              fix: take a provider that has it, such as <provider>container</provider><image>…</image>, or keep the migrations that need our_audit in a location of their own, and leave it out of <locations> here""");
  }

  @Test
  void installedServerOfTheSameMajorIsLookedInto() throws IOException {
    Files.createDirectories(shared.resolve("extension"));
    LocalServer other = new LocalServer(Path.of("/usr/lib/postgresql/16/bin"), "16.15", List.of());
    LocalServer without = new LocalServer(Path.of("/opt/own/bin"), "17.5", List.of(shared));
    assertThat(alone("vector", EMBEDDED, other, without))
        .contains(
            "\n  local: PostgreSQL 17.5 in /opt/own/bin does not have it; Debian's package is"
                + " postgresql-17-pgvector\n");

    Files.createFile(shared.resolve("extension/vector.control"));
    assertThat(alone("vector", EMBEDDED, other, without))
        .contains("\n  local: PostgreSQL 17.5 in /opt/own/bin has it\n");
  }

  @Test
  void imageMustHaveEverythingThatTheRunNeeds() {
    assertThat(
            new MissingExtensionProblem(
                    "vector", Set.of("vector", "citus", "hstore"), opened(EMBEDDED))
                .withAllProviders(problem("vector", EMBEDDED))
                .render())
        .contains("\n  container: pgvector/pgvector:pg17 has it\n")
        .contains("\n  fix: take a provider that has it, ");
  }

  @Test
  void amongOthersEachProviderNamesItsOwnFix() {
    assertThat(amongOthers("vector", EMBEDDED))
        .isEqualTo("error[missing-extension]: PostgreSQL 17 does not have the extension vector");
    assertThat(amongOthers("pg_cron", LOCAL))
        .isEqualTo(
            """
            error[missing-extension]: PostgreSQL 15 does not have the extension pg_cron
              looked in: /usr/lib/postgresql/15/bin
              fix: apt-get install postgresql-15-cron""");
    assertThat(amongOthers("our_audit", LOCAL))
        .endsWith("\n  looked in: /usr/lib/postgresql/15/bin");
    assertThat(amongOthers("postgis", CONTAINER))
        .isEqualTo(
            """
            error[missing-extension]: PostgreSQL 17 does not have the extension postgis
              image: our/postgres:1
              fix: <image>postgis/postgis:17-3.5</image>""");
    assertThat(amongOthers("our_audit", CONTAINER))
        .endsWith("\n  fix: <image>an image that has it</image>");
  }

  private static String alone(String name, DatabaseOrigin origin, LocalServer... installed) {
    return new MissingExtensionProblem(name, Set.of(name), opened(origin, installed))
        .withAllProviders(problem(name, origin))
        .render();
  }

  private static String amongOthers(String name, DatabaseOrigin origin) {
    return new MissingExtensionProblem(name, Set.of(name), opened(origin))
        .withOwnFix(problem(name, origin))
        .render();
  }

  private static Problem problem(String name, DatabaseOrigin origin) {
    Problem placed =
        MissingExtensionProblem.in(
            origin, new NeededExtension(name, SourceLocation.file("V1__a.sql")));
    return Problem.of(placed.code(), placed.message());
  }

  private static Opened opened(DatabaseOrigin origin, LocalServer... installed) {
    return new Opened(origin, List.of(installed));
  }
}
