package dev.headwater.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Texts that a column may take, the plainest first. */
final class TextValues {

  private static final String DIGITS = "translate({n}::text, '0123456789', 'abcdefghij')";

  /** Texts of the forms that checks ask for most. */
  private static final List<String> FORMS =
      List.of(
          "'user' || {n} || '@example.com'",
          "'https://example.com/' || {n}",
          "'x' || {n}",
          "'/' || {n}",
          "{n}::text",
          DIGITS,
          "upper(" + DIGITS + ")",
          "'X' || {n}",
          "'a'",
          "'A'",
          "'1'",
          "''",
          "'x-' || {n}",
          "'/a/' || {n} || '/'",
          "'a.b' || {n}",
          "'host' || {n} || '.example.com'",
          "'1.0.' || {n}",
          "'v1.0.' || {n}",
          "'#' || lpad(to_hex({n} % 16777216), 6, '0')",
          "'+1555' || lpad(({n} % 10000000)::text, 7, '0')",
          "'192.0.2.1'",
          "'en'",
          "'US'",
          "'EUR'",
          "'UTC'",
          "'text/plain'",
          "'2000-01-01'",
          "'{}'",
          "'[]'",
          "md5({n}::text)",
          "md5({n}::text)::uuid::text",
          "md5({n}::text) || md5({n}::text)",
          "md5({n}::text) || left(md5({n}::text), 8)",
          "lpad({n}::text, 3, '0')",
          "lpad({n}::text, 4, '0')",
          "lpad({n}::text, 5, '0')",
          "lpad({n}::text, 8, '0')",
          "lpad({n}::text, 10, '0')",
          "lpad({n}::text, 12, '0')",
          "lpad({n}::text, 16, '0')",
          "chr((65 + {n} / 26 % 26)::int) || chr((65 + {n} % 26)::int)",
          "chr((97 + {n} / 26 % 26)::int) || chr((97 + {n} % 26)::int)",
          "chr((65 + {n} / 676 % 26)::int) || chr((65 + {n} / 26 % 26)::int)"
              + " || chr((65 + {n} % 26)::int)",
          "chr((33 + {n} % 94)::int)",
          "chr((33 + {n} / 94 % 94)::int) || chr((33 + {n} % 94)::int)");

  private TextValues() {}

  /**
   * The texts.
   *
   * @param limit the greatest length, or a negative number
   */
  static List<String> of(String column, int limit) {
    List<String> values = new ArrayList<>();
    String words = column.replaceAll("[^A-Za-z0-9]+", " ").strip().toLowerCase(Locale.ROOT);
    if (words.contains("email") || words.contains("mail")) {
      values.add(FORMS.get(0));
    } else if (words.matches(".*\\b(url|uri|website|homepage|link)\\b.*")) {
      values.add(FORMS.get(1));
    }
    if (limit < 0 || limit >= words.length() + 9) {
      values.add("'" + (words.isEmpty() ? "text" : words) + " ' || {n}");
    } else if (limit < 9) {
      // A cast would cut the end, and with it the number.
      values.add(limit < 5 ? "({n} % 10 ^ " + limit + ")::bigint::text" : "'x' || {n}");
    }
    FORMS.stream().filter(form -> !values.contains(form)).forEach(values::add);
    return values;
  }
}
