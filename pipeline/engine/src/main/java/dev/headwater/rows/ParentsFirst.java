package dev.headwater.rows;

import dev.headwater.rows.RowWriter.NoParentException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through tables, those first that others refer to. A cycle of foreign keys is opened at one
 * that can be deferred.
 */
final class ParentsFirst {

  private final Draft.Tools tools;
  private final Work work;
  private final Set<TableShape> waiting = new LinkedHashSet<>();
  private final Set<TableShape> provisional = new LinkedHashSet<>();

  ParentsFirst(Draft.Tools tools, Work work) {
    this.tools = tools;
    this.work = work;
  }

  /** The work on each table. */
  interface Work {

    /**
     * Makes rows of a table. Where rows refer to nothing, because a cycle is not known as a whole,
     * this is called again later.
     *
     * @throws NoParentException when it must refer to a table that has no rows yet
     */
    void make(TableShape table) throws SQLException;

    /** The table must refer to a table that cannot have rows. */
    void withoutParent(TableShape table, ReferenceShape key);

    /**
     * No key of a cycle can be deferred.
     *
     * @param cycle from the table back to it
     */
    void inCycle(TableShape table, ReferenceShape key, List<TableShape> cycle);
  }

  /** Does the work. */
  void run() throws SQLException {
    Set<TableShape> begun = new LinkedHashSet<>();
    for (TableShape table : tools.shapes().tables()) {
      add(table, begun);
    }
    Map<TableShape, ReferenceShape> missing = pass();
    while (!missing.isEmpty()) {
      open(missing);
      missing = pass();
    }
    for (TableShape table : provisional) {
      tools.writer().begin();
      try {
        work.make(table);
      } catch (NoParentException e) {
        work.withoutParent(table, e.reference());
      }
    }
  }

  private void add(TableShape table, Set<TableShape> begun) {
    if (begun.add(table)) {
      for (ReferenceShape key : table.references()) {
        tools.shapes().table(key.target()).ifPresent(target -> add(target, begun));
      }
      waiting.add(table);
    }
  }

  /** Makes rows of all tables whose parents are there; the keys that wait for others are left. */
  private Map<TableShape, ReferenceShape> pass() throws SQLException {
    Map<TableShape, ReferenceShape> missing = new LinkedHashMap<>();
    int before;
    do {
      before = waiting.size();
      missing.clear();
      for (TableShape table : List.copyOf(waiting)) {
        try {
          tools.writer().begin();
          work.make(table);
          waiting.remove(table);
          if (tools.writer().isProvisional()) {
            provisional.add(table);
          }
        } catch (NoParentException e) {
          missing.put(table, e.reference());
        }
      }
      List.copyOf(missing.keySet())
          .forEach(
              table -> {
                ReferenceShape key = missing.get(table);
                if (key != null && cannotHaveRows(key)) {
                  waiting.remove(table);
                  missing.remove(table);
                  work.withoutParent(table, key);
                }
              });
    } while (waiting.size() < before && !waiting.isEmpty());
    return missing;
  }

  private boolean cannotHaveRows(ReferenceShape key) {
    return target(key).filter(waiting::contains).isEmpty()
        && tools.writer().plan(key.target()).isEmpty();
  }

  private Optional<TableShape> target(ReferenceShape key) {
    return tools.shapes().table(key.target());
  }

  /** Each table waits for another, so a walk from one to the next comes back. */
  private void open(Map<TableShape, ReferenceShape> missing) {
    TableShape table =
        tools.shapes().tables().stream().filter(missing::containsKey).findFirst().orElseThrow();
    List<TableShape> path = new ArrayList<>();
    while (!path.contains(table)) {
      path.add(table);
      table = target(key(missing, table)).orElseThrow();
    }
    List<TableShape> cycle = new ArrayList<>(path.subList(path.indexOf(table), path.size()));
    for (TableShape member : cycle) {
      ReferenceShape key = key(missing, member);
      if (key.isDeferrable() && !tools.writer().open().isOpen(key)) {
        tools.writer().open().open(tools.solver(), member, key);
        return;
      }
    }
    cycle.add(table);
    waiting.remove(table);
    work.inCycle(table, key(missing, table), cycle);
  }

  private static ReferenceShape key(Map<TableShape, ReferenceShape> missing, TableShape table) {
    return Optional.ofNullable(missing.get(table)).orElseThrow();
  }
}
