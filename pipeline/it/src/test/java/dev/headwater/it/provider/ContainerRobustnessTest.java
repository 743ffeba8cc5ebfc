package dev.headwater.it.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.container.Docker;
import dev.headwater.cases.container.NeedsDocker;
import dev.headwater.cases.support.Waiting;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds with containers that are killed, stopped, crowded or kept. */
@NeedsDocker(NeedsDocker.PGVECTOR)
final class ContainerRobustnessTest {

  private static final String V2 = "src/main/resources/db/migration/V2__next.sql";
  private static final String SLEEPS = "select pg_sleep(600);";

  @TempDir Path cache;
  private final List<String> seen = new ArrayList<>();
  private MavenProject shop;

  @BeforeEach
  void makeShop() throws IOException {
    shop = MavenProject.shop();
  }

  @AfterEach
  void nothingIsLeft() throws IOException {
    shop.close();
    assertThat(Docker.runsIn(cache)).isEmpty();
    assertThat(seen).noneMatch(Docker::isThere);
  }

  @Test
  @Tag("thorough")
  void containerKilledInAMigrationIsReportedWithItsLog() throws Exception {
    Process maven = start(SLEEPS);
    String container = awaitSleeping();
    Docker.run("kill", container);
    assertThat(result(maven).problem())
        .startsWith(
            "src/main/resources/db/migration/V2__next.sql:1:1: error[server-died]:"
                + " PostgreSQL died during V2__next.sql\n"
                + "    1 | select pg_sleep(600);\n"
                + "      | ^\n"
                + "  log: ")
        .contains("database system is ready to accept connections")
        .endsWith("  fix: see the end of its log above; often memory or disk ran out");
  }

  @Test
  @Tag("thorough")
  void containerKilledDuringItsStartIsReportedWithItsLog() throws Exception {
    Process maven = start("select 1;");
    String container = awaitContainer();
    Waiting.until(() -> Docker.succeeds("kill", container));
    // Either we find it dead, or Testcontainers does, if it was killed in its first moments.
    assertThat(result(maven).problem())
        .matches(
            "(?s)error\\[server-start]: the container of headwater-test/pgvector:17 ended before"
                + " PostgreSQL was ready\n"
                + "  log: .*\n"
                + "  fix: see the end of its log above"
                + "|error\\[container]: a container of headwater-test/pgvector:17 does not start\n"
                + "  why: it ended at once\n"
                + "(  log: .*\n)?"
                + "  fix: `docker run --rm -e POSTGRES_PASSWORD=x headwater-test/pgvector:17` must"
                + " work");
  }

  @Test
  @Tag("thorough")
  void killedBuildIsSweptByTheNextOne() throws Exception {
    Process maven = start(SLEEPS);
    String container = awaitSleeping();
    maven.descendants().forEach(ProcessHandle::destroyForcibly);
    maven.destroyForcibly().waitFor();
    assertThat(Docker.isThere(container)).isTrue();

    shop.file(V2, "select 1;");
    Result next = run();

    assertThat(next.succeeded()).as(next.output()).isTrue();
  }

  @Test
  @Tag("thorough")
  void stoppedBuildLeavesNothing() throws Exception {
    Process maven = start(SLEEPS);
    String container = awaitSleeping();
    stop(maven);
    assertThat(result(maven).output()).doesNotContain("Exception in thread");
    Waiting.until(() -> !Docker.isThere(container) && Docker.runsIn(cache).isEmpty());
  }

  @Test
  @Tag("thorough")
  void buildStoppedWhileItsContainerStartsLeavesNothing() throws Exception {
    Process maven = start("select 1;");
    awaitContainer();
    stop(maven);
    assertThat(result(maven).output()).doesNotContain("Exception in thread");
  }

  @Test
  @Tag("thorough")
  void keptDatabaseStaysUntilItIsRemoved() throws Exception {
    Result result = run("-Dheadwater.keep");

    Matcher kept =
        Pattern.compile(
                "the database stays: PGPASSWORD=\\w+ psql postgresql://postgres@127[.]0[.]0[.]1:"
                    + "\\d+/postgres {3}[(]JDBC: jdbc:postgresql://127[.]0[.]0[.]1:\\d+/postgres;"
                    + " stop it: docker rm -f -v (headwater-\\w+)[)]")
            .matcher(result.output());
    assertThat(kept.find()).as(result.output()).isTrue();
    String container = kept.group(1);
    seen.add(container);
    assertThat(run().succeeded()).isTrue();
    assertThat(
            Docker.run(
                "exec", container, "psql", "-U", "postgres", "-Atc", "select count(*) from author"))
        .isEqualTo("0");
    List<String> volumes = Docker.volumesOf(container);
    Docker.run("rm", "-f", "-v", container);
    assertThat(volumes).isNotEmpty().noneMatch(name -> Docker.succeeds("volume", "inspect", name));
  }

  @Test
  @Tag("thorough")
  void propertiesOfTestcontainersInTheUsersHomeCount() throws Exception {
    shop.file("home/.testcontainers.properties", "hub.image.name.prefix=headwater-test/\n")
        .environment("MAVEN_OPTS", "-Duser.home=" + shop.folder().resolve("home"));

    String substitute = "headwater-test/postgres:17";
    Docker.run("tag", NeedsDocker.PGVECTOR, substitute);
    try {
      Result result =
          shop.run(
              "generate-sources",
              "-Dheadwater.provider=container",
              "-Dheadwater.postgresVersion=17", // so postgres:17, of which there is none here
              "-Dheadwater.cache=" + cache);

      assertThat(result.succeeded()).as(result.output()).isTrue();
      assertThat(result.output()).containsPattern("PostgreSQL 17[.]\\d+ [(]container[)]");
    } finally {
      Docker.run("rmi", substitute);
    }
  }

  private String[] arguments(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "generate-sources",
                "-Dheadwater.provider=container",
                "-Dheadwater.image=" + NeedsDocker.PGVECTOR,
                "-Dheadwater.cache=" + cache));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private Result run(String... more) throws Exception {
    return shop.run(arguments(more));
  }

  private Process start(String sql) throws IOException {
    shop.file(V2, sql);
    return shop.start(arguments());
  }

  /** As Ctrl-C does; unlike {@link Process#destroy()} it leaves the output to be read. */
  private static void stop(Process maven) {
    maven.descendants().forEach(ProcessHandle::destroy);
    maven.toHandle().destroy();
  }

  private static Result result(Process maven) throws Exception {
    String output = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(maven.waitFor(), output);
  }

  private String awaitContainer() throws IOException, InterruptedException {
    Waiting.until(() -> !Docker.containersOf(cache).isEmpty());
    String container = Docker.containersOf(cache).get(0);
    seen.add(container);
    return container;
  }

  private String awaitSleeping() throws IOException, InterruptedException {
    String container = awaitContainer();
    Waiting.until(() -> sleeps(container));
    return container;
  }

  private static boolean sleeps(String container) {
    // No error while it does not: that would push everything else out of the end of the log.
    return Docker.succeeds(
        "exec",
        container,
        "sh",
        "-c",
        "psql -U postgres -Atc \"select 'yes' from pg_stat_activity"
            + " where wait_event = 'PgSleep'\" | grep -q yes");
  }
}
