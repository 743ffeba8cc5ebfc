package dev.headwater.rows;

import dev.headwater.io.Sha256;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything about a table that decides on its rows, as text without numbers of objects: the same
 * in each database with the same migrations.
 *
 * @param surroundings the same for all tables: the versions, and the functions of the user
 * @param wishes SQL by column, and tables that are left out
 */
record FactText(Shapes shapes, String surroundings, Map<String, String> wishes) {

  /** The hash of the text, with the wishes about the table and those that it refers to. */
  String hash(TableShape table) {
    List<String> lines = new ArrayList<>();
    lines.add(surroundings);
    add(table, lines, new LinkedHashSet<>());
    return Sha256.of(String.join("\n", lines));
  }

  private void add(TableShape table, List<String> lines, Set<Long> seen) {
    if (!seen.add(table.oid())) {
      return;
    }
    lines.add("table " + table.shown() + wishes.getOrDefault(table.shown(), ""));
    for (ColumnShape column : table.columns()) {
      lines.add(
          column.number()
              + " "
              + column.sql()
              + " "
              + column.type().sql()
              + " "
              + column.notNull()
              + " "
              + column.filling()
              + " "
              + column.value().orElse("")
              + " "
              + wishes.getOrDefault(table.shown() + "." + column.name(), ""));
      type(column.type().type(), lines);
    }
    table.constraints().forEach(rule -> lines.add(rule.toString()));
    lines.addAll(table.triggers());
    for (ReferenceShape reference : table.references()) {
      lines.add(reference.name() + reference.columns() + reference.targets() + reference.check());
      shapes.table(reference.target()).ifPresent(target -> add(target, lines, seen));
    }
  }

  private void type(long oid, List<String> lines) {
    TypeShape type = shapes.type(oid);
    if (type.isDomain() || type.isEnum() || type.isComposite()) {
      lines.add(type.sql() + type.domain() + type.labels());
      type.attributes().forEach(attribute -> lines.add(attribute.sql()));
    }
    if (type.below().base() != 0) {
      type(type.below().base(), lines);
    }
  }
}
