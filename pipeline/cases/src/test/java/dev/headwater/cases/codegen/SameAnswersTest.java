package dev.headwater.cases.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.MigratedForTest;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.transcript.Recorder;
import dev.headwater.codegen.transcript.SameAnswers;
import dev.headwater.codegen.transcript.Transcript;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.io.Trees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database with the same schema gives the same answers, and any other does not. */
final class SameAnswersTest {

  private static final String TABLES =
      "select relname from pg_class where relname like ? order by relname";

  private Path project;

  @BeforeEach
  void makeProject() throws Exception {
    project = Files.createTempDirectory("headwater-answers");
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
          Questions questions =
              connection ->
                  List.of(
                      asked(connection, TABLES, "my%"),
                      executed(connection, "select count(*) from my_first"),
                      metadata(connection, "my_first"));
          assertThat(isSame(transcript(database, questions), database)).isTrue();
        });
  }

  @Test
  void oneOtherAnswerIsSeen() throws Exception {
    onDatabase(
        database -> {
          Transcript rows =
              transcript(database, connection -> List.of(asked(connection, TABLES, "my%")));
          Transcript metadata =
              transcript(database, connection -> List.of(metadata(connection, "my%")));
          change(database, "create table my_second (i int)");
          assertThat(isSame(rows, database)).isFalse();
          assertThat(isSame(metadata, database)).isFalse();
        });
  }

  @Test
  void aQuestionThatCannotBeAskedAnyMoreIsAnotherAnswer() throws Exception {
    onDatabase(
        database -> {
          Transcript before =
              transcript(
                  database,
                  connection -> List.of(executed(connection, "select count(*) from my_first")));
          change(database, "drop table my_first");
          assertThat(isSame(before, database)).isFalse();
        });
  }

  @Test
  void aQuestionThatChangesSomethingIsAskedByJooqOnly() throws Exception {
    onDatabase(
        database -> {
          change(database, "create sequence s");
          Questions questions = connection -> List.of(executed(connection, "select nextval('s')"));
          assertThat(isSame(transcript(database, questions), database)).isFalse();
          try (Connection real = database.getConnection()) {
            assertThat(questions.of(real)).containsExactly("2");
          }
        });
  }

  private static boolean isSame(Transcript before, DataSource database) throws SQLException {
    try (Connection session = database.getConnection()) {
      return SameAnswers.of(before, session);
    }
  }

  private interface Questions {
    List<String> of(Connection connection) throws SQLException;
  }

  private static Transcript transcript(DataSource database, Questions questions)
      throws SQLException {
    try (Connection real = database.getConnection()) {
      Recorder recorder = new Recorder(real.getCatalog());
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

  private static void change(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
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
