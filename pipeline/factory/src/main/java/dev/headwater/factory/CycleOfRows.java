package dev.headwater.factory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;

/** One row of each table in a cycle of foreign keys, while they are made. */
final class CycleOfRows {

  private final DSLContext database;
  private final Map<Table<?>, Record> rows = new HashMap<>();
  private final Deque<Runnable> later = new ArrayDeque<>();
  private final Set<String> deferred = new LinkedHashSet<>();

  CycleOfRows(DSLContext database) {
    this.database = database;
  }

  /** The row of a table, or as much of it as is known. */
  Optional<Record> row(Table<?> table) {
    return Optional.ofNullable(rows.get(table));
  }

  void put(Table<?> table, Record row) {
    rows.put(table, row);
  }

  /** A row to which others refer already is made at the end. */
  void later(Runnable insertion) {
    later.add(insertion);
  }

  /**
   * A key is checked at the end.
   *
   * @param constraint as SET CONSTRAINTS names it; empty where it is deferred anyway
   */
  void defer(String constraint) {
    if (!constraint.isEmpty() && deferred.add(constraint)) {
      database.execute("set constraints " + constraint + " deferred");
    }
  }

  /** Makes the rows that are missing, and lets PostgreSQL check the keys. */
  void end() {
    while (!later.isEmpty()) {
      later.remove().run();
    }
    for (String constraint : deferred) {
      database.execute("set constraints " + constraint + " immediate");
    }
  }
}
