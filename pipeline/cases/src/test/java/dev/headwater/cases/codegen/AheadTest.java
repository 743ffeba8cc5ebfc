package dev.headwater.cases.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.MigratedForTest;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.cases.support.Waiting;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.transcript.Ahead;
import dev.headwater.codegen.transcript.Recorder;
import dev.headwater.codegen.transcript.Transcript;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.io.Trees;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked ahead is what would have been asked, and nothing else. */
final class AheadTest {

  private static final String TABLES =
      "select relname from pg_class where relname like ? order by relname";
  private static final String OWN_SESSION = "select pg_backend_pid()";
  private static final String SLOW =
      "select pg_sleep(case when exists (select from pg_class where relname = 'my_second')"
          + " then 600 else 0 end)";

  private Path project;

  @BeforeEach
  void makeProject() throws Exception {
    project = Files.createTempDirectory("headwater-ahead");
    Path folder = Files.createDirectories(project.resolve("src/main/resources/db/migration"));
    Files.writeString(folder.resolve("V1__one.sql"), "create table my_first (i int);");
  }

  @AfterEach
  void deleteProject() throws Exception {
    Trees.delete(project);
  }

  @Test
  void sameAnswersAreKnownToBeTheSame() throws Exception {
    onDatabase(
        database -> {
          Transcript before = transcript(database, questions("my%", "pg_c%"));
          try (Ahead ahead = Ahead.of(before, database.getConnection(), true)) {
            assertThat(ahead.isSame()).isTrue();
          }
          untilAlone(database);
        });
  }

  @Test
  void afterAnotherAnswerTheOthersAreTakenAndNotAskedAgain() throws Exception {
    onDatabase(
        database -> {
          Questions questions =
              connection ->
                  List.of(
                      asked(connection, TABLES, "my%"),
                      asked(connection, TABLES, "pg_attrdef%"),
                      executed(connection, OWN_SESSION),
                      metadata(connection, "my_first"));
          Transcript before = transcript(database, questions);
          change(database, "create table my_second (i int)");
          try (Ahead ahead = Ahead.of(before, database.getConnection(), true);
              Connection real = database.getConnection()) {
            assertThat(ahead.isSame()).isFalse();
            List<String> told = questions.of(new Recorder(real.getCatalog(), ahead).listen(real));
            assertThat(told.get(0)).isEqualTo("my_first my_second");
            assertThat(told.get(1)).startsWith("pg_attrdef");
            assertThat(told.get(2)).as("asked in the other session").isNotEqualTo(pid(real));
            assertThat(told.get(3)).isEqualTo("my_first");
            assertThat(executed(new Recorder("postgres", ahead).listen(real), OWN_SESSION))
                .as("an answer is taken once")
                .isEqualTo(pid(real));
          }
        });
  }

  @Test
  void anOtherQuestionIsAskedByJooqItself() throws Exception {
    onDatabase(
        database -> {
          Transcript before = transcript(database, questions("my%", "pg_c%"));
          change(database, "create table my_second (i int)");
          try (Ahead ahead = Ahead.of(before, database.getConnection(), true);
              Connection real = database.getConnection()) {
            Connection listened = new Recorder(real.getCatalog(), ahead).listen(real);
            assertThat(asked(listened, TABLES, "my_sec%")).isEqualTo("my_second");
            assertThat(executed(listened, OWN_SESSION)).isEqualTo(pid(real));
          }
        });
  }

  @Test
  void moreAnswersThanMayWaitAreAllTheSame() throws Exception {
    onDatabase(
        database -> {
          Questions many =
              connection -> {
                List<String> told = new ArrayList<>();
                for (int i = 0; i < 300; i++) {
                  String text = TABLES + " -- " + i % 20;
                  told.add(asked(connection, text, i == 1 ? "my%" : "pg_c" + i + "%"));
                }
                return told;
              };
          Transcript before = transcript(database, many);
          change(database, "create table my_second (i int)");
          List<String> without;
          try (Connection real = database.getConnection()) {
            without = many.of(real);
          }
          try (Ahead ahead = Ahead.of(before, database.getConnection(), true);
              Connection real = database.getConnection()) {
            Recorder recorder = new Recorder(real.getCatalog(), ahead);
            assertThat(many.of(recorder.listen(real))).isEqualTo(without);
            Transcript after = recorder.transcript().orElseThrow();
            assertThat(after).isEqualTo(transcript(database, many));
          }
        });
  }

