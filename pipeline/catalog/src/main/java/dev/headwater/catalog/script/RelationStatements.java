package dev.headwater.catalog.script;

import static dev.headwater.catalog.script.TableStatements.same;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Views, sequences and indexes, and what stands on a table: triggers, rules, policies. */
final class RelationStatements {

  private RelationStatements() {}

  static final class Views implements KindStatements {

    @Override
    public List<String> create(Fact view, Catalog all) {
      return create(view, "create ");
    }

    private static List<String> create(Fact view, String create) {
      String with =
          view.has("options")
              ? " with (" + TableStatements.inBrackets(view.get("options")) + ")"
              : "";
      String using = view.has("access method") ? " using " + view.get("access method") : "";
      String tablespace = view.has("tablespace") ? " tablespace " + view.get("tablespace") : "";
      String query = view.get("definition").strip();
      query = query.endsWith(";") ? query.substring(0, query.length() - 1) : query;
      List<String> statements = new ArrayList<>();
      statements.add(
          create
              + view.id().kind().words()
              + " "
              + view.id().qualified()
              + using
              + with
              + tablespace
              + " as\n"
              + query
              + (view.has("populated") ? "\nwith no data" : ""));
      return statements;
    }

    @Override
    public List<String> drop(Fact view, Catalog all) {
      return List.of("drop " + view.id().kind().words() + " " + view.id().qualified());
    }

    @Override
    public Optional<Alteration> alter(Fact from, Fact to, Sides sides) {
      if (to.id().kind() == Kind.VIEW) {
        return to.get("columns").equals(from.get("columns"))
                || to.get("columns").startsWith(from.get("columns") + "\n")
            ? Alteration.of(create(to, "create or replace "))
            : Optional.empty();
      }
      if (!same(from, to, "definition") || !same(from, to, "access method")) {
        return Optional.empty();
      }
      String alter = "alter materialized view " + to.id().qualified() + " ";
      List<String> statements = new ArrayList<>();
      TableStatements.options(from.get("options"), to.get("options"), "")
          .forEach(s -> statements.add(alter + s));
      if (!same(from, to, "tablespace")) {
        statements.add(
            alter
                + "set tablespace "
                + (to.has("tablespace") ? to.get("tablespace") : "pg_default"));
      }
      if (!same(from, to, "populated")) {
        statements.add(
            "refresh materialized view "
                + to.id().qualified()
                + (to.has("populated") ? " with no data" : ""));
      }
      if (!same(from, to, "cluster on") && !to.has("cluster on")) {
        statements.add(alter + "set without cluster");
      }
      return Alteration.of(statements);
    }
  }

  static final class Sequences implements KindStatements {

    @Override
    public List<String> create(Fact sequence, Catalog all) {
      String unlogged = sequence.has("persistence") ? "unlogged " : "";
      String type = sequence.get("type");
      String full = type + options(sequence);
      String as = full.equals(ColumnStatements.usualOptions(type)) ? type : full;
      return List.of("create " + unlogged + "sequence " + sequence.id().qualified() + " as " + as);
    }

    private static String options(Fact sequence) {
      StringBuilder sql = new StringBuilder();
      for (String option : List.of("start", "increment", "minvalue", "maxvalue", "cache")) {
        sql.append(' ').append(option).append(' ').append(sequence.get(option));
      }
      return sql.append(sequence.has("cycle") ? " cycle" : "").toString();
    }

    @Override
    public List<String> drop(Fact sequence, Catalog all) {
      return List.of("drop sequence " + sequence.id().qualified());
    }

    @Override
    public Optional<Alteration> alter(Fact from, Fact to, Sides sides) {
      List<String> statements = new ArrayList<>();
      String alter = "alter sequence " + to.id().qualified() + " ";
      if (!same(from, to, "persistence")) {
        statements.add(alter + (to.has("persistence") ? "set unlogged" : "set logged"));
      }
      above(from.get("minvalue"), to.get("minvalue"), to.id().qualified())
          .ifPresent(statements::add);
      statements.add(
          alter + "as " + to.get("type") + options(to) + (to.has("cycle") ? "" : " no cycle"));
      return Alteration.of(statements);
    }
  }

