package dev.headwater.catalog.script;

import static dev.headwater.catalog.script.TableStatements.same;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Columns of a table that is there already. */
final class ColumnStatements implements KindStatements {

  private static final Set<Kind> OF_VALUES =
      Set.of(
          Kind.VIEW,
          Kind.MATERIALIZED_VIEW,
          Kind.RULE,
          Kind.POLICY,
          Kind.TRIGGER,
          Kind.FUNCTION,
          Kind.PROCEDURE,
          Kind.PUBLICATION_TABLE,
          Kind.COLUMN,
          Kind.COLUMN_DEFAULT);

  private static final Map<String, String> GREATEST =
      Map.of("smallint", "32767", "integer", "2147483647", "bigint", "9223372036854775807");

  /**
   * A column inside {@code create table} or {@code add column}.
   *
   * @param inside facts that may hold its default
   */
  static String definition(Fact column, List<Fact> inside) {
    return definition(column)
        + inside.stream()
            .filter(fact -> fact.id().kind() == Kind.COLUMN_DEFAULT)
            .filter(fact -> fact.parent().filter(column.id()::equals).isPresent())
            .map(fact -> " default " + fact.get("expression"))
            .findFirst()
            .orElse("");
  }

  private static String definition(Fact column) {
    StringBuilder sql = new StringBuilder(column.id().name() + " " + column.get("type"));
    if (column.has("foreign options")) {
      sql.append(" options (")
          .append(TableStatements.foreignOptions(column.get("foreign options")))
          .append(')');
    }
    if (column.has("collation")) {
      sql.append(" collate ").append(column.get("collation"));
    }
    if (column.has("generated")) {
      sql.append(" generated always as (")
          .append(column.get("expression"))
          .append(") ")
          .append(column.get("generated"));
    }
    if (column.has("not null")) {
      sql.append(" not null");
    }
    if (column.has("identity")) {
      sql.append(" generated ")
          .append(column.get("identity"))
          .append(" as identity")
          .append(identityOptions(column));
    }
    return sql.toString();
  }

  /** Options in brackets where they are not the usual ones. */
  private static String identityOptions(Fact column) {
    String options = column.get("identity options");
    String type = options.substring(0, options.indexOf(' '));
    List<String> written = new ArrayList<>();
    String usualName = usualSequence(column);
    if (!column.get("identity sequence").equals(usualName)) {
      written.add("sequence name " + column.get("identity sequence"));
    }
    if (!options.equals(usualOptions(type))) {
      written.add(options.substring(type.length() + 1));
    }
    return written.isEmpty() ? "" : " (" + String.join(" ", written) + ")";
  }

  private static String usualSequence(Fact column) {
    String table = column.id().scope();
    return table + "_" + column.id().name() + "_seq";
  }

  /** The type and the options of a sequence of which nobody has said more. */
  static String usualOptions(String type) {
    return "%s start 1 increment 1 minvalue 1 maxvalue %s cache 1"
        .formatted(type, GREATEST.getOrDefault(type, ""));
  }

  /** What {@code create table} and {@code add column} have no words for, in every version. */
  static List<String> afterwards(Fact column) {
    String alter =
        "alter table " + column.id().scope() + " alter column " + column.id().name() + " ";
    List<String> statements = new ArrayList<>();
    if (column.has("storage")) {
      statements.add(alter + "set storage " + column.get("storage"));
    }
    if (column.has("compression")) {
      statements.add(alter + "set compression " + column.get("compression"));
    }
    if (column.has("statistics target")) {
      statements.add(alter + "set statistics " + column.get("statistics target"));
    }
    if (column.has("options")) {
      statements.add(alter + "set (" + TableStatements.inBrackets(column.get("options")) + ")");
    }
    return statements;
  }

  @Override
  public List<String> create(Fact column, Catalog all) {
    return create(column, all, List.of());
  }

  /**
   * With its default.
   *
   * @param inside the default, if it is made here
   */
  List<String> create(Fact column, Catalog all, List<Fact> inside) {
    Fact relation = all.find(column.parent().orElseThrow()).orElseThrow();
    if (!isOfTable(relation) || column.has("inherited")) {
      return List.of();
    }
    List<String> statements = new ArrayList<>();
    statements.add(alter(relation) + "add column " + definition(column, inside));
    statements.addAll(afterwards(column));
    return statements;
  }

  @Override
  public List<String> drop(Fact column, Catalog all) {
    Fact relation = all.find(column.parent().orElseThrow()).orElseThrow();
    return isOfTable(relation) && !column.has("inherited")
        ? List.of(alter(relation) + "drop column " + column.id().name())
        : List.of();
  }

  private static boolean isOfTable(Fact relation) {
    return relation.id().kind() == Kind.TABLE || relation.id().kind() == Kind.FOREIGN_TABLE;
  }

  private static String alter(Fact relation) {
    return "alter " + relation.id().kind().words() + " " + relation.id().qualified() + " ";
  }

