package dev.headwater.cases.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.command.Generate;
import dev.headwater.database.DatabaseChoice.ServerAddress;
import dev.headwater.database.OpenDatabase;
import dev.headwater.database.ThrowawayDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which databases a run drops besides its own, and which it does not. */
final class ServerSweepTest {

  private static final String LEFT = "headwater_0000000000000000000a";

  @TempDir Path folder;

  private final TestArtifacts artifacts = new TestArtifacts();
  private final List<String> events = new ArrayList<>();
  private ServerProject project;
  private CompanyServer company;
  private ServerAddress address;
  private List<String> before;

  @BeforeEach
  void start() throws Exception {
    company = CompanyServer.start(artifacts);
    address = company.builder();
    before = company.state();
    project = ServerProject.in(folder, artifacts);
  }

  @AfterEach
  void nothingIsChanged() throws Exception {
    try {
      assertThat(company.leftovers()).isEmpty();
      assertThat(company.state()).isEqualTo(before);
    } finally {
      company.close();
    }
  }

  @Test
  void databaseOfAKilledRunIsDropped() throws Exception {
    left(CompanyServer.oldMark());
    run();
    assertThat(events).containsExactly("dropped " + LEFT + ", which a killed run left behind");
  }

  /** Killed before it could mark what it made. */
  @Test
  @Tag("thorough")
  void databaseWithoutAMarkIsDroppedWhenItWasNeverOpen() throws Exception {
    String old = "headwater_5e0be10000000000000a";
    String young =
        "headwater_%08x00000000000b".formatted(Instant.now().minusSeconds(60).getEpochSecond());
    String ofAnother = "headwater_5e0be10000000000000c";
    company.sql(
        "create database " + old + " owner builder allow_connections false",
        "create database " + young + " owner builder allow_connections false",
        "create database " + ofAnother + " owner payroll allow_connections false");
    run();
    assertThat(events).containsExactly("dropped " + old + ", which a killed run left behind");
    assertThat(company.leftovers()).containsExactlyInAnyOrder(young, ofAnother);
    company.sql("drop database " + young, "drop database " + ofAnother);
  }

  @Test
  @Tag("thorough")
  void youngDatabaseMayBelongToARunThatJustBegins() throws Exception {
    Instant young = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
    left(CompanyServer.oldMark().replace("2020-01-01T00:00:00Z", young.toString()));
    runLeavesIt();
  }

  @Test
  void databaseWithASessionIsAlive() throws Exception {
    left(CompanyServer.oldMark());
    try (Connection session = ServerForTest.connect(company.server(), LEFT)) {
      run();
      assertThat(session.isValid(5)).isTrue();
    }
    assertThat(company.leftovers()).containsExactly(LEFT);
    assertThat(events).isEmpty();
    company.sql("drop database " + LEFT);
  }

  /** A database with a session of its own could not be copied. */
  @Test
  void databaseThatIsCopiedIsAliveWithoutASession() throws Exception {
    try (OpenDatabase open =
        new Generate(artifacts).open(project.request(address).build(), GenerateListener.SILENT)) {
      try (Connection session = open.database().dataSource().getConnection();
          Statement statement = session.createStatement()) {
        statement.execute("insert into author values (1, 'Ada')");
      }
      try (ThrowawayDatabase one = open.database().copy();
          ThrowawayDatabase other = open.database().copy()) {
        List<String> databases = company.leftovers();
        assertThat(databases).hasSize(3);
        for (String database : databases) {
          company.age(database);
        }
        run();
        assertThat(company.leftovers()).isEqualTo(databases);
        assertThat(authors(one)).isEqualTo("Ada");
        assertThat(authors(other)).isEqualTo("Ada");
      }
      assertThat(company.leftovers()).hasSize(1);
    }
  }

  private static String authors(ThrowawayDatabase database) throws SQLException {
    try (Connection session = database.dataSource().getConnection();
        Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery("select name from author")) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void commentOfSomebodyElseIsNoMark() throws Exception {
    left("see " + CompanyServer.oldMark());
    address = company.trustedBuilder();
    runLeavesIt();
  }

  @Test
  void openDatabaseWithoutAMarkIsNotOurs() throws Exception {
    company.sql("create database " + LEFT + " owner builder");
    address = company.trustedBuilder();
    runLeavesIt();
  }

  @Test
  @Tag("thorough")
  void keptDatabaseStaysUntilSomebodyDropsIt() throws Exception {
    project.run(
        project.request(company.builder()).keep(true).build(),
        new GenerateListener() {
          @Override
          public void kept(String howToConnect) {
            events.add(howToConnect);
          }
        });
    String name = company.leftovers().get(0);
    String server = "postgresql://builder@" + company.place();
    String drop = "psql " + server + "/postgres -c 'drop database if exists " + name + "'";
    assertThat(events)
        .containsExactly(
            "psql %s/%s   (JDBC: jdbc:postgresql://%s/%s; stop it: %s)"
                .formatted(server, name, company.place(), name, drop));
    company.age(name);
    events.clear();
    runLeaves(name);
    assertThat(events).isEmpty();
    if (hasPsql()) {
      ProcessBuilder shell = new ProcessBuilder("sh", "-c", drop).inheritIO();
      shell.environment().put("PGPASSWORD", CompanyServer.PASSWORD);
      assertThat(shell.start().waitFor()).isZero();
    } else {
      company.sql("drop database " + name);
    }
  }

  private void left(String comment) throws SQLException {
    company.sql(
        "create database " + LEFT + " owner builder",
        "comment on database " + LEFT + " is '" + comment + "'");
  }

  private void run() {
    project.run(
        project.request(address).build(),
        new GenerateListener() {
          @Override
          public void preparing(String what) {
            events.add(what);
          }
        });
  }

  private void runLeavesIt() throws SQLException {
    runLeaves(LEFT);
    company.sql("drop database " + LEFT);
  }

  private void runLeaves(String name) throws SQLException {
    run();
    assertThat(company.leftovers()).containsExactly(name);
    assertThat(events).isEmpty();
  }

  private static boolean hasPsql() throws InterruptedException {
    try {
      return new ProcessBuilder("psql", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
