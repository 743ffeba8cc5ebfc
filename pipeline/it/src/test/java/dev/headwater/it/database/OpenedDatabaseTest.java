package dev.headwater.it.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.DriverDataSource;
import dev.headwater.database.DriverDataSource.Address;
import dev.headwater.database.DriverDataSource.Session;
import dev.headwater.it.support.LongRun;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.Toolbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mvn headwater:db}. */
final class OpenedDatabaseTest {

  private static final Pattern SAID =
      Pattern.compile(
          "PGPASSWORD=(\\w+) psql postgresql://postgres@(127\\.0\\.0\\.1:\\d+/postgres)\n"
              + "  JDBC: (jdbc:postgresql://127\\.0\\.0\\.1:\\d+/postgres)\n"
              + "  user: postgres\n"
              + "  password: (\\w+)\n");

  @TempDir Path cache;

  @Test
  void staysUntilStandardInputEnds() throws Exception {
    try (MavenProject shop = MavenProject.shop();
        LongRun open = new LongRun(shop.start("headwater:db", cache()))) {
      open.await("it stays until standard input ends, or this process is told to");
      Matcher said = SAID.matcher(open.said());
      assertThat(said.find()).as(open.said()).isTrue();
      assertThat(said.group(1)).isEqualTo(said.group(4));
      try (ToolLoaders loaders = new ToolLoaders();
          var connection =
              DriverDataSource.postgres(
                      new Toolbox(
                              GenerateRequest.in(shop.folder()).build().toolSet(),
                              new TestArtifacts(),
                              loaders)
                          .driver(),
                      new Address(said.group(3), "postgres", said.group(4)),
                      new Session("postgres", "UTC"))
                  .getConnection();
          var statement = connection.createStatement()) {
        assertThat(statement.executeQuery("select from author").next()).isFalse();
      }
      open.process().getOutputStream().close();
      assertThat(open.process().waitFor()).isZero();
      assertThat(runs()).isEmpty();
    }
  }

  @Test
  @Tag("thorough")
  void isGoneWhenMavenIsToldToEnd() throws Exception {
    try (MavenProject shop = MavenProject.shop();
        LongRun open = new LongRun(shop.start("headwater:db", cache()))) {
      open.await("it stays until standard input ends");
      List<ProcessHandle> children = open.process().descendants().toList();
      assertThat(children).isNotEmpty();
      open.process().destroy();
      open.process().waitFor();
      assertThat(children).noneMatch(ProcessHandle::isAlive);
      assertThat(runs()).as(open.said()).isEmpty();
    }
  }

  @Test
  @Tag("thorough")
  void nextRunSweepsWhatAKilledOneLeft() throws Exception {
    try (MavenProject shop = MavenProject.shop();
        LongRun open = new LongRun(shop.start("headwater:db", cache()))) {
      open.await("it stays until standard input ends");
      open.process().destroyForcibly().waitFor();
      assertThat(runs()).isNotEmpty();
      assertThat(shop.run("headwater:db", cache(), "-Dheadwater.command=true").succeeded())
          .isTrue();
      assertThat(runs()).isEmpty();
    }
  }

  @Test
  void commandFindsTheDatabaseAndItsFailureIsTheGoals() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      String command = "echo $PGUSER $PGHOST $PGDATABASE $PGPORT $JDBC_URL; exit 3";
      Result result = shop.run("headwater:db", cache(), "-Dheadwater.command=" + command);
      assertThat(result.output())
          .containsPattern(
              "(?m)^postgres 127.0.0.1 postgres (\\d+) jdbc:postgresql://127.0.0.1:\\1/postgres$");
      assertThat(result.problem())
          .isEqualTo(
              """
              error[command]: the command ended with exit code 3
                command: """
                  + " "
                  + command);
      assertThat(runs()).isEmpty();
    }
  }

  @Test
  @Tag("thorough")
  void psqlHasTheTerminalAndCtrlCCancelsItsQueryOnly() throws Exception {
    assumeTrue(runs("psql", "--version") && runs("python3", "--version"), "no psql, or no python3");
    Path script = Path.of("src/test/terminal/psql.py").toAbsolutePath();
    try (MavenProject shop = MavenProject.shop().through("python3", script.toString())) {
      Result result = shop.run("headwater:db", cache());
      assertThat(result.output())
          .contains("; \\q ends psql and the database")
          .contains("ERROR:  canceling statement due to user request")
          .contains("still here: 42")
          .contains("BUILD SUCCESS");
      assertThat(runs()).isEmpty();
    }
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private String cache() {
    return "-Dheadwater.cache=" + cache;
  }

  private List<Path> runs() throws IOException {
    try (Stream<Path> files = Files.list(cache.resolve("runs"))) {
      return files.toList();
    }
  }
}