  /** Moves a sequence that stands below its new least value. */
  static Optional<String> above(String before, String after, String sequence) {
    return new BigDecimal(before).compareTo(new BigDecimal(after)) < 0
        ? Optional.of(
            "select setval('%s', %s, false) from %s where last_value < %s"
                .formatted(sequence.replace("'", "''"), after, sequence, after))
        : Optional.empty();
  }

  static final class SequenceOwners implements KindStatements {

    @Override
    public List<String> create(Fact owner, Catalog all) {
      return List.of("alter sequence " + owner.id().scope() + " owned by " + owner.get("column"));
    }

    @Override
    public List<String> drop(Fact owner, Catalog all) {
      return List.of("alter sequence " + owner.id().scope() + " owned by none");
    }

    @Override
    public Optional<Alteration> alter(Fact from, Fact to, Sides sides) {
      return Alteration.of(create(to, sides.to()));
    }
  }

  static final class Defaults implements KindStatements {

    @Override
    public List<String> create(Fact value, Catalog all) {
      Fact column = all.find(value.parent().orElseThrow()).orElseThrow();
      return List.of(alter(column) + "set default " + value.get("expression"));
    }

    @Override
    public List<String> drop(Fact value, Catalog all) {
      Fact column = all.find(value.parent().orElseThrow()).orElseThrow();
      return List.of(alter(column) + "drop default");
    }

    private static String alter(Fact column) {
      return "alter table " + column.id().scope() + " alter column " + column.id().name() + " ";
    }

    /** The old default may be no value of the column's new type. */
    @Override
    public Optional<Alteration> alter(Fact from, Fact to, Sides sides) {
      Fact before = sides.from().find(from.parent().orElseThrow()).orElseThrow();
      Fact after = sides.to().find(to.parent().orElseThrow()).orElseThrow();
      if (!same(before, after, "type")) {
        return Optional.empty();
      }
      return Alteration.of(create(to, sides.to()));
    }
  }

  static final class Indexes implements KindStatements {

    @Override
    public List<String> create(Fact index, Catalog all) {
      List<String> statements = new ArrayList<>(List.of(definition(index)));
      statements.addAll(targets(index));
      return statements;
    }

    /** Says nothing new about an index that came with its partition. */
    static String attach(Fact index) {
      return "alter index "
          + index.get("partition of")
          + " attach partition "
          + Targets.index(index.id());
    }

    private static String definition(Fact index) {
      String definition = index.get("definition");
      if (!index.has("tablespace")) {
        return definition;
      }
      int where = definition.indexOf(" WHERE ");
      String tablespace = " TABLESPACE " + index.get("tablespace");
      return where < 0
          ? definition + tablespace
          : definition.substring(0, where) + tablespace + definition.substring(where);
    }

    private static List<String> targets(Fact index) {
      List<String> statements = new ArrayList<>();
      for (String target : TableStatements.split(index.get("statistics targets"))) {
        String[] parts = target.split(" ");
        statements.add(
            "alter index "
                + Targets.index(index.id())
                + " alter column "
                + parts[0]
                + " set statistics "
                + parts[1]);
      }
      return statements;
    }

    @Override
    public List<String> drop(Fact index, Catalog all) {
      return List.of("drop index " + Targets.index(index.id()));
    }

    @Override
    public Optional<Alteration> alter(Fact from, Fact to, Sides sides) {
      boolean stays =
          same(from, to, "definition")
              && same(from, to, "valid")
              && same(from, to, "tablespace")
              && (same(from, to, "partition of") || tableMoves(to, sides));
      return stays ? Alteration.of(targets(to)) : Optional.empty();
    }

    /** Then its indexes move with it. */
    private static boolean tableMoves(Fact index, Sides sides) {
      Fact before = sides.from().find(index.parent().orElseThrow()).orElseThrow();
      Fact after = sides.to().find(index.parent().orElseThrow()).orElseThrow();
      return !same(before, after, "partition of");
    }
  }

  /** Triggers and rules, which are on or off. */
  static final class Switched implements KindStatements {

