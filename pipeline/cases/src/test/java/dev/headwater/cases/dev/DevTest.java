package dev.headwater.cases.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.dev.Dev;
import dev.headwater.command.dev.DevOutcome;
import dev.headwater.command.dev.DevOutcome.State;
import dev.headwater.command.dev.DevRequest;
import dev.headwater.command.dev.Rebuild;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DriverDataSource;
import dev.headwater.database.DriverDataSource.Session;
import dev.headwater.database.cluster.DevelopmentServer;
import dev.headwater.io.CacheFolder;
import dev.headwater.problem.ProblemException;
import dev.headwater.report.DevReport;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.ToolSet;
import dev.headwater.tool.ToolVersions;
import dev.headwater.tool.Toolbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A developer's database, from the first start to the end. */
final class DevTest {

  /** With the binaries of other tests in it. */
  private final Path cache = CacheFolder.ofPlatform();

  @TempDir Path project;

  private final List<Rebuild> asked = new ArrayList<>();

  @BeforeEach
  void shop() throws IOException {
    file("migrations/V1__shop.sql", "create table users (id int primary key, name text);");
    file(
        "seeds/dev/users.sql",
        "-- headwater:seed table=users key=id\ninsert into users (id, name) values (1, 'Ada');\n");
  }

  @AfterEach
  void leaveNothing() throws IOException {
    for (String name : List.of(name(), name() + "-second")) {
      DevelopmentServer.of(cache, name, GenerateListener.SILENT).delete();
    }
  }

  @Test
  void staysBetweenBuildsAndTakesNewMigrations() throws Exception {
    DevOutcome made = dev(true);
    assertThat(made.state()).isEqualTo(State.MADE);
    assertThat(made.version()).isEqualTo("1");
    assertThat(sql(made, "select name from users")).isEqualTo("Ada");
    assertThat(sql(made, "show fsync")).isEqualTo("on");
    assertThat(sql(made, "show headwater.kind")).isEqualTo("development");
    sql(made, "insert into users values (2, 'mine') returning name");

    file("migrations/V2__email.sql", "alter table users add email text;");
    DevOutcome next = dev(true);
    assertThat(next.state()).isEqualTo(State.RUNNING);
    assertThat(next.address()).isEqualTo(made.address());
    assertThat(DevReport.news(next))
        .containsExactly(
            "dev: applied V2__email.sql",
            "dev: PostgreSQL "
                + next.postgres()
                + " on port "
                + port(made)
                + ", at version 2; it"
                + " was running");

    assertThat(dev().stop(request())).isTrue();
    assertThat(dev().stop(request())).isFalse();
    DevOutcome again = dev(true);
    assertThat(again.state()).isEqualTo(State.STARTED);
    assertThat(again.address()).isEqualTo(made.address());
    assertThat(sql(again, "select string_agg(name, ' ' order by id) from users"))
        .isEqualTo("Ada mine");
    assertThat(asked).isEmpty();
  }

