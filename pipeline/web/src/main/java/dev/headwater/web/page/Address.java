package dev.headwater.web.page;

import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.web.text.SafeText;
import dev.headwater.web.text.SqlName;

/**
 * The place of an object on the site.
 *
 * @param page its path in the site; overloads of a routine share one
 * @param anchor in the page; empty for the page itself
 */
public record Address(String page, String anchor) {

  static final String INDEX = "index.html";
  static final String UNDOCUMENTED = "undocumented.html";
  static final String MIGRATIONS = "migrations/index.html";

  /**
   * The place of an object.
   *
   * @param whole the table, type, routine and so on that it belongs to, or is
   */
  static Address of(Id id, Id whole) {
    if (id.equals(whole)) {
      return new Address(page(id), isRoutine(id) || isOther(id) ? anchor(id) : "");
    }
    return new Address(page(whole), anchor(id));
  }

  private static String page(Id whole) {
    String folder = folder(whole.kind());
    if (folder.isEmpty()) {
      return whole.scope().isEmpty() ? INDEX : page(new Id(Kind.SCHEMA, "", whole.scope()));
    }
    String name = SafeText.file(SqlName.plain(whole.name()));
    String schema =
        whole.scope().isEmpty() ? "" : SafeText.file(SqlName.plain(whole.scope())) + ".";
    return folder + "/" + schema + name + ".html";
  }

  /** Where objects of a kind have pages; empty where they have none of their own. */
  static String folder(Kind kind) {
    return switch (kind) {
      case SCHEMA -> "schemas";
      case TABLE, FOREIGN_TABLE -> "tables";
      case VIEW, MATERIALIZED_VIEW -> "views";
      case ENUM, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE, BASE_TYPE -> "types";
      case FUNCTION, PROCEDURE, AGGREGATE -> "routines";
      default -> "";
    };
  }

  static boolean isRoutine(Id id) {
    return folder(id.kind()).equals("routines");
  }

  /** Objects that are told on the page of their schema, or on the first page. */
  static boolean isOther(Id id) {
    return folder(id.kind()).isEmpty();
  }

  /** A mark in a page, such as {@code column-email}. */
  static String anchor(Id id) {
    return id.kind().words().replace(' ', '-') + "-" + SafeText.file(id.name());
  }

  /** A mark for the lines of Java that use a column. */
  static String javaAnchor(Id column) {
    return "java-" + SafeText.file(column.name());
  }

  /** As a link has it. */
  String href() {
    return anchor.isEmpty() ? page : page + "#" + anchor;
  }
}