    @Override
    public List<String> create(Fact fact, Catalog all) {
      List<String> statements = new ArrayList<>();
      String definition = fact.get("definition").strip();
      statements.add(
          definition.endsWith(";") ? definition.substring(0, definition.length() - 1) : definition);
      if (fact.has("enabled")) {
        statements.add(enable(fact));
      }
      return statements;
    }

    private static String enable(Fact fact) {
      String how =
          switch (fact.get("enabled")) {
            case "disabled" -> "disable ";
            case "replica" -> "enable replica ";
            case "always" -> "enable always ";
            default -> "enable ";
          };
      return "alter table "
          + fact.id().scope()
          + " "
          + how
          + fact.id().kind().words()
          + " "
          + fact.id().name();
    }

    @Override
    public List<String> drop(Fact fact, Catalog all) {
      return List.of("drop " + Targets.of(fact));
    }

    @Override
    public Optional<Alteration> alter(Fact from, Fact to, Sides sides) {
      return same(from, to, "definition") ? Alteration.of(enable(to)) : Optional.empty();
    }
  }

  static final class Policies implements KindStatements {

    @Override
    public List<String> create(Fact policy, Catalog all) {
      StringBuilder sql = new StringBuilder("create " + Targets.of(policy));
      if (policy.get("permissive").equals("restrictive")) {
        sql.append(" as restrictive");
      }
      if (!policy.get("command").equals("all")) {
        sql.append(" for ").append(policy.get("command"));
      }
      if (!policy.get("roles").equals("public")) {
        sql.append(" to ").append(policy.get("roles"));
      }
      return List.of(sql.append(conditions(policy)).toString());
    }

    private static String conditions(Fact policy) {
      return (policy.has("using") ? "\n    using (" + policy.get("using") + ")" : "")
          + (policy.has("with check") ? "\n    with check (" + policy.get("with check") + ")" : "");
    }

    @Override
    public List<String> drop(Fact policy, Catalog all) {
      return List.of("drop " + Targets.of(policy));
    }

    @Override
    public Optional<Alteration> alter(Fact from, Fact to, Sides sides) {
      boolean removes =
          List.of("using", "with check").stream().anyMatch(a -> from.has(a) && !to.has(a));
      if (removes || !same(from, to, "permissive") || !same(from, to, "command")) {
        return Optional.empty();
      }
      return Alteration.of("alter " + Targets.of(to) + " to " + to.get("roles") + conditions(to));
    }
  }

  static final class Statistics implements KindStatements {

    @Override
    public List<String> create(Fact statistics, Catalog all) {
      List<String> statements = new ArrayList<>(List.of(statistics.get("definition")));
      if (statistics.has("statistics target")) {
        statements.add(target(statistics));
      }
      return statements;
    }

    private static String target(Fact statistics) {
      String target =
          statistics.has("statistics target") ? statistics.get("statistics target") : "-1";
      return "alter statistics " + statistics.id().qualified() + " set statistics " + target;
    }

    @Override
    public List<String> drop(Fact statistics, Catalog all) {
      return List.of("drop statistics " + statistics.id().qualified());
    }

    @Override
    public Optional<Alteration> alter(Fact from, Fact to, Sides sides) {
      return same(from, to, "definition") ? Alteration.of(target(to)) : Optional.empty();
    }
  }

  /** Enum labels, and columns of views: there is nothing to be said for them alone. */
  static final class WithParent implements KindStatements {

    @Override
    public List<String> create(Fact fact, Catalog all) {
      return List.of();
    }

    @Override
    public List<String> drop(Fact fact, Catalog all) {
      return List.of();
    }

    @Override
    public Optional<Alteration> alter(Fact from, Fact to, Sides sides) {
      return Alteration.of();
    }
  }

  static final Set<Kind> OF_ONE_NAMESPACE =
      Set.copyOf(
          Arrays.asList(
              Kind.TABLE,
              Kind.FOREIGN_TABLE,
              Kind.VIEW,
              Kind.MATERIALIZED_VIEW,
              Kind.SEQUENCE,
              Kind.INDEX,
              Kind.CONSTRAINT,
              Kind.ENUM,
              Kind.COMPOSITE_TYPE,
              Kind.RANGE_TYPE,
              Kind.BASE_TYPE,
              Kind.DOMAIN));
}
