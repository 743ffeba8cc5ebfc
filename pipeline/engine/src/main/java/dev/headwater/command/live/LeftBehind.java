package dev.headwater.command.live;

import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.ProblemException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Objects that are there, but are not what they seem.
 *
 * @param invalidIndexes that PostgreSQL does not use, because {@code CONCURRENTLY} was stopped
 * @param unvalidated constraints that hold for new rows only
 */
public record LeftBehind(List<String> invalidIndexes, List<String> unvalidated) {

  private static final String OWN_SCHEMA =
      "n.nspname !~ '^pg_' and n.nspname <> 'information_schema'";

  private static final String INVALID =
      """
      select pg_catalog.format('%I.%I', n.nspname, c.relname)
      from pg_catalog.pg_index i
      join pg_catalog.pg_class c on c.oid = i.indexrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where not i.indisvalid and c.relkind = 'i' and OWN order by 1
      """
          .replace("OWN", OWN_SCHEMA);

  private static final String UNVALIDATED =
      """
      select pg_catalog.format('%I on %I.%I', k.conname, n.nspname, c.relname)
      from pg_catalog.pg_constraint k
      join pg_catalog.pg_class c on c.oid = k.conrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where not k.convalidated and OWN order by 1
      """
          .replace("OWN", OWN_SCHEMA);

  public LeftBehind {
    invalidIndexes = List.copyOf(invalidIndexes);
    unvalidated = List.copyOf(unvalidated);
  }

  /**
   * Looks for them.
   *
   * @throws ProblemException when the server does not answer
   */
  public static LeftBehind in(RealDatabase database) {
    try {
      return database.read(
          session -> new LeftBehind(names(session, INVALID), names(session, UNVALIDATED)));
    } catch (SQLException e) {
      throw new ProblemException(new LiveReadingProblem(database).of(e));
    }
  }

  private static List<String> names(Connection connection, String query) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }
}
