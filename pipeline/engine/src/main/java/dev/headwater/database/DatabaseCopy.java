package dev.headwater.database;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** A copy of a database in a server of Headwater's own. */
public final class DatabaseCopy implements ThrowawayDatabase {

  /** Every server has this database, and migrations make nothing in it. */
  private static final String ELSEWHERE = "template1";

  private static final AtomicLong NUMBER = new AtomicLong();

  /** Since 15 PostgreSQL can also copy by its log, which takes longer for a small database. */
  private static final int STRATEGIES = 15;

  private final ThrowawayDatabase original;
  private final DriverDataSource dataSource;
  private boolean kept;

  private DatabaseCopy(ThrowawayDatabase original, DriverDataSource dataSource) {
    this.original = original;
    this.dataSource = dataSource;
  }

  /**
   * Makes a copy.
   *
   * @param database the original, as its superuser
   */
  public static DatabaseCopy of(ThrowawayDatabase original, DriverDataSource database) {
    String from = database.session().database();
    String name = "test_" + NUMBER.incrementAndGet();
    try (Connection admin = database.to(ELSEWHERE).getConnection();
        Statement statement = admin.createStatement()) {
      int major = admin.getMetaData().getDatabaseMajorVersion();
      statement.execute(
          "create database "
              + name
              + " template "
              + CopyStatements.quoted(from)
              + (major >= STRATEGIES ? " strategy file_copy" : ""));
      CopyStatements.settings(admin, from, name);
      return new DatabaseCopy(original, database.to(name));
    } catch (SQLException e) {
      throw new ProblemException(
          Problem.of("copy", "cannot copy the migrated database")
              .withDetail("why", String.valueOf(e.getMessage())));
    }
  }

  @Override
  public DataSource dataSource() {
    return dataSource;
  }

  @Override
  public String url() {
    return dataSource.url();
  }

  @Override
  public String username() {
    return original.username();
  }

  @Override
  public String password() {
    return original.password();
  }

  @Override
  public DatabaseOrigin origin() {
    return original.origin();
  }

  @Override
  public Optional<String> lastWords() {
    return original.lastWords();
  }

  @Override
  public String keep() {
    kept = true;
    return original.keep();
  }

  @Override
  public ThrowawayDatabase copy() {
    return of(original, dataSource);
  }

  @Override
  public void close() {
    if (kept) {
      return;
    }
    try (Connection admin = dataSource.to(ELSEWHERE).getConnection();
        Statement statement = admin.createStatement()) {
      statement.execute(
          "drop database if exists " + dataSource.session().database() + " with (force)");
    } catch (SQLException e) {
      if (original.lastWords().isEmpty()) {
        throw new ProblemException(
            Problem.of("copy", "cannot drop the copy of a database")
                .withDetail("why", String.valueOf(e.getMessage())));
      }
      // It is gone with its server.
    }
  }
}
