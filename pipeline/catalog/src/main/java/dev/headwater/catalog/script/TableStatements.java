package dev.headwater.catalog.script;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tables, foreign tables too. Their columns are made with them. */
final class TableStatements implements KindStatements {

  /** An attribute of these cannot be changed in place. */
  private static final Set<String> FIXED = Set.of("partition key", "server", "of type");

  @Override
  public List<String> create(Fact table, Catalog all) {
    return create(table, all, List.of());
  }

  /**
   * With defaults and constraints inside.
   *
   * @param inside facts of kind column default and constraint
   */
  List<String> create(Fact table, Catalog all, List<Fact> inside) {
    List<String> lines = new ArrayList<>();
    for (Fact column : all.children(table.id(), Kind.COLUMN)) {
      if (!column.has("inherited")) {
        lines.add(ColumnStatements.definition(column, inside));
      }
    }
    for (Fact constraint : inside) {
      if (constraint.id().kind() == Kind.CONSTRAINT) {
        lines.add(
            "constraint "
                + constraint.id().name()
                + " "
                + ConstraintStatements.definition(constraint));
      }
    }
    boolean isPartition = table.has("partition of");
    StringBuilder sql = new StringBuilder("create ");
    sql.append(table.has("persistence") ? table.get("persistence") + " " : "");
    sql.append(table.id().kind().words()).append(' ').append(table.id().qualified());
    if (isPartition) {
      sql.append(" partition of ").append(table.get("partition of"));
    }
    if (!isPartition || !lines.isEmpty()) {
      sql.append(lines.isEmpty() ? " ()" : " (\n    " + String.join(",\n    ", lines) + "\n)");
    }
    if (isPartition) {
      sql.append(' ').append(table.get("partition bound"));
    }
    if (table.has("inherits")) {
      sql.append(" inherits (").append(table.get("inherits")).append(')');
    }
    if (table.has("server")) {
      sql.append(" server ").append(table.get("server"));
      if (table.has("foreign options")) {
        sql.append(" options (").append(foreignOptions(table.get("foreign options"))).append(')');
      }
    }
    if (table.has("partition key")) {
      sql.append(" partition by ").append(table.get("partition key"));
    }
    if (table.has("access method")) {
      sql.append(" using ").append(table.get("access method"));
    }
    String options = withToast(table);
    if (!options.isEmpty()) {
      sql.append(" with (").append(options).append(')');
    }
    if (table.has("tablespace")) {
      sql.append(" tablespace ").append(table.get("tablespace"));
    }
    List<String> statements = new ArrayList<>(List.of(sql.toString()));
    for (Fact column : all.children(table.id(), Kind.COLUMN)) {
      statements.addAll(ColumnStatements.afterwards(column));
    }
    for (Fact column : all.children(table.id(), Kind.COLUMN)) {
      if (column.has("inherited")
          && column.has("not null")
          && !isNotNullAbove(table, column, all)) {
        statements.add(alter(table) + "alter column " + column.id().name() + " set not null");
      }
    }
    // The identity of replicas and the order of clustering may name an index, which comes later.
    if (table.has("row security")) {
      statements.add(alter(table) + "enable row level security");
    }
    if (table.has("force row security")) {
      statements.add(alter(table) + "force row level security");
    }
    if (table.has("replica identity") && !table.get("replica identity").startsWith("using")) {
      statements.add(alter(table) + "replica identity " + table.get("replica identity"));
    }
    return statements;
  }

  private static boolean isNotNullAbove(Fact table, Fact column, Catalog all) {
    return table.dependencies().stream()
        .filter(parent -> parent.kind() == Kind.TABLE)
        .map(parent -> new Id(Kind.COLUMN, parent.qualified(), column.id().name()))
        .flatMap(id -> all.find(id).stream())
        .anyMatch(above -> above.has("not null"));
  }

  /** What names an index, and so is done after the indexes. */
  static List<String> withIndexes(Fact table) {
    List<String> statements = new ArrayList<>();
    if (table.get("replica identity").startsWith("using")) {
      statements.add(alter(table) + "replica identity " + table.get("replica identity"));
    }
    if (table.has("cluster on")) {
      statements.add(alter(table) + "cluster on " + table.get("cluster on"));
    }
    return statements;
  }

  private static String withToast(Fact table) {
    List<String> options = new ArrayList<>();
    if (table.has("options")) {
      options.addAll(lines(table.get("options")));
    }
    if (table.has("toast options")) {
      options.addAll(prefixed(lines(table.get("toast options")), "toast."));
    }
    return String.join(", ", options);
  }

  static String foreignOptions(String options) {
    List<String> written = new ArrayList<>();
    for (String option : lines(options)) {
      int equal = option.indexOf('=');
      written.add(option.substring(0, equal) + " " + Targets.literal(option.substring(equal + 1)));
    }
    return String.join(", ", written);
  }

  private static String alter(Fact table) {
    return "alter " + table.id().kind().words() + " " + table.id().qualified() + " ";
  }

  @Override
  public List<String> drop(Fact table, Catalog all) {
    return List.of("drop " + table.id().kind().words() + " " + table.id().qualified());
  }

