package dev.headwater.catalog.view;

import java.util.ArrayList;
import java.util.List;

/**
 * A key as PostgreSQL prints it: {@code FOREIGN KEY (a, "b c") REFERENCES s.t(x, y) ON DELETE …}.
 *
 * @param columns in the first brackets
 * @param table after {@code REFERENCES}; empty where there is none
 * @param referenced in the second brackets
 * @param rest what follows them
 */
record KeyText(List<String> columns, String table, List<String> referenced, String rest) {

  private static final String REFERENCES = " REFERENCES ";

  static KeyText of(String definition) {
    Scan scan = new Scan(definition);
    List<String> columns = scan.list();
    if (!definition.startsWith(REFERENCES, scan.at)) {
      return new KeyText(columns, "", List.of(), definition.substring(scan.at).strip());
    }
    int table = scan.at + REFERENCES.length();
    scan.at = table;
    List<String> referenced = scan.list();
    return new KeyText(
        columns,
        definition.substring(table, scan.opened),
        referenced,
        definition.substring(scan.at).strip());
  }

  /** Reads lists of names in brackets. */
  private static final class Scan {
    private final String text;
    private int at;
    private int opened;

    Scan(String text) {
      this.text = text;
    }

    /** The names in the next brackets; the scan then stands behind them. */
    List<String> list() {
      skipTo('(');
      opened = at;
      List<String> names = new ArrayList<>();
      while (at < text.length() && text.charAt(at) != ')') {
        int begin = ++at;
        skipToEndOfName();
        // PostgreSQL 18 has PERIOD before the last column of some keys.
        names.add(text.substring(begin, at).strip().replaceFirst("^(PERIOD )", ""));
      }
      at = Math.min(at + 1, text.length());
      return names;
    }

    private void skipToEndOfName() {
      while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != ')') {
        skipOne();
      }
    }

    private void skipTo(char wanted) {
      while (at < text.length() && text.charAt(at) != wanted) {
        skipOne();
      }
    }

    /** A character, or a whole name in quotes. */
    private void skipOne() {
      if (text.charAt(at) == '"') {
        int end = text.indexOf('"', at + 1);
        at = end < 0 ? text.length() - 1 : end;
      }
      at++;
    }
  }
}
