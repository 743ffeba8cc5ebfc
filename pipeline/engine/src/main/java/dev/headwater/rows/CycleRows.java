package dev.headwater.rows;

import dev.headwater.rows.RowWriter.NoParentException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Inserts one row of each table in a cycle of foreign keys. The key of the row that comes last is
 * chosen first, and the key that refers to it is checked last.
 */
final class CycleRows {

  private final RowWriter writer;
  private final OpenKeys keys;
  private final Session session;
  private final Map<Long, Map<Integer, String>> rows = new HashMap<>();
  private final Deque<Later> later = new ArrayDeque<>();
  private final Set<String> deferred = new LinkedHashSet<>();
  private boolean isProvisional;

  CycleRows(RowWriter writer, OpenKeys keys, Session session) {
    this.writer = writer;
    this.keys = keys;
    this.session = session;
  }

  /** A row to which others refer already. */
  private record Later(Plan plan, Map<Integer, String> key) {}

  /**
   * Inserts a row, and all rows of its cycle.
   *
   * @return the values of the columns that other tables refer to, and those of the keys of the row
   */
  Map<Integer, String> insert(Plan plan, Map<Integer, String> fixed) throws SQLException {
    Map<Integer, String> row = one(plan, fixed);
    while (!later.isEmpty()) {
      Later next = later.remove();
      one(next.plan(), next.key());
    }
    if (!isProvisional) {
      for (String key : deferred) {
        session.rows("set constraints " + key + " immediate");
      }
    }
    return row;
  }

  /** Whether a row refers to nothing, because nobody knows yet how the other row is made. */
  boolean isProvisional() {
    return isProvisional;
  }

  private Map<Integer, String> one(Plan plan, Map<Integer, String> fixed) throws SQLException {
    TableShape table = plan.table();
    List<ReferenceShape> inCycle = keys.inCycle(plan);
    Map<Integer, String> constants = writer.constants(plan, fixed, inCycle);
    Set<Integer> promised = keys.targets(table);
    if (!promised.isEmpty() && !rows.containsKey(table.oid())) {
      early(plan, promised, constants)
          .ifPresent(
              key -> {
                constants.putAll(key);
                rows.put(table.oid(), key);
              });
    }
    for (ReferenceShape key : inCycle) {
      if (!constants.keySet().containsAll(key.columns())) {
        Map<Integer, String> other = other(table, key, constants);
        for (int i = 0; i < key.columns().size(); i++) {
          constants.put(key.columns().get(i), other.get(key.targets().get(i)));
        }
      }
    }
    Map<Integer, String> row = new TreeMap<>(constants);
    row.putAll(writer.inserted(plan, 1, constants, Map.of()).get(0));
    rows.put(table.oid(), row);
    return row;
  }

  private Map<Integer, String> other(
      TableShape table, ReferenceShape key, Map<Integer, String> constants) throws SQLException {
    if (keys.isOpen(key) && deferred.add(OpenKeys.sql(table, key))) {
      session.rows("set constraints " + OpenKeys.sql(table, key) + " deferred");
    }
    Map<Integer, String> known = rows.get(key.target());
    if (known != null && known.keySet().containsAll(key.targets())) {
      return known;
    }
    Map<Integer, String> same = RowWriter.same(key, constants);
    Optional<Plan> plan = writer.plan(key.target());
    if (plan.isEmpty()) {
      return provisional(key, same);
    }
    Optional<Map<Integer, String>> there = writer.there(plan.get(), same);
    if (there.isPresent()) {
      return there.get();
    }
    if (!keys.isOpen(key)) {
      return one(plan.get(), same);
    }
    Map<Integer, String> early =
        early(plan.get(), keys.targets(plan.get().table()), same)
            .orElseThrow(() -> new NoParentException(key));
    rows.put(key.target(), early);
    later.add(new Later(plan.get(), early));
    return early;
  }

  private Map<Integer, String> provisional(ReferenceShape key, Map<Integer, String> same) {
    Map<Integer, String> values = new TreeMap<>();
    keys.provisional(key).forEach((column, value) -> values.put(column, Choice.forRow(value)));
    values.putAll(same);
    if (!keys.isOpen(key) || !values.keySet().containsAll(key.targets())) {
      throw new NoParentException(key);
    }
    isProvisional = true;
    return values;
  }

  /** The values of a row that is not there yet. */
  private Optional<Map<Integer, String>> early(
      Plan plan, Set<Integer> columns, Map<Integer, String> given) throws SQLException {
    Map<Integer, String> values = new TreeMap<>();
    List<Integer> chosen = new ArrayList<>();
    List<String> sql = new ArrayList<>();
    for (int column : columns) {
      Optional<String> value = OpenKeys.early(plan, column);
      if (given.containsKey(column)) {
        values.put(column, given.get(column));
      } else if (value.isPresent()) {
        chosen.add(column);
        sql.add("(" + Choice.forRow(value.get()) + ")::text");
      } else {
        return Optional.empty();
      }
    }
    if (!chosen.isEmpty()) {
      String query =
          "select "
              + String.join(", ", sql)
              + " from (values ("
              + writer.take(plan.table(), 1)
              + "::bigint)) r(n)";
      values.putAll(RowWriter.values(plan.table(), chosen, session.rows(query)).get(0));
    }
    return Optional.of(values);
  }
}