  @Override
  public Optional<Alteration> alter(Fact from, Fact to, Sides sides) {
    if (FIXED.stream().anyMatch(name -> !from.get(name).equals(to.get(name)))) {
      return Optional.empty();
    }
    List<String> statements = new ArrayList<>();
    String alter = alter(to);
    if (!same(from, to, "persistence")) {
      statements.add(alter + (to.has("persistence") ? "set unlogged" : "set logged"));
    }
    options(from.get("options"), to.get("options"), "").forEach(s -> statements.add(alter + s));
    options(from.get("toast options"), to.get("toast options"), "toast.")
        .forEach(s -> statements.add(alter + s));
    if (!same(from, to, "access method")) {
      statements.add(
          alter
              + "set access method "
              + (to.has("access method") ? to.get("access method") : "heap"));
    }
    if (!same(from, to, "tablespace")) {
      statements.add(
          alter + "set tablespace " + (to.has("tablespace") ? to.get("tablespace") : "pg_default"));
    }
    if (!same(from, to, "row security")) {
      statements.add(
          alter + (to.has("row security") ? "enable" : "disable") + " row level security");
    }
    if (!same(from, to, "force row security")) {
      statements.add(
          alter + (to.has("force row security") ? "force" : "no force") + " row level security");
    }
    if (!same(from, to, "replica identity") && !to.get("replica identity").startsWith("using")) {
      statements.add(
          alter
              + "replica identity "
              + (to.has("replica identity") ? to.get("replica identity") : "default"));
    }
    if (!same(from, to, "cluster on") && !to.has("cluster on")) {
      statements.add(alter + "set without cluster");
    }
    if (!same(from, to, "foreign options")) {
      statements.add(
          alter
              + "options ("
              + changedOptions(from.get("foreign options"), to.get("foreign options"))
              + ")");
    }
    return Alteration.of(statements);
  }

  /** Statements that take a table from parents that it will not have. */
  static List<String> leaves(Fact from, Fact to) {
    List<String> statements = new ArrayList<>();
    if (from.has("partition of") && !hasSamePlace(from, to)) {
      statements.add(
          "alter table " + from.get("partition of") + " detach partition " + from.id().qualified());
    }
    List<String> after = split(to.get("inherits"));
    split(from.get("inherits")).stream()
        .filter(parent -> !after.contains(parent))
        .forEach(parent -> statements.add(alter(from) + "no inherit " + parent));
    return statements;
  }

  /** Statements that give a table to its new parents. */
  static List<String> joins(Fact from, Fact to) {
    List<String> statements = new ArrayList<>();
    List<String> before = split(from.get("inherits"));
    split(to.get("inherits")).stream()
        .filter(parent -> !before.contains(parent))
        .forEach(parent -> statements.add(alter(to) + "inherit " + parent));
    if (to.has("partition of") && !hasSamePlace(from, to)) {
      statements.add(
          "alter table "
              + to.get("partition of")
              + " attach partition "
              + to.id().qualified()
              + " "
              + to.get("partition bound"));
    }
    return statements;
  }

  private static boolean hasSamePlace(Fact from, Fact to) {
    return same(from, to, "partition of") && same(from, to, "partition bound");
  }

  static String changedOptions(String from, String to) {
    List<String> before = lines(from);
    List<String> after = lines(to);
    List<String> names = before.stream().map(o -> o.substring(0, o.indexOf('='))).toList();
    List<String> changed = new ArrayList<>();
    for (String option : after) {
      if (!before.contains(option)) {
        changed.add(
            (names.contains(option.substring(0, option.indexOf('='))) ? "set " : "add ")
                + foreignOptions(option));
      }
    }
    List<String> kept = after.stream().map(o -> o.substring(0, o.indexOf('='))).toList();
    names.stream().filter(n -> !kept.contains(n)).forEach(n -> changed.add("drop " + n));
    return String.join(", ", changed);
  }

  static boolean same(Fact from, Fact to, String attribute) {
    return from.get(attribute).equals(to.get(attribute));
  }

  static List<String> split(String list) {
    return list.isEmpty() ? List.of() : Arrays.asList(list.split(", "));
  }

  /** Options are kept one in a line, because their values may hold anything else. */
  static List<String> lines(String options) {
    return options.isEmpty() ? List.of() : Arrays.asList(options.split("\n"));
  }

  static String inBrackets(String options) {
    return String.join(", ", lines(options));
  }

  /** {@code reset (…)} and {@code set (…)} for options that differ; what is set stands last. */
  static List<String> options(String from, String to, String prefix) {
    List<String> before = lines(from);
    List<String> after = lines(to);
    List<String> added = after.stream().filter(o -> !before.contains(o)).toList();
    List<String> kept = before.stream().filter(o -> !names(added).contains(name(o))).toList();
    List<String> set = added;
    List<String> reset = kept.stream().filter(o -> !after.contains(o)).toList();
    List<String> result =
        Stream.concat(kept.stream().filter(after::contains), added.stream()).toList();
    if (!result.equals(after)) {
      reset = before;
      set = after;
    }
    List<String> statements = new ArrayList<>();
    if (!reset.isEmpty()) {
      statements.add("reset (" + String.join(", ", prefixed(names(reset), prefix)) + ")");
    }
    if (!set.isEmpty()) {
      statements.add("set (" + String.join(", ", prefixed(set, prefix)) + ")");
    }
    return statements;
  }

  private static List<String> prefixed(List<String> texts, String prefix) {
    return texts.stream().map(prefix::concat).toList();
  }

  private static List<String> names(List<String> options) {
    return options.stream().map(TableStatements::name).toList();
  }

  private static String name(String option) {
    return option.substring(0, option.indexOf('='));
  }
}
