package dev.headwater.catalog.change;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a type holds less than another one, by the words of {@code format_type}. */
final class Narrowing {

  private static final Pattern TYPE =
      Pattern.compile(
          "([a-z][a-z ]*?)(?:\\((\\d+)(?:,(-?\\d+))?\\))?( with(?:out)? time zone)?(\\[\\])?");

  /** Each holds all values of those before it. */
  private static final List<List<String>> WIDER =
      List.of(
          List.of("smallint", "integer", "bigint", "numeric"),
          List.of("real", "double precision"),
          List.of("character", "character varying", "text"),
          List.of("date", "timestamp without time zone"),
          List.of("date", "timestamp with time zone"),
          List.of("time without time zone", "timestamp without time zone"),
          List.of("time without time zone", "timestamp with time zone"),
          List.of("json", "text"),
          List.of("jsonb", "text"),
          List.of("uuid", "text"),
          List.of("integer", "double precision"),
          List.of("real", "numeric"),
          List.of("double precision", "numeric"));

  private Narrowing() {}

  static boolean isOne(String from, String to) {
    Matcher before = TYPE.matcher(from);
    Matcher after = TYPE.matcher(to);
    if (from.equals(to) || !before.matches() || !after.matches()) {
      return false;
    }
    String name = name(before);
    String other = name(after);
    if (name.equals(other)) {
      return isShorter(before, after);
    }
    boolean wider = WIDER.stream().anyMatch(order -> isBefore(order, name, other));
    if (wider) {
      return after.group(2) != null && isShorter(before, after);
    }
    return WIDER.stream().anyMatch(order -> isBefore(order, other, name));
  }

  private static String name(Matcher type) {
    return type.group(1) + (type.group(4) == null ? "" : type.group(4));
  }

  private static boolean isBefore(List<String> order, String first, String second) {
    int at = order.indexOf(first);
    return at >= 0 && order.indexOf(second) > at;
  }

  /** Fewer characters, digits before the point, or digits after it; none named means no limit. */
  private static boolean isShorter(Matcher before, Matcher after) {
    if (after.group(2) == null) {
      return false;
    }
    if (before.group(2) == null) {
      return true;
    }
    int scaleBefore = number(before.group(3));
    int scaleAfter = number(after.group(3));
    return number(after.group(2)) - scaleAfter < number(before.group(2)) - scaleBefore
        || scaleAfter < scaleBefore;
  }

  private static int number(String text) {
    return text == null ? 0 : Integer.parseInt(text);
  }
}
