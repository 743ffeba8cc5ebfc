package dev.headwater.cases.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.headwater.junit.MigratedDatabase;
import dev.headwater.junit.Per;
import dev.headwater.junit.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the test classes below as a user's build would. */
@Isolated // it captures the output for errors
final class MigratedDatabaseTest {

  private static final String MIGRATIONS = "classpath:junit-extension";

  /** The servers of all databases that the tests have seen. */
  private static final Set<String> PORTS = new ConcurrentSkipListSet<>();

  /** Test classes that run here, or failed. */
  private static String run(Class<?>... tests) throws Exception {
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    PrintStream before = System.err;
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    try (WrittenProfile profile = new WrittenProfile()) {
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(Stream.of(tests).map(test -> selectClass(test)).toList())
                  .build(),
              summary);
    } finally {
      System.setErr(before);
    }
    String failures =
        summary.getSummary().getFailures().stream()
            .map(failure -> failure.getException().getMessage() + "\n")
            .collect(Collectors.joining());
    return failures
        + summary.getSummary().getTestsSucceededCount()
        + " succeeded\n"
        + errors
            .toString(StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.matches("(headwater-junit|stop it):.*"))
            .map(line -> line + "\n")
            .collect(Collectors.joining());
  }

  @Test
  void databasesOfClassesAndMethodsComeFromOneServer() throws Exception {
    PORTS.clear();
    assertThat(run(OfMethods.class, OfClass.class, Cleaned.class)).isEqualTo("10 succeeded\n");
    assertThat(PORTS).hasSize(1);
  }

  @MigratedDatabase(locations = MIGRATIONS, per = Per.METHOD)
  static final class OfMethods {

    @BeforeEach
    void another(DataSource database) throws SQLException {
      insert(database, "Grace");
    }

    @Test
    void hasItsOwn(Connection connection) throws SQLException {
      assertThat(authors(connection)).isEqualTo("1 Ada, 2 Grace");
    }

    @Test
    void doesNotSeeTheOther(DSLContext jooq) {
      assertThat(jooq.fetchValue("select count(*) from author")).isEqualTo(2L);
      assertThat(jooq.fetchValue("show my.setting")).isEqualTo("one, two");
    }

    @Nested
    class Inner {
      @Test
      void hasItsOwn(DataSource database) throws SQLException {
        assertThat(authors(database)).isEqualTo("1 Ada, 2 Grace");
      }
    }
  }

  @MigratedDatabase(locations = MIGRATIONS)
  static final class OfClass {

    @BeforeAll
    static void other(DataSource database) throws SQLException {
      insert(database, "Joan");
    }

    @Test
    void seesTheRowsOfTheClass(Connection connection) throws SQLException {
      assertThat(authors(connection)).isEqualTo("1 Ada, 2 Joan");
    }

    @Test
    void hasAnAddress(TestDatabase database) throws SQLException {
      assertThat(TestDatabase.of(OfClass.class)).isEqualTo(database);
      assertThat(database.jdbcUrl()).matches("jdbc:postgresql://127\\.0\\.0\\.1:\\d+/test_\\d+");
      assertThat(database.username()).isEqualTo("postgres");
      assertThat(database.password()).isNotEmpty();
      assertThat(authors(database.dataSource())).isEqualTo("1 Ada, 2 Joan");
    }
  }

  @MigratedDatabase(locations = MIGRATIONS, per = Per.CLASS_CLEANED)
  static final class Cleaned {

    private static final Set<String> NAMES = new TreeSet<>();

    @BeforeEach
    void sameDatabase(DataSource database) throws SQLException {
      assertThat(authors(database)).isEqualTo("1 Ada");
      try (Connection connection = database.getConnection()) {
        NAMES.add(connection.getCatalog());
      }
      assertThat(NAMES).hasSize(1);
    }

    @Test
    void rowsOfOthersAreGone(DataSource database) throws SQLException {
      insert(database, "Ida");
      assertThat(authors(database)).isEqualTo("1 Ada, 2 Ida");
    }

    @Test
    void soAreTheValuesOfSequences(DataSource database) throws SQLException {
      insert(database, "Eve");
      assertThat(authors(database)).isEqualTo("1 Ada, 2 Eve");
    }

    @Test
    void deletedRowsAreBack(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute("delete from book");
        statement.execute("delete from author");
      }
    }

    @Test
    void referencesHold(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery("select title from book join author on author = id")) {
        assertThat(row.next()).isTrue();
      }
    }

    @Nested
    class Inner {
      @Test
      void seesTheSame(Connection connection) throws SQLException {
        assertThat(authors(connection)).isEqualTo("1 Ada");
      }
    }
  }

  @Test
  void seedsAreThereWhenATestBegins() throws Exception {
    assertThat(run(Seeded.class)).isEqualTo("2 succeeded\n");
    assertThat(run(WithoutSuchSeeds.class))
        .startsWith("error[no-seeds]: there are no seeds \"staging\"\n");
  }

  @MigratedDatabase(locations = MIGRATIONS, per = Per.CLASS_CLEANED, seeds = "dev")
  static final class Seeded {
    @Test
    void hasThem(Connection connection) throws SQLException {
      assertThat(authors(connection)).isEqualTo("1 Ada, 2 Grace");
    }

    @Test
    void mayDeleteThem(Connection connection) throws SQLException {
      assertThat(authors(connection)).isEqualTo("1 Ada, 2 Grace");
      try (Statement statement = connection.createStatement()) {
        statement.execute("delete from author where name = 'Grace'");
      }
    }
  }

  @MigratedDatabase(locations = MIGRATIONS, seeds = "staging")
  static final class WithoutSuchSeeds {
    @Test
    void any() {}
  }

  @Test
  void constructorOfATestHasNoDatabaseOfAMethod() throws Exception {
    assertThat(run(TooEarly.class))
        .contains(
            """
            error[no-database]: each method of TooEarly has a database of its own, so the constructor and @BeforeAll have none
              fix: take it in the test method or in @BeforeEach, or use per = Per.CLASS""");
  }

  @MigratedDatabase(locations = MIGRATIONS, per = Per.METHOD)
  static final class TooEarly {

    @BeforeAll
    static void early(DataSource database) {}

    @Test
    void any() {}
  }

  @Test
  void classWithoutADatabaseIsNamed() throws Exception {
    assertThat(run(WithoutDatabase.class))
        .isEqualTo(
            """
            error[no-database]: WithoutDatabase has no database now
              fix: annotate it with @MigratedDatabase, and not per = Per.METHOD; and ask when its tests run, not when the class is loaded
            0 succeeded
            """);
  }

  static final class WithoutDatabase {
    @Test
    void asks() {
      TestDatabase.of(WithoutDatabase.class);
    }
  }

  @Test
  void openConnectionIsNamedWithThePlaceWhereItWasOpened() throws Exception {
    assertThat(run(Leaking.class))
        .matches(
            """
            1 succeeded
            headwater-junit: a connection is open at the end of Leaking\\.leaks\\(DataSource\\); it was opened at dev\\.headwater\\.cases\\.junit\\.MigratedDatabaseTest\\$Leaking\\.leaks\\(MigratedDatabaseTest\\.java:\\d+\\)
            """);
  }

  @MigratedDatabase(locations = MIGRATIONS, per = Per.METHOD)
  static final class Leaking {
    @Test
    @SuppressWarnings("MustBeClosedChecker")
    void leaks(DataSource database) throws SQLException {
      assertThat(database.getConnection().isClosed()).isFalse();
    }
  }

  @Test
  void databaseOfAFailedTestStays() throws Exception {
    String output = run(Failing.class);
    assertThat(output)
        .matches(
            "(?s)as asked\\n0 succeeded\\n"
                + "headwater-junit: Failing\\.fails\\(\\) failed; look at its database:"
                + " PGPASSWORD=\\w+ psql postgresql://postgres@127\\.0\\.0\\.1:\\d+/test_\\d+\\n"
                + "stop it: kill \\d+\\n");
    long pid = Long.parseLong(output.replaceAll("(?s).*kill (\\d+)\n", "$1"));
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    assertThat(server.isAlive()).isTrue();
    server.destroy();
    server.onExit().join();
  }

  @MigratedDatabase(locations = MIGRATIONS, per = Per.METHOD, keepOnFailure = true)
  static final class Failing {
    @Test
    void fails() {
      throw new IllegalStateException("as asked");
    }
  }

  private static void insert(DataSource database, String name) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("insert into author (name) values ('" + name + "')");
    }
  }

  private static String authors(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return authors(connection);
    }
  }

  private static String authors(Connection connection) throws SQLException {
    PORTS.add(connection.getMetaData().getURL().replaceAll(".*:(\\d+)/.*", "$1"));
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select string_agg(id || ' ' || name, ', ' order by id) from author")) {
      row.next();
      return row.getString(1);
    }
  }
}
