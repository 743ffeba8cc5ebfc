package dev.headwater.database.container;

import dev.headwater.database.DriverDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A reused server that is ours until {@link #close()}: one run at a time, told apart by a lock in a
 * database of our own. A run that dies loses its connection, and with it the lock.
 */
final class SharedServer implements AutoCloseable {

  private static final String OURS = "headwater";
  private static final String LOCK = "select pg_try_advisory_lock(711)";

  /** What the image itself has made is written down by the first run. */
  private static final String REMEMBER =
      """
      create table if not exists own as
        select 'database' as kind, datname as name from pg_database
        union all select 'role', rolname from pg_roles
        union all select 'tablespace', spcname from pg_tablespace""";

  /** What earlier runs left, as statements that remove it. */
  private static final String LEFTOVERS =
      """
      select 'rollback prepared ' || quote_literal(gid) from pg_prepared_xacts
        where database = current_database()
      union all
      select 'select pg_drop_replication_slot(' || quote_literal(slot_name) || ')'
        from pg_replication_slots
      union all
      select 'alter database ' || quote_ident(datname) || ' is_template false'
        from pg_database where datistemplate
        and datname not in (select name from own where kind = 'database')
      union all
      select 'drop database ' || quote_ident(datname) || ' with (force)'
        from pg_database where datname not in (select name from own where kind = 'database')
      union all
      select 'drop tablespace ' || quote_ident(spcname)
        from pg_tablespace where spcname not in (select name from own where kind = 'tablespace')
      union all
      select 'drop role ' || quote_ident(rolname)
        from pg_roles where rolname not in (select name from own where kind = 'role')
      union all
      select 'alter role ' || quote_ident(current_user) || ' reset all'
      union all
      select 'alter role all reset all'
      union all
      select 'alter system reset all'""";

  private final Connection lock;

  private SharedServer(Connection lock) {
    this.lock = lock;
  }

  /** Empty when another run has it. */
  static Optional<SharedServer> take(ContainerServer server) throws SQLException {
    try (Connection template = server.dataSource("template1").getConnection();
        Statement statement = template.createStatement()) {
      if (!exists(statement)) {
        create(statement);
      }
    }
    DriverDataSource ours = server.dataSource(OURS);
    Connection connection = ours.getConnection();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(LOCK)) {
      row.next();
      if (row.getBoolean(1)) {
        return Optional.of(new SharedServer(connection));
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    connection.close();
    return Optional.empty();
  }

  private static boolean exists(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("select from pg_database where datname = '" + OURS + "'")) {
      return row.next();
    }
  }

  private static void create(Statement statement) throws SQLException {
    try {
      statement.execute("create database " + OURS + " template template0");
    } catch (SQLException e) {
      // Another run was faster.
      if (!List.of("42P04", "23505").contains(e.getSQLState())) {
        throw e;
      }
    }
  }

  /** Removes what earlier runs left, and makes the database anew. */
  void reset() throws SQLException {
    try (Statement statement = lock.createStatement()) {
      statement.execute(REMEMBER);
      // First, because roles of earlier runs own things in it.
      FreshDatabase.make(lock);
      for (String leftover : leftovers(statement)) {
        statement.execute(leftover);
      }
      statement.execute("select pg_reload_conf()");
    }
  }

  private static List<String> leftovers(Statement statement) throws SQLException {
    List<String> statements = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(LEFTOVERS)) {
      while (rows.next()) {
        statements.add(rows.getString(1));
      }
    }
    return statements;
  }

  /** Lets the next run have it. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot let go of the reused container", e);
    }
  }
}
