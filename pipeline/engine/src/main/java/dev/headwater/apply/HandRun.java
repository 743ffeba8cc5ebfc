package dev.headwater.apply;

import dev.headwater.problem.ProblemException;
import dev.headwater.script.sql.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Runs a file as psql would: its own statements begin and end its transactions. */
public final class HandRun {

  private HandRun() {}

  /**
   * Runs it.
   *
   * @throws ProblemException at the place where it fails
   */
  public static void run(DataSource database, SqlFile file) {
    try (Connection connection = database.getConnection()) {
      for (Statement statement : file.statements()) {
        try {
          run(connection, file, statement);
        } catch (SQLException e) {
          throw new ProblemException(file.problem(statement, e));
        }
      }
    } catch (SQLException e) {
      throw new ProblemException(new ServerError(e).problem());
    }
  }

  private static void run(Connection connection, SqlFile file, Statement statement)
      throws SQLException {
    Optional<String> data = statement.copiedData(file.text());
    if (data.isPresent()) {
      DriverCopy.in(connection, file.sql(statement), data.get());
      return;
    }
    try (java.sql.Statement sent = connection.createStatement()) {
      sent.execute(file.sql(statement));
    }
  }
}
