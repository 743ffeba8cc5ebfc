package dev.headwater.catalog.script;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code status in ('a', 'b')} on a {@code varchar} is printed by PostgreSQL as a cast of a whole
 * array. Read again, that print becomes another expression. So the list is written as users write
 * it, which becomes what was there.
 */
final class VarcharLists {

  private static final String LITERAL = "'(?:[^']|'')*'::character varying";

  private static final Pattern PRINTED =
      Pattern.compile(
          "\\)::text (= ANY|<> ALL) \\(\\(ARRAY\\[("
              + LITERAL
              + "(?:, "
              + LITERAL
              + ")*)\\]\\)::text\\[\\]\\)");

  private VarcharLists() {}

  static String asWritten(String statement) {
    return PRINTED
        .matcher(statement)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    (found.group(1).equals("= ANY") ? ") IN (" : ") NOT IN (")
                        + found.group(2).replace("'::character varying", "'")
                        + ")"));
  }
}
