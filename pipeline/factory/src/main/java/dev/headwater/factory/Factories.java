package dev.headwater.factory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The factories of all tables, for one database. The generated class extends this one, and has a
 * method for each table.
 *
 * <p>Rows are numbered in each table, from the number of rows that are there. A value depends on
 * the seed, the table, the column and the number of the row, and on nothing else.
 */
public abstract class Factories {

  /** The property with a seed for all factories. */
  public static final String SEED = "headwater-factory.seed";

  private static final System.Logger LOG = System.getLogger(Factories.class.getName());
  private static final Map<Long, Boolean> PRINTED = new ConcurrentHashMap<>();

  private final DSLContext database;
  private final long seed;
  private final Map<Table<?>, Long> next = new ConcurrentHashMap<>();

  /**
   * Uses the seed of the property {@value #SEED}, or 1.
   *
   * @param database where the rows are put, in its transaction
   */
  protected Factories(DSLContext database) {
    this(database, Long.getLong(SEED, 1));
  }

  /**
   * Uses a seed of its own, such as one for each test.
   *
   * @param database where the rows are put, in its transaction
   */
  protected Factories(DSLContext database, long seed) {
    this.database = database;
    this.seed = seed;
    if (PRINTED.putIfAbsent(seed, true) == null) {
      LOG.log(System.Logger.Level.INFO, "factories use the seed {0}", String.valueOf(seed));
    }
  }

  final DSLContext database() {
    return database;
  }

  /** SQL for a row whose number is {@code r.n}. */
  final String forRow(String expression) {
    return expression.replace("{n}", "r.n").replace("{seed}", String.valueOf(seed));
  }

  /** The first of some numbers that no row of the table has yet. */
  final synchronized long take(DSLContext session, Recipe<?> recipe, long count) {
    Long known = next.get(recipe.table());
    long first = known == null ? start(session, recipe) : known;
    next.put(recipe.table(), first + count);
    return first;
  }

  private static long start(DSLContext session, Recipe<?> recipe) {
    Field<Long> start = DSL.count().cast(Long.class);
    for (String column : recipe.counters()) {
      start =
          DSL.greatest(
              start,
              DSL.coalesce(DSL.max(DSL.field(DSL.name(column), Long.class)), DSL.inline(0L)));
    }
    return session.select(start).from(recipe.table()).fetchSingle().value1() + 1;
  }
}
