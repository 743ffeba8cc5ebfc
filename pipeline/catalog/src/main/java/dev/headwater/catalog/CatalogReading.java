package dev.headwater.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a catalogue in the transaction of its connection. */
final class CatalogReading {

  private static final int ROWS_AT_ONCE = 5000;

  /**
   * PostgreSQL locks a view, and all that the view reads, when it prints the definition. The server
   * has room for a few thousand locks of all sessions. A savepoint gives the locks back.
   */
  private static final int VIEWS_AT_ONCE = 200;

  private static final String VIEWS =
      "select count(*) from pg_catalog.pg_class c where c.relkind in ('v', 'm') and c.oid >= 16384";

  private final Connection connection;
  private final Optional<String> owner;

  /**
   * @param owner the role that stands for the owner; empty for the role of the connection
   */
  CatalogReading(Connection connection, Optional<String> owner) {
    this.connection = connection;
    this.owner = owner;
  }

  /**
   * Reads the catalogue.
   *
   * @throws SQLException when a question is not answered
   */
  Catalog read() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(ROWS_AT_ONCE);
      return facts(statement);
    }
  }

  private Catalog facts(Statement statement) throws SQLException {
    int version = Integer.parseInt(text(statement, "show server_version_num"));
    String role = owner.isPresent() ? owner.get() : text(statement, "select current_user");
    FactCollector collector = new FactCollector(role);
    List<FactQuery> queries = new ArrayList<>(DatabaseQueries.schemasAndExtensions());
    queries.addAll(TypeQueries.of(version / 10000));
    queries.addAll(RelationQueries.of(version / 10000));
    queries.addAll(RoutineQueries.of());
    queries.addAll(DatabaseQueries.others(version / 10000));
    int parts = 1 + Integer.parseInt(text(statement, VIEWS)) / VIEWS_AT_ONCE;
    statement.execute("savepoint reading");
    for (FactQuery query : queries) {
      if (version / 10000 >= query.since()) {
        for (String sql : query.parts(parts)) {
          try (ResultSet rows = statement.executeQuery(sql)) {
            collector.take(rows);
          }
          statement.execute("rollback to savepoint reading");
        }
      }
    }
    aliasesAndDependencies(statement, collector);
    comments(statement, collector);
    securityLabels(statement, collector);
    privileges(statement, collector);
    defaultPrivileges(statement, collector, role);
    return new Catalog(
        version, collector.facts(), notModelled(statement, version / 10000, collector));
  }

  private static void aliasesAndDependencies(Statement statement, FactCollector collector)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery(SharedQueries.ALIASES)) {
      while (rows.next()) {
        collector.alias(address(rows, 1), address(rows, 4));
      }
    }
    try (ResultSet rows = statement.executeQuery(SharedQueries.DEPENDENCIES)) {
      while (rows.next()) {
        collector.dependency(address(rows, 1), address(rows, 4));
      }
    }
  }

  private static void comments(Statement statement, FactCollector collector) throws SQLException {
    try (ResultSet rows = statement.executeQuery(SharedQueries.COMMENTS)) {
      while (rows.next()) {
        Address address = address(rows, 1);
        Map<String, String> text = Map.of("text", rows.getString(4));
        collector
            .exactly(address)
            .ifPresent(about -> collector.child(Kind.COMMENT, about, "comment", text));
        collector
            .constraintOf(address)
            .ifPresent(about -> collector.child(Kind.COMMENT, about, Fact.ON_INDEX, text));
      }
    }
  }

  private static void securityLabels(Statement statement, FactCollector collector)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery(SharedQueries.SECURITY_LABELS)) {
      while (rows.next()) {
        Optional<Id> about = collector.exactly(address(rows, 1));
        if (about.isPresent()) {
          collector.child(
              Kind.SECURITY_LABEL,
              about.get(),
              rows.getString(4),
              Map.of("label", rows.getString(5)));
        }
      }
    }
  }

  private static void privileges(Statement statement, FactCollector collector) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(SharedQueries.PRIVILEGES.formatted(Schemas.USERS))) {
      while (rows.next()) {
        Optional<Id> about = collector.exactly(address(rows, 1));
        if (about.isPresent()) {
          collector.privileges(
              about.get(),
              rows.getString(4).isEmpty() ? "owner" : "to " + rows.getString(4),
              Map.of("privileges", rows.getString(5), "usual", rows.getString(6)));
        }
      }
    }
  }

  private static void defaultPrivileges(Statement statement, FactCollector collector, String owner)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery(SharedQueries.DEFAULT_PRIVILEGES)) {
      while (rows.next()) {
        String role = rows.getString("role");
        SortedMap<String, String> attributes = new TreeMap<>();
        if (!role.equals(owner)) {
          attributes.put("role", role);
        }
        String schema = rows.getString("schema");
        if (!schema.isEmpty()) {
          attributes.put("schema", schema);
        }
        attributes.put("objects", rows.getString("objects"));
        String grantee = rows.getString("grantee");
        boolean own = role.equals(rows.getString("grantee_role"));
        if (!own) {
          attributes.put("grantee", grantee);
        }
        attributes.put("privileges", rows.getString("there"));
        attributes.put("usual", rows.getString("usual"));
        String name =
            "on "
                + attributes.get("objects")
                + (own ? " for the owner" : " to " + grantee)
                + (role.equals(owner) ? "" : " by " + role);
        collector.alone(
            new Id(Kind.DEFAULT_PRIVILEGES, schema, name),
            attributes,
            schema.isEmpty() ? List.of() : List.of(new Id(Kind.SCHEMA, "", schema)));
      }
    }
  }

  private static SortedMap<String, Long> notModelled(
      Statement statement, int major, FactCollector collector) throws SQLException {
    SortedMap<String, Long> numbers = new TreeMap<>();
    String query = major < 15 ? SharedQueries.NOT_MODELLED : SharedQueries.NOT_MODELLED_SINCE_15;
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        if (rows.getLong(2) > 0) {
          numbers.put(rows.getString(1), rows.getLong(2));
        }
      }
    }
    try (ResultSet rows = statement.executeQuery(SharedQueries.PROBE)) {
      while (rows.next()) {
        long missing = rows.getLong(3) - collector.count(rows.getLong(1));
        if (missing > 0) {
          numbers.put("row of " + rows.getString(2), missing);
        }
      }
    }
    return numbers;
  }

  private static Address address(ResultSet row, int first) throws SQLException {
    return new Address(row.getLong(first), row.getLong(first + 1), row.getInt(first + 2));
  }

  private static String text(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
