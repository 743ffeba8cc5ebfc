package dev.headwater.catalog.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code x between 1 and 9 and y} is two conditions inside of two, and PostgreSQL prints it so:
 * {@code (((x >= 1) AND (x <= 9)) AND y)}. Read again, that print is three conditions side by side,
 * because the parser flattens what stands on the left. So the condition on the left is written as
 * users write it, which becomes what was there. Rows and lists that are compared are alike.
 */
final class NestedConditions {

  private static final String AND = " AND ";
  private static final String OR = " OR ";
  private static final Pattern ARRAY = Pattern.compile("(?:ANY|ALL) \\(ARRAY\\[(.*)]\\)");
  private static final String DISTINCT = " IS DISTINCT FROM ";

  private NestedConditions() {}

  static String asWritten(String statement) {
    return statement.contains("((") ? rewritten(statement) : statement;
  }

  private static String rewritten(String sql) {
    StringBuilder written = new StringBuilder();
    int at = 0;
    while (at < sql.length()) {
      int end = endOf(sql, at);
      if (sql.charAt(at) == '(' && sql.charAt(end - 1) == ')' && end > at + 1) {
        written.append('(').append(inside(sql.substring(at + 1, end - 1))).append(')');
      } else {
        written.append(sql, at, end);
      }
      at = end;
    }
    return written.toString();
  }

  /** The end of what begins here: brackets, something in quotes, or a character. */
  private static int endOf(String sql, int start) {
    char first = sql.charAt(start);
    int at = start + 1;
    if (first == '\'' || first == '"') {
      boolean escapes = first == '\'' && start > 0 && sql.charAt(start - 1) == 'E';
      while (at < sql.length() && sql.charAt(at) != first) {
        at += escapes && sql.charAt(at) == '\\' ? 2 : 1;
      }
      return Math.min(at + 1, sql.length());
    }
    if (first == '(') {
      while (at < sql.length() && sql.charAt(at) != ')') {
        at = endOf(sql, at);
      }
      return Math.min(at + 1, sql.length());
    }
    return at;
  }

  private static String inside(String brackets) {
    String text = rewritten(brackets);
    for (String operator : List.of(AND, OR)) {
      List<String> terms = split(text, operator);
      Optional<String> left = content(terms.get(0));
      if (terms.size() > 1 && left.isPresent()) {
        List<String> nested = split(left.get(), operator);
        Optional<String> written = nested.size() > 1 ? written(operator, nested) : Optional.empty();
        if (written.isPresent()) {
          terms.set(0, "(" + written.get() + ")");
          return String.join(operator, terms);
        }
      }
    }
    return text;
  }

  /** The parts of a text between an operator, where it stands outside of brackets and quotes. */
  private static List<String> split(String text, String operator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    int at = 0;
    while (at < text.length()) {
      if (text.startsWith(operator, at)) {
        parts.add(text.substring(start, at));
        at += operator.length();
        start = at;
      } else {
        at = endOf(text, at);
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  /** The text in brackets; empty where there is more. */
  private static Optional<String> content(String term) {
    return term.startsWith("(") && endOf(term, 0) == term.length()
        ? Optional.of(term.substring(1, term.length() - 1))
        : Optional.empty();
  }

  private static Optional<String> written(String operator, List<String> terms) {
    return operator.equals(AND)
        ? between(terms, " >= ", " <= ", " BETWEEN ")
            .or(() -> list(terms, " <> ", " NOT IN "))
            .or(() -> rows(terms, " = "))
        : between(terms, " < ", " > ", " NOT BETWEEN ")
            .or(() -> list(terms, " = ", " IN "))
            .or(() -> rows(terms, " <> "))
            .or(() -> rows(terms, DISTINCT));
  }

  private static Optional<String> between(
      List<String> terms, String least, String most, String words) {
    Optional<Comparison> low = Comparison.of(terms.get(0), least);
    Optional<Comparison> high = Comparison.of(terms.get(1), most);
    return terms.size() == 2
            && low.isPresent()
            && high.isPresent()
            && low.get().left().equals(high.get().left())
        ? Optional.of(low.get().left() + words + low.get().right() + AND + high.get().right())
        : Optional.empty();
  }

  private static Optional<String> list(List<String> terms, String operator, String words) {
    return comparisons(terms, operator)
        .filter(all -> all.stream().map(Comparison::left).distinct().count() == 1)
        .map(all -> all.get(0).left() + words + "(" + joined(all, Comparison::values) + ")");
  }

  private static Optional<String> rows(List<String> terms, String operator) {
    return comparisons(terms, operator)
        .filter(all -> all.stream().noneMatch(one -> ARRAY.matcher(one.right()).matches()))
        .map(
            all ->
                "ROW("
                    + joined(all, Comparison::left)
                    + ")"
                    + operator
                    + "ROW("
                    + joined(all, Comparison::right)
                    + ")");
  }

  private static String joined(List<Comparison> all, Function<Comparison, String> side) {
    return String.join(", ", all.stream().map(side).toList());
  }

  /** Empty where one of the terms is something else. */
  private static Optional<List<Comparison>> comparisons(List<String> terms, String operator) {
    List<Comparison> all =
        terms.stream().flatMap(term -> Comparison.all(term, operator).stream()).toList();
    return all.size() < terms.size() ? Optional.empty() : Optional.of(all);
  }

  /** Two values that are compared. */
  private record Comparison(String left, String right) {

    static Optional<Comparison> of(String term, String operator) {
      return content(term)
          .map(text -> split(text, operator))
          .filter(sides -> sides.size() == 2)
          .map(sides -> new Comparison(sides.get(0), sides.get(1)));
    }

    /** The values of a list where PostgreSQL has put some of them into an array. */
    String values() {
      Matcher array = ARRAY.matcher(right);
      return array.matches() ? array.group(1) : right;
    }

    /** Several, where the term compares rows. */
    static List<Comparison> all(String term, String operator) {
      Optional<Comparison> one = of(term, operator);
      if (one.isEmpty() || !one.get().left.startsWith("ROW(")) {
        return one.stream().toList();
      }
      List<String> lefts = split(content(one.get().left.substring(3)).orElse(""), ", ");
      List<String> rights = split(content(one.get().right.substring(3)).orElse(""), ", ");
      List<Comparison> all = new ArrayList<>();
      for (int i = 0; i < Math.min(lefts.size(), rights.size()); i++) {
        all.add(new Comparison(lefts.get(i), rights.get(i)));
      }
      return all;
    }
  }
}
