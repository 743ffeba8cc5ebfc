package dev.headwater.apply.seed;

import dev.headwater.apply.DriverCopy;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Brings seeds into a database, each file in one transaction. */
public record Seeding(DataSource database, Deletion deletion) {

  /** Any number that nobody else takes. */
  private static final long LOCK = 7_310_598_127_944_265_131L;

  /**
   * Brings them in, in this order.
   *
   * @throws ProblemException at the place of an error; files before it stay
   */
  public List<SeedDone> run(List<SeedFile> files) throws SQLException, IOException {
    List<SeedDone> done = new ArrayList<>();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      for (SeedFile file : files) {
        alone(connection);
        try {
          Optional<SeedHeader> header = file.header();
          done.add(
              header.isPresent()
                  ? StagedRows.of(connection, file, header.get()).merge(file.sql().path(), deletion)
                  : statements(connection, file));
        } catch (ProblemException e) {
          throw new ProblemException(
              e.problems().stream().map(problem -> after(done, problem)).toList());
        }
        connection.commit();
      }
    }
    return done;
  }

  /** Each file is a transaction, so those before it stay. */
  private static Problem after(List<SeedDone> done, Problem problem) {
    return done.isEmpty()
        ? problem
        : problem.withDetail(
            "brought in before",
            done.stream().map(SeedDone::file).collect(Collectors.joining("\n")));
  }

  /** Two runs at once would insert the same rows. The lock goes with the transaction. */
  private static void alone(Connection connection) throws SQLException {
    try (java.sql.Statement statement = connection.createStatement()) {
      statement.execute("select pg_catalog.pg_advisory_xact_lock(" + LOCK + ")");
    }
  }

  private static SeedDone statements(Connection connection, SeedFile file) {
    for (dev.headwater.script.sql.Statement one : file.sql().statements()) {
      try {
        Optional<String> data = one.copiedData(file.sql().text());
        if (data.isPresent()) {
          DriverCopy.in(connection, file.sql().sql(one), data.get());
          continue;
        }
        try (java.sql.Statement statement = connection.createStatement()) {
          statement.execute(file.sql().sql(one));
        }
      } catch (SQLException e) {
        throw new ProblemException(file.sql().problem(one, e));
      }
    }
    return new SeedDone(file.sql().path(), "", 0, 0, 0, 0);
  }
}
