package db;

import java.math.BigInteger;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Says whether a database has the schema that the classes of this package were made from. Written by
 * Headwater.
 */
public final class SchemaGuard {

  /** The version of the migrations that the classes were made from; empty where they have none. */
  public static final String VERSION = "2.1";

  /** Flyway's history table; empty where there was none. */
  private static final String HISTORY = "public.flyway_schema_history";

  /** Each table: its schema and name, then a line for each column with its type. */
  private static final String[] TABLES = {
    "public\tcheap\n"
        + "mail\tpublic.mail\n"
        + "price\tnumeric\n",
    "public\tOdd \"Orders\" \\ 1\n"
        + "id\tbigint\tnot null\n"
        + "a b\tinteger\n"
        + "mail\tpublic.mail\tnot null\n"
        + "states\tpublic.state[]\tnot null\n"
        + "price\tnumeric\n",
    "public\tpairs\n"
        + "one\tinteger\n"
        + "two\ttext\n",
  };

  private static final int NAMED = 5;

  private static final String LACKING =
      "select w.relation, w.attribute, w.type, w.required, a.attnum is not null,"
          + " t.name, a.attnotnull, c.oid is not null"
          + " from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bool[])"
          + " with ordinality as w (namespace, relation, attribute, type, required, place)"
          + " left join pg_catalog.pg_namespace n"
          + " on pg_catalog.translate(n.nspname, E'\\t\\n', '  ') = w.namespace"
          + " left join pg_catalog.pg_class c on c.relnamespace = n.oid"
          + " and pg_catalog.translate(c.relname, E'\\t\\n', '  ') = w.relation"
          + " and c.relkind in ('r', 'p', 'v', 'm', 'f')"
          + " left join pg_catalog.pg_attribute a on a.attrelid = c.oid"
          + " and pg_catalog.translate(a.attname, E'\\t\\n', '  ') = w.attribute"
          + " and a.attnum > 0 and not a.attisdropped"
          + " left join lateral (select case when tn.nspname = 'pg_catalog' then pg_catalog.format_type(y.oid, null) else tn.nspname || '.' || coalesce(e.typname || '[]', y.typname) end as name from pg_catalog.pg_type y join pg_catalog.pg_namespace tn on tn.oid = y.typnamespace left join pg_catalog.pg_type e on e.oid = y.typelem and y.typcategory = 'A' where y.oid = a.atttypid) t on true"
          + " where a.attnum is null or t.name <> w.type or a.attnotnull <> w.required"
          + " order by w.place";

  private SchemaGuard() {}

  /**
   * Checks a database. One that is newer is right, as long as everything is there that the classes
   * name.
   *
   * @throws IllegalStateException when the database is older than the classes, or lacks something
   * @throws SQLException when PostgreSQL does not answer
   */
  public static void check(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      check(connection);
    }
  }

  /** The same on an open connection. */
  public static void check(Connection connection) throws SQLException {
    String version = version(connection);
    List<String> lacking = lacking(connection);
    String misfit = "";
    if (!version.isEmpty() && isOlder(version, VERSION)) {
      misfit =
          "it is at version " + version + ", and the application was built for version " + VERSION
              + ". Apply the migrations first.";
    } else if (!lacking.isEmpty()) {
      misfit =
          "it lacks " + named(lacking) + "."
              + (version.isEmpty() ? "" : " It is at version " + version + ".")
              + (VERSION.isEmpty() ? "" : " The application was built for version " + VERSION + ".");
    }
    if (!misfit.isEmpty()) {
      throw new IllegalStateException(
          "The database " + connection.getCatalog() + " does not fit this application: " + misfit);
    }
  }

  private static String named(List<String> lacking) {
    return lacking.size() <= NAMED
        ? String.join(", ", lacking)
        : String.join(", ", lacking.subList(0, NAMED)) + " and " + (lacking.size() - NAMED)
            + " more";
  }

  /** The version of the database; empty where its history cannot be read. */
  private static String version(Connection connection) throws SQLException {
    if (HISTORY.isEmpty() || VERSION.isEmpty() || !isReadable(connection)) {
      return "";
    }
    Set<String> applied = new LinkedHashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select replace(version, '_', '.'), type in ('DELETE', 'UNDO_SQL') from "
                    + HISTORY
                    + " where success and version is not null order by installed_rank")) {
      while (row.next()) {
        if (row.getBoolean(2)) {
          applied.remove(row.getString(1));
        } else {
          applied.add(row.getString(1));
        }
      }
    }
    String newest = "0";
    for (String version : applied) {
      newest = isOlder(newest, version) ? version : newest;
    }
    return newest;
  }

  private static boolean isReadable(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select coalesce(pg_catalog.has_table_privilege(pg_catalog.to_regclass(?), 'SELECT'),"
                + " false)")) {
      query.setString(1, HISTORY);
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static boolean isOlder(String version, String other) {
    String[] mine = version.split("\\.");
    String[] others = other.split("\\.");
    for (int i = 0; i < Math.max(mine.length, others.length); i++) {
      BigInteger left = i < mine.length ? new BigInteger(mine[i]) : BigInteger.ZERO;
      BigInteger right = i < others.length ? new BigInteger(others[i]) : BigInteger.ZERO;
      if (!left.equals(right)) {
        return left.compareTo(right) < 0;
      }
    }
    return false;
  }

  private static List<String> lacking(Connection connection) throws SQLException {
    List<String[]> wanted = wanted();
    Set<String> lacking = new LinkedHashSet<>();
    try (PreparedStatement query = connection.prepareStatement(LACKING)) {
      for (int i = 0; i < 5; i++) {
        String[] values = new String[wanted.size()];
        for (int row = 0; row < values.length; row++) {
          values[row] = wanted.get(row)[i];
        }
        Array array = connection.createArrayOf("text", values);
        query.setArray(i + 1, array);
      }
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          String column = row.getString(1) + "." + row.getString(2);
          if (!row.getBoolean(8)) {
            lacking.add("the table " + row.getString(1));
          } else if (!row.getBoolean(5)) {
            lacking.add("the column " + column);
          } else if (!row.getString(3).equals(row.getString(6))) {
            lacking.add(
                "the type " + row.getString(3) + " of " + column + ", which is " + row.getString(6));
          } else {
            lacking.add((row.getBoolean(4) ? "NOT NULL on " : "NULL in ") + column);
          }
        }
      }
    }
    return new ArrayList<>(lacking);
  }

  /** The schema, table, name, type and nullability of each column. */
  private static List<String[]> wanted() {
    List<String[]> wanted = new ArrayList<>();
    for (String table : TABLES) {
      String[] lines = table.split("\n");
      String[] name = lines[0].split("\t");
      for (int i = 1; i < lines.length; i++) {
        String[] column = lines[i].split("\t");
        wanted.add(
            new String[] {
              name[0], name[1], column[0], column[1], String.valueOf(column.length > 2)
            });
      }
    }
    return wanted;
  }
}