  @Test
  void aQuestionThatChangesSomethingIsAskedByJooqOnly() throws Exception {
    onDatabase(
        database -> {
          change(database, "create sequence s");
          Questions questions = connection -> List.of(executed(connection, "select nextval('s')"));
          Transcript before = transcript(database, questions);
          try (Ahead ahead = Ahead.of(before, database.getConnection(), true);
              Connection real = database.getConnection()) {
            assertThat(ahead.isSame()).isFalse();
            assertThat(questions.of(new Recorder(real.getCatalog(), ahead).listen(real)))
                .containsExactly("2");
          }
        });
  }

  @Test
  void oneConnectionIsEnoughWhenItGoesNoFurther() throws Exception {
    onDatabase(
        database -> {
          Transcript before = transcript(database, questions("my%", "pg_c%"));
          change(database, "create table my_second (i int)");
          try (Ahead ahead = Ahead.of(before, database.getConnection(), false)) {
            assertThat(ahead.isSame()).isFalse();
            untilAlone(database);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "prepareStatement", "execute"})
  @Timeout(120)
  void aSlowQuestionIsNotWaitedForAtTheEnd(String late) throws Exception {
    onDatabase(
        database -> {
          Transcript before =
              transcript(
                  database,
                  connection ->
                      List.of(asked(connection, TABLES, "my%"), executed(connection, SLOW)));
          change(database, "create table my_second (i int)");
          Ahead ahead = Ahead.of(before, late(database.getConnection(), late), true);
          assertThat(ahead.isSame()).isFalse();
          ahead.close();
          untilAlone(database);
        });
  }

  /**
   * Begins with the slow question only when its end was asked for already.
   *
   * @param method what then takes a second
   */
  private static Connection late(Connection real, String method) {
    return proxy(
        Connection.class,
        real,
        method,
        told ->
            told instanceof PreparedStatement statement
                ? proxy(PreparedStatement.class, statement, method, any -> any)
                : told);
  }

  private static <T> T proxy(Class<T> type, T real, String late, UnaryOperator<Object> told) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              boolean isSlow = (real + Arrays.toString(arguments)).contains(SLOW);
              if (isSlow && method.getName().equals(late)) {
                Thread.sleep(1000);
              }
              try {
                return told.apply(method.invoke(real, arguments));
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            }));
  }

  private interface Questions {
    List<String> of(Connection connection) throws SQLException;
  }

  private static Questions questions(String... patterns) {
    return connection -> {
      List<String> told = new ArrayList<>();
      for (String pattern : patterns) {
        told.add(asked(connection, TABLES, pattern));
      }
      return told;
    };
  }

  private static Transcript transcript(DataSource database, Questions questions)
      throws SQLException {
    try (Connection real = database.getConnection()) {
      Recorder recorder = new Recorder(real.getCatalog(), Ahead.NONE);
      questions.of(recorder.listen(real));
      return recorder.transcript().orElseThrow();
    }
  }

  private static String asked(Connection connection, String sql, String argument)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, argument);
      try (ResultSet rows = statement.executeQuery()) {
        return all(rows, 1);
      }
    }
  }

  /** As jOOQ does it. */
  private static String executed(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      assertThat(statement.execute()).isTrue();
      String told;
      try (ResultSet rows = statement.getResultSet()) {
        told = all(rows, 1);
      }
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
      return told;
    }
  }

  private static String metadata(Connection connection, String table) throws SQLException {
    try (ResultSet rows = connection.getMetaData().getTables(null, "public", table, null)) {
      return all(rows, 3);
    }
  }

  private static String all(ResultSet rows, int column) throws SQLException {
    List<String> told = new ArrayList<>();
    while (rows.next()) {
      told.add(rows.getString(column));
    }
    return String.join(" ", told);
  }

  private static String pid(Connection connection) throws SQLException {
    return executed(connection, OWN_SESSION);
  }

  private static void change(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** One that was closed takes a moment to end. */
  private static void untilAlone(DataSource database) throws Exception {
    try (Connection connection = database.getConnection()) {
      Waiting.until(() -> sessions(connection).equals("1"));
    }
  }

  private static String sessions(Connection connection) {
    try {
      return executed(
          connection,
          "select count(*) from pg_stat_activity where backend_type = 'client backend'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Use {
    void with(DataSource database) throws Exception;
  }

  private void onDatabase(Use use) throws Exception {
    GenerateRequest.Builder request = GenerateRequest.in(project).provider(Kind.EMBEDDED);
    String cache = System.getProperty("headwater.cache", "");
    GenerateRequest built =
        (cache.isEmpty() ? request : request.cacheDirectory(Path.of(cache))).build();
    MigratedForTest.use(built, new TestArtifacts(), use::with);
  }
}