  @Test
  void editedMigrationIsAskedForAndSaysTheRowsThatGo() throws Exception {
    DevOutcome made = dev(true);
    sql(made, "insert into users values (2, 'mine') returning name");
    file("migrations/V1__shop.sql", "create table users (id int primary key, name text not null);");

    assertThatThrownBy(() -> dev(false))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[not-confirmed]: nobody confirmed that the development database is made anew
              why: V1__shop.sql was edited after it was applied
              fix: answer yes in a terminal, or say -Dheadwater.yes; or take the edit back, and write a new migration""");
    assertThat(DevReport.question(asked.get(0)))
        .containsExactly(
            "dev: V1__shop.sql was edited after it was applied",
            "dev: the database is made anew, and these rows go:",
            "  public.users: 1 row");
    assertThat(sql(made, "select count(*) from users")).isEqualTo("2");

    DevOutcome anew = dev(true);
    assertThat(anew.state()).isEqualTo(State.MADE_ANEW);
    assertThat(anew.address()).isEqualTo(made.address());
    assertThat(sql(anew, "select string_agg(name, ' ') from users")).isEqualTo("Ada");
  }

  @Test
  @Tag("thorough")
  void migrationThatIsGoneOrLateMakesItAnew() throws Exception {
    file("migrations/V3__three.sql", "create table three ();");
    dev(true);
    Files.delete(project.resolve("migrations/V3__three.sql"));
    file("migrations/V2__two.sql", "create table two ();");
    assertThat(dev(true).version()).isEqualTo("2");
    file("migrations/V1_5__late.sql", "create table late ();");
    assertThat(dev(true).version()).isEqualTo("2");
    assertThat(asked)
        .extracting(Rebuild::reasons)
        .containsExactly(
            List.of(
                "V2__two.sql comes before migrations that were applied",
                "V3__three.sql was applied and is not here any more"),
            List.of("V1_5__late.sql comes before migrations that were applied"));
  }

  @Test
  @Tag("thorough")
  void scriptThatFailsLeavesTheDatabaseAsItWas() throws Exception {
    DevOutcome made = dev(true);
    file("migrations/V2__x.sql", "create table fine ();\ncreate tabel x ();");
    assertThatThrownBy(() -> dev(true))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith(
            "migrations/V2__x.sql:2:8: error[42601]: syntax error at or near \"tabel\"");
    assertThat(sql(made, "select to_regclass('fine') is null")).isEqualTo("t");
    file("migrations/V2__x.sql", "create table fine ();");
    assertThat(dev(true).version()).isEqualTo("2");
    assertThat(asked).isEmpty();
  }

  @Test
  void twoStartsMakeOneServerAndTwoProjectsHaveTwoPorts() throws Exception {
    CompletableFuture<DevOutcome> other = CompletableFuture.supplyAsync(() -> dev(true));
    DevOutcome mine = dev(true);
    assertThat(other.get().address()).isEqualTo(mine.address());
    assertThat(List.of(mine.state(), other.get().state()))
        .containsExactlyInAnyOrder(State.MADE, State.RUNNING);
    DevRequest second = new DevRequest(request().project(), request().name() + "-second");
    DevOutcome neighbour = dev().run(second, rebuild -> false);
    assertThat(port(neighbour)).isNotEqualTo(port(mine));
    assertThat(dev().stop(second)).isTrue();
  }

  @Test
  void takenPortIsNamed() throws Exception {
    DevOutcome made = dev(true);
    dev().stop(request());
    try (ServerSocket other = new ServerSocket(port(made), 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(other.isBound()).isTrue();
      assertThatThrownBy(() -> dev(true))
          .isInstanceOf(ProblemException.class)
          .hasMessageMatching(
              "error\\[dev-port]: another program has taken port "
                  + port(made)
                  + "\n  fix: end that program; or delete .*server.properties, and run"
                  + " headwater:dev-reset");
    }
  }

  @Test
  @Tag("thorough")
  void anotherPostgresIsAnotherDatabase() throws Exception {
    dev(true);
    DevRequest older =
        new DevRequest(builder().provider(Kind.LOCAL).postgresVersion("15").build(), name());
    assertThat(dev().run(older, this::ask).postgres()).startsWith("15.");
    assertThat(asked.get(0).reasons().get(0))
        .matches("it has PostgreSQL 18\\.\\d+, and the project wants 15");
  }

  private Dev dev() {
    return new Dev(new TestArtifacts(), GenerateListener.SILENT);
  }

  private DevOutcome dev(boolean yes) {
    return dev()
        .run(
            request(),
            rebuild -> {
              asked.add(rebuild);
              return yes;
            });
  }

  private boolean ask(Rebuild rebuild) {
    return asked.add(rebuild);
  }

  private String name() {
    return String.valueOf(project.getFileName());
  }

  private DevRequest request() {
    return new DevRequest(builder().build(), name());
  }

  private GenerateRequest.Builder builder() {
    return GenerateRequest.in(project)
        .packageName("db")
        .locations(List.of("migrations"))
        .seedFolder(Path.of("seeds"));
  }

  private void file(String name, String text) throws IOException {
    Files.createDirectories(project.resolve(name).getParent());
    Files.writeString(project.resolve(name), text);
  }

  private static int port(DevOutcome outcome) {
    return URI.create(outcome.address().url().replaceFirst("jdbc:", "")).getPort();
  }

  private static String sql(DevOutcome outcome, String query) throws Exception {
    try (ToolLoaders loaders = new ToolLoaders();
        Connection connection =
            DriverDataSource.postgres(
                    new Toolbox(
                            new ToolSet(ToolVersions.defaults(), List.of(), List.of()),
                            new TestArtifacts(),
                            loaders)
                        .driver(),
                    outcome.address(),
                    new Session("postgres", "UTC"))
                .getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
