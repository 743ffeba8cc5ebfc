package dev.headwater.catalog.script;

import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import java.util.Map;

/** Gives an object another name. */
public final class RenameStatement {

  /** The words before the name. A part of another object is named after that object. */
  private static final Map<Kind, String> FORMS =
      Map.ofEntries(
          Map.entry(Kind.SCHEMA, "alter schema"),
          Map.entry(Kind.TABLE, "alter table"),
          Map.entry(Kind.FOREIGN_TABLE, "alter foreign table"),
          Map.entry(Kind.VIEW, "alter view"),
          Map.entry(Kind.MATERIALIZED_VIEW, "alter materialized view"),
          Map.entry(Kind.SEQUENCE, "alter sequence"),
          Map.entry(Kind.INDEX, "alter index"),
          Map.entry(Kind.ENUM, "alter type"),
          Map.entry(Kind.COMPOSITE_TYPE, "alter type"),
          Map.entry(Kind.RANGE_TYPE, "alter type"),
          Map.entry(Kind.DOMAIN, "alter domain"),
          Map.entry(Kind.COLUMN, "alter table %s rename column"),
          Map.entry(Kind.CONSTRAINT, "alter table %s rename constraint"),
          Map.entry(Kind.ATTRIBUTE, "alter type %s rename attribute"),
          Map.entry(Kind.ENUM_LABEL, "alter type %s rename value"));

  private RenameStatement() {}

  /** Whether objects of the kind can be renamed here. */
  public static boolean isFor(Kind kind) {
    return FORMS.containsKey(kind);
  }

  /**
   * The statement.
   *
   * @param id of the object, of a kind that can be renamed
   * @param from its name before, as SQL writes it
   * @param to its name after
   */
  public static String of(Id id, String from, String to) {
    String form = FORMS.getOrDefault(id.kind(), "");
    if (form.contains("%s")) {
      return form.formatted(id.scope()) + " " + name(id, from) + " to " + name(id, to);
    }
    String schema =
        id.kind() == Kind.INDEX
            ? Targets.schema(id.scope()) + "."
            : id.scope().isEmpty() ? "" : id.scope() + ".";
    return form + " " + schema + from + " rename to " + to;
  }

  /** Labels are texts. */
  private static String name(Id id, String name) {
    return id.kind() == Kind.ENUM_LABEL && !name.startsWith("'") ? Targets.literal(name) : name;
  }
}
