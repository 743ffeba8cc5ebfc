package dev.headwater.web.page;

import java.util.List;

/**
 * A column on the page of its table.
 *
 * @param keys the words for the keys that it is part of: {@code primary}, {@code unique}
 * @param refers to columns that it refers to
 * @param expression the default, or the expression of a generated column
 * @param comment as HTML
 * @param field the Java field; empty where there is none
 * @param history the migrations that made and changed it
 * @param uses how many lines of Java use it
 */
record ColumnLine(
    String anchor,
    String name,
    Link type,
    boolean optional,
    List<String> keys,
    List<Link> refers,
    String expression,
    boolean generated,
    String comment,
    String field,
    List<Origins.Change> history,
    int uses) {

  ColumnLine withUses(int number) {
    return new ColumnLine(
        anchor,
        name,
        type,
        optional,
        keys,
        refers,
        expression,
        generated,
        comment,
        field,
        history,
        number);
  }

  /** The mark of its lines of Java. */
  String javaAnchor() {
    return anchor.replaceFirst("^column-", "java-");
  }

  boolean isUsed() {
    return uses > 0;
  }

  /** Such as {@code 3 lines of Java}. */
  String useWords() {
    return uses == 1 ? "1 line of Java" : uses + " lines of Java";
  }

  boolean hasField() {
    return !field.isEmpty();
  }

  /** The constant of the table. */
  String table() {
    return field.replaceFirst("\\..*", "");
  }

  /** The constant of the column. */
  String constant() {
    return field.replaceFirst(".*\\.", "");
  }
}
