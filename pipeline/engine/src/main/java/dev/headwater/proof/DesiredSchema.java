package dev.headwater.proof;

import dev.headwater.apply.SchemaLoad;
import dev.headwater.database.OpenDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import dev.headwater.proof.State.Desired;
import dev.headwater.script.ScriptSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * A schema in SQL files.
 *
 * @param place one file, which runs after the init scripts, or a folder whose files run in whatever
 *     order they need
 * @param root the folder from which paths are shown
 */
record DesiredSchema(Path place, Path root) {

  /**
   * Looks whether the files are there.
   *
   * @throws ProblemException when they are not
   */
  static DesiredSchema of(Desired desired, ScriptSource source) throws IOException {
    DesiredSchema schema = new DesiredSchema(desired.path(), source.root());
    if (Files.isDirectory(schema.place)) {
      try (Stream<Path> tree = Files.walk(schema.place)) {
        if (tree.noneMatch(file -> file.toString().endsWith(".sql"))) {
          throw new ProblemException(schema.wrong("no file in it ends in .sql"));
        }
      }
    } else if (!Files.isRegularFile(schema.place)) {
      throw new ProblemException(schema.wrong("there is no such file or folder"));
    }
    return schema;
  }

  /** The file; a folder is loaded later. */
  List<Path> initScripts() {
    return Files.isDirectory(place) ? List.of() : List.of(place);
  }

  /**
   * Loads a folder; a file has been an init script.
   *
   * @param historyTable which Flyway has made, and which would keep its schema from being replaced
   */
  void load(OpenDatabase open, String historyTable) throws IOException {
    if (Files.isDirectory(place)) {
      try {
        dropHistory(open, historyTable);
        SchemaLoad.of(root, place).into(open.database().dataSource());
      } catch (SQLException | ProblemException e) {
        open.close();
        throw e instanceof ProblemException known ? known : new ProblemException(gone(e));
      }
    }
  }

  private static void dropHistory(OpenDatabase open, String table) throws SQLException {
    try (Connection session = open.database().dataSource().getConnection();
        PreparedStatement query =
            session.prepareStatement(
                "select c.oid::pg_catalog.regclass::text from pg_catalog.pg_class c"
                    + " where c.relname = ? and c.relkind = 'r'");
        Statement drop = session.createStatement()) {
      query.setString(1, table);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          drop.execute("drop table " + row.getString(1));
        }
      }
    }
  }

  private static Problem gone(Exception e) {
    return Problem.of("desired", "the files cannot be loaded: " + e.getMessage());
  }

  private Problem wrong(String why) {
    return Problem.of(
            "desired", "cannot read the desired schema " + SourceLocation.shown(root, place))
        .withDetail("why", why)
        .withFix(
            "name an SQL file, or a folder with SQL files: -Dheadwater.desired=desired/schema.sql");
  }
}