  @Override
  public Optional<Alteration> alter(Fact from, Fact to, Sides sides) {
    Fact table = sides.to().find(to.parent().orElseThrow()).orElseThrow();
    if (from.has("generated")
            && to.has("generated")
            && (!same(from, to, "expression") || !same(from, to, "generated"))
        || !from.has("generated") && to.has("generated")) {
      return Optional.empty();
    }
    String alter = alter(table) + "alter column " + to.id().name() + " ";
    List<String> statements = new ArrayList<>();
    boolean typed = !same(from, to, "type") || !same(from, to, "collation");
    if (from.has("generated") && !to.has("generated")) {
      statements.add(alter + "drop expression");
    }
    if (from.has("identity") && !to.has("identity")) {
      statements.add(alter + "drop identity");
    }
    if (typed && !to.has("inherited")) {
      statements.add(alter + type(from, to));
    }
    if (!same(from, to, "not null") && (to.has("not null") || isOwn(to, sides))) {
      statements.add(alter + (to.has("not null") ? "set not null" : "drop not null"));
    }
    identity(from, to, alter, statements);
    if (!same(from, to, "storage") || typed && to.has("storage")) {
      statements.add(
          alter + "set storage " + (to.has("storage") ? to.get("storage") : usualStorage(to)));
    }
    if (!same(from, to, "compression")) {
      statements.add(
          alter + "set compression " + (to.has("compression") ? to.get("compression") : "default"));
    }
    if (!same(from, to, "statistics target")) {
      statements.add(
          alter
              + "set statistics "
              + (to.has("statistics target") ? to.get("statistics target") : "-1"));
    }
    TableStatements.options(from.get("options"), to.get("options"), "")
        .forEach(s -> statements.add(alter + s));
    if (!same(from, to, "foreign options")) {
      statements.add(
          alter
              + "options ("
              + TableStatements.changedOptions(
                  from.get("foreign options"), to.get("foreign options"))
              + ")");
    }
    return Optional.of(new Alteration(statements, typed ? disturbed(from, to) : Set.of()));
  }

  /** Since 18, a column that is inherited loses {@code not null} with its parent, and only so. */
  private static boolean isOwn(Fact column, Sides sides) {
    return !column.has("inherited") || sides.to().major() < 18;
  }

  /** The storage that a type has by default; {@code set storage default} is newer than 15. */
  private static String usualStorage(Fact column) {
    return column.get("type").matches("(numeric|inet|cidr).*") ? "main" : "extended";
  }

  /** From a type that made way to the new one of its name. */
  static Alteration toNewType(Fact column, Catalog all) {
    Fact table = all.find(column.parent().orElseThrow()).orElseThrow();
    return new Alteration(
        List.of(
            alter(table)
                + "alter column "
                + column.id().name()
                + " "
                + type(column, column)
                + " using "
                + column.id().name()
                + "::text::"
                + column.get("type")),
        OF_VALUES);
  }

  private static Set<Kind> disturbed(Fact from, Fact to) {
    Set<Kind> kinds = EnumSet.copyOf(OF_VALUES);
    if (isBuiltIn(from) && isBuiltIn(to)) {
      kinds.remove(Kind.COLUMN_DEFAULT);
    }
    return kinds;
  }

  private static boolean isBuiltIn(Fact column) {
    return !column.get("type").contains(".");
  }

  private static String type(Fact from, Fact to) {
    String collation = to.has("collation") ? " collate " + to.get("collation") : "";
    String using =
        same(from, to, "type") || to.has("generated")
            ? ""
            : " using " + to.id().name() + "::" + cast(from, to);
    return "type " + to.get("type") + collation + using;
  }

  /** Through text, because there is a cast from it to every type. */
  private static String cast(Fact from, Fact to) {
    return isBuiltIn(from) && isBuiltIn(to) ? to.get("type") : "text::" + to.get("type");
  }

  private static void identity(Fact from, Fact to, String alter, List<String> statements) {
    if (!from.has("identity") && to.has("identity")) {
      statements.add(
          alter + "add generated " + to.get("identity") + " as identity" + identityOptions(to));
      // The next value must not be one that a row has already.
      statements.add(
          "select setval('%s', coalesce((select max(%s) from %s), 0) + 1, false)"
              .formatted(
                  to.get("identity sequence").replace("'", "''"), to.id().name(), to.id().scope()));
    } else if (from.has("identity") && to.has("identity")) {
      if (!same(from, to, "identity")) {
        statements.add(alter + "set generated " + to.get("identity"));
      }
      if (!same(from, to, "identity sequence")) {
        String name = to.get("identity sequence");
        statements.add(
            "alter sequence "
                + from.get("identity sequence")
                + " rename to "
                + name.substring(Targets.schema(name).length() + 1));
      }
      if (!same(from, to, "identity options")) {
        String options = to.get("identity options");
        String type = options.substring(0, options.indexOf(' '));
        String rest = options.substring(type.length() + 1);
        boolean cycles = rest.endsWith(" cycle");
        RelationStatements.above(least(from), least(to), to.get("identity sequence"))
            .ifPresent(statements::add);
        statements.add("alter sequence " + to.get("identity sequence") + " as " + type);
        statements.add(
            alter
                + "set "
                + (cycles ? rest.substring(0, rest.length() - " cycle".length()) : rest)
                    .replace(" increment", " set increment")
                    .replace(" minvalue", " set minvalue")
                    .replace(" maxvalue", " set maxvalue")
                    .replace(" cache", " set cache")
                + (cycles ? " set cycle" : " set no cycle"));
      }
    }
  }

  private static String least(Fact column) {
    return column.get("identity options").replaceAll(".* minvalue (-?\\d+).*", "$1");
  }
}
