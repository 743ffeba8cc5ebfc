package dev.headwater.rows;

import dev.headwater.tool.ToolVersions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a recipe for each table of a throwaway database, and proves it there: one row, a thousand
 * rows, and one row for each label of an enum. All rows are taken back.
 */
public final class RowMaker {

  /** The wish for a table of which no row is to be made. */
  public static final String NONE = "none";

  private RowMaker() {}

  /**
   * The wishes of a run.
   *
   * @param values SQL by {@code schema.table.column}, for columns whose values the user chooses;
   *     {@link #NONE} by {@code schema.table} for a table that is left out
   * @param kept the folder of what earlier runs have proven; empty for nothing
   */
  public record Wanted(Map<String, String> values, Optional<Path> kept) {

    /** Nothing is chosen, and nothing is kept. */
    public static final Wanted NOTHING = new Wanted(Map.of(), Optional.empty());
  }

  /**
   * The result.
   *
   * @param recipes by the names of the tables
   * @param refused the tables of which no row could be made
   * @param leftOut the tables that the user left out
   * @param labels those that no row could have
   * @param unknown wishes about columns and tables that are not there
   */
  public record Found(
      List<Recipe> recipes,
      List<Unmakeable> refused,
      List<String> leftOut,
      List<RefusedLabel> labels,
      List<String> unknown) {}

  /** Looks at all tables. The connection has no transaction of its own when this returns. */
  public static Found run(Connection connection, Wanted wanted) throws SQLException, IOException {
    boolean before = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      Session session = new Session(connection);
      Shapes shapes = ShapeReading.read(connection);
      session.rows("set constraints all immediate");
      KnownPlans known =
          new KnownPlans(
              wanted.kept(), new FactText(shapes, surroundings(session), wanted.values()));
      Draft.Tools tools =
          new Draft.Tools(
              session, shapes, new RowWriter(session, shapes), new Solver(session, shapes));
      RecipeSearch search = new RecipeSearch(tools, wanted.values(), known);
      new ParentsFirst(tools, search).run();
      return search.found(unknown(shapes, wanted.values()));
    } finally {
      connection.rollback();
      connection.setAutoCommit(before);
    }
  }

  /** A trigger may call any function, and versions of PostgreSQL differ in what they accept. */
  private static String surroundings(Session session) throws SQLException {
    return ToolVersions.value("headwater")
        + session.rows(
            """
            select pg_catalog.current_setting('server_version'),
              pg_catalog.md5(pg_catalog.string_agg(p.prosrc, '' order by p.proname, p.prosrc))
            from pg_catalog.pg_proc p where p.oid >= 16384
            """);
  }

  private static List<String> unknown(Shapes shapes, Map<String, String> wanted) {
    Set<String> names = new HashSet<>();
    for (TableShape table : shapes.tables()) {
      names.add(table.shown());
      table.columns().forEach(column -> names.add(table.shown() + "." + column.name()));
    }
    return wanted.keySet().stream().filter(name -> !names.contains(name)).toList();
  }
}
