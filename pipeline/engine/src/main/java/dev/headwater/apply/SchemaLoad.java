package dev.headwater.apply;

import dev.headwater.database.DriverDataSource;
import dev.headwater.database.client.LostConnection;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.sql.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Loads SQL files into an empty database, whatever their order. Nothing here knows what a statement
 * needs: it is tried, and if PostgreSQL refuses it, it is tried again after the others. The
 * statements of a file keep their order as long as that leads on.
 */
public final class SchemaLoad {

  /** An expression means the same later, if the functions that it may call are there first. */
  private static final List<String> FIRST =
      List.of(
          "schemas",
          "extensions",
          "languages",
          "foreign-data-wrappers",
          "servers",
          "collations",
          "types",
          "functions",
          "operators",
          "casts",
          "sequences",
          "tables");

  private static final int SHOWN = 10;

  private final List<Queue> queues;
  private final boolean hasAllSchemas;

  /** The statements of one file that have not succeeded yet. */
  private record Queue(SqlFile file, List<Statement> left, List<Statement> late) {

    static Queue of(SqlFile file) {
      Queue queue = new Queue(file, new ArrayList<>(), new ArrayList<>());
      for (Statement statement : file.statements()) {
        (isLate(statement) ? queue.late : queue.left).add(statement);
      }
      return queue;
    }

    /** A partition that comes after it would get an index of its own. */
    private static boolean isOfPartitionedIndex(Statement statement) {
      return statement.has(0, "create", "index") && statement.has(3, "on", "only")
          || statement.has(0, "create", "unique", "index") && statement.has(4, "on", "only");
    }

    /** It would meddle with the objects that come after it. */
    private static boolean isLate(Statement statement) {
      return statement.has(0, "alter", "default", "privileges")
          || statement.has(0, "create", "event", "trigger")
          || statement.has(0, "alter", "event", "trigger")
          || isOfPartitionedIndex(statement);
    }
  }

  private SchemaLoad(List<SqlFile> files, boolean hasAllSchemas) {
    this.queues = files.stream().map(Queue::of).toList();
    this.hasAllSchemas = hasAllSchemas;
  }

  /** Files in the order in which they are tried first. */
  public static SchemaLoad of(List<SqlFile> files) {
    boolean makesPublic =
        files.stream()
            .flatMap(file -> file.statements().stream())
            .anyMatch(statement -> statement.has(0, "create", "schema", "public"));
    return new SchemaLoad(files, makesPublic);
  }

  /** All SQL files of a folder. If it says which schemas there are, there is no other. */
  public static SchemaLoad of(Path root, Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(folder)) {
      files =
          tree.filter(file -> file.toString().endsWith(".sql") && Files.isRegularFile(file))
              .sorted(
                  Comparator.comparing((Path file) -> rank(folder.relativize(file)))
                      .thenComparing(Comparator.naturalOrder()))
              .toList();
    }
    List<SqlFile> read = new ArrayList<>();
    for (Path file : files) {
      read.add(SqlFile.read(root, file));
    }
    return Files.isDirectory(folder.resolve(FIRST.get(0))) ? new SchemaLoad(read, true) : of(read);
  }

  private static int rank(Path file) {
    int rank = FIRST.indexOf(file.getName(0).toString());
    return rank < 0 ? FIRST.size() : rank;
  }

  /**
   * Executes all statements, each in a transaction of its own.
   *
   * @throws ProblemException when statements are left that PostgreSQL refuses
   * @throws SQLException when the database does not answer
   */
  public void into(DataSource database) throws SQLException {
    try (Connection connection = forScripts(database).getConnection()) {
      // A body may name what comes later.
      execute(connection, "set check_function_bodies = off");
      if (hasAllSchemas) {
        execute(connection, "drop schema if exists public");
      }
      whileAnySucceeds(connection);
      queues.forEach(queue -> queue.left.addAll(queue.late));
      whileAnySucceeds(connection);
      ProblemException.throwIfAny(problems(connection));
    }
  }

  /** The driver would take a function apart that has semicolons in its body. */
  private static DataSource forScripts(DataSource database) {
    return database instanceof DriverDataSource driver
        ? driver.with(Map.of("preferQueryMode", "simple"))
        : database;
  }

  private void whileAnySucceeds(Connection connection) throws SQLException {
    do {
      // Headwater writes every name with its schema; the path would only add other meanings.
      execute(connection, "set search_path = ''");
      while (round(connection, true)) {}
      execute(connection, "reset search_path");
    } while (round(connection, false));
  }

  /**
   * Tries what is left.
   *
   * @param inOrder whether a statement that is refused holds up those after it in its file
   * @return whether any statement succeeded
   */
  private boolean round(Connection connection, boolean inOrder) throws SQLException {
    boolean any = false;
    for (Queue queue : queues) {
      Iterator<Statement> left = queue.left.iterator();
      boolean goesOn = true;
      while (goesOn && left.hasNext()) {
        if (succeeds(connection, queue.file.sql(left.next()))) {
          left.remove();
          any = true;
        } else {
          goesOn = !inOrder;
        }
      }
    }
    return any;
  }

  private static boolean succeeds(Connection connection, String sql) throws SQLException {
    try {
      execute(connection, sql);
      return true;
    } catch (SQLException e) {
      if (LostConnection.is(String.valueOf(e.getSQLState()))) {
        throw e;
      }
      return false;
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (java.sql.Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  /** The first statement of each file that is left; those after it may fail because of it. */
  private List<Problem> problems(Connection connection) throws SQLException {
    List<Problem> problems = new ArrayList<>();
    for (Queue queue : queues) {
      if (!queue.left.isEmpty() && problems.size() < SHOWN) {
        Statement first = queue.left.get(0);
        try {
          execute(connection, queue.file.sql(first));
        } catch (SQLException e) {
          problems.add(queue.file.problem(first, e));
        }
      }
    }
    return problems;
  }
}
