package dev.headwater.rows;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Texts that a regular expression of PostgreSQL matches: characters, classes, groups, alternatives
 * and quantifiers. Other parts yield nothing, and PostgreSQL checks every text.
 */
final class RegexText {

  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";
  private static final String ANY = LOWER + DIGITS + UPPER + "-_. /:@#";

  /** How often a part without a limit is repeated, so that many texts differ. */
  private static final int MANY = 8;

  private static final int MOST_ALTERNATIVES = 6;

  private final String regex;
  private final int many;
  private int at;

  private RegexText(String regex, int many) {
    this.regex = regex;
    this.many = many;
  }

  /** Expressions for texts, first those that vary with the number of the row. */
  static List<String> of(String regex) {
    Set<String> found = new LinkedHashSet<>();
    for (int many : new int[] {MANY, 1, 0}) {
      RegexText reading = new RegexText(regex, many);
      try {
        List<List<String>> texts = reading.alternatives();
        if (reading.at == regex.length()) {
          texts.stream().limit(MOST_ALTERNATIVES).forEach(text -> found.add(varying(text)));
          texts.stream().limit(MOST_ALTERNATIVES).forEach(text -> found.add(constant(text)));
        }
      } catch (UnreadableException e) {
        return List.of();
      }
    }
    return List.copyOf(found);
  }

  /** The expression is none that is read here. */
  private static final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Each text is a list of the characters that may stand at a place. */
  private List<List<String>> alternatives() {
    List<List<String>> all = new ArrayList<>(sequence());
    while (at < regex.length() && regex.charAt(at) == '|') {
      at++;
      all.addAll(sequence());
    }
    return all;
  }

  private List<List<String>> sequence() {
    List<List<String>> texts = List.of(List.of());
    while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
      Optional<List<List<String>>> atom = atom();
      if (atom.isPresent()) {
        texts = product(texts, repeated(atom.get()));
      }
    }
    return texts;
  }

  private static List<List<String>> product(List<List<String>> left, List<List<String>> right) {
    List<List<String>> all = new ArrayList<>();
    for (List<String> first : left) {
      for (List<String> second : right) {
        if (all.size() < MOST_ALTERNATIVES) {
          List<String> both = new ArrayList<>(first);
          both.addAll(second);
          all.add(both);
        }
      }
    }
    return all;
  }

  /** Empty for what matches no character, such as an anchor. */
  private Optional<List<List<String>>> atom() {
    char c = regex.charAt(at++);
    return switch (c) {
      case '^', '$' -> Optional.empty();
      case '.' -> one(ANY.substring(0, 36));
      case '[' -> one(set());
      case '(' -> group();
      case '\\' -> escape();
      case '*', '+', '?' -> throw new UnreadableException();
      default -> one(String.valueOf(c));
    };
  }

  private static Optional<List<List<String>>> one(String characters) {
    if (characters.isEmpty()) {
      throw new UnreadableException();
    }
    return Optional.of(List.of(List.of(characters)));
  }

  private Optional<List<List<String>>> group() {
    boolean looks = regex.startsWith("?=", at) || regex.startsWith("?!", at);
    looks |= regex.startsWith("?<", at);
    if (looks) {
      at += regex.startsWith("?<", at) ? 3 : 2;
    } else if (regex.startsWith("?:", at)) {
      at += 2;
    }
    List<List<String>> inner = alternatives();
    if (at >= regex.length()) {
      throw new UnreadableException();
    }
    at++;
    return looks ? Optional.empty() : Optional.of(inner);
  }

  private Optional<List<List<String>>> escape() {
    if (at >= regex.length()) {
      throw new UnreadableException();
    }
    char c = regex.charAt(at++);
    return "AZmMyY".indexOf(c) >= 0 ? Optional.empty() : one(escaped(c));
  }

  private static String escaped(char c) {
    return switch (c) {
      case 'd' -> DIGITS;
      case 'w' -> LOWER + DIGITS + UPPER + "_";
      case 's' -> " ";
      case 'S', 'D' -> LOWER;
      case 'W' -> "-";
      case 'n' -> "\n";
      case 't' -> "\t";
      default -> {
        if (Character.isLetterOrDigit(c)) {
          throw new UnreadableException();
        }
        yield String.valueOf(c);
      }
    };
  }

  private String set() {
    boolean not = at < regex.length() && regex.charAt(at) == '^';
    at += not ? 1 : 0;
    StringBuilder members = new StringBuilder();
    int first = at;
    while (at < regex.length() && (regex.charAt(at) != ']' || at == first)) {
      member(members);
    }
    at++;
    if (!not) {
      return members.toString();
    }
    StringBuilder others = new StringBuilder();
    ANY.chars()
        .filter(c -> members.indexOf(String.valueOf((char) c)) < 0)
        .forEach(c -> others.append((char) c));
    return others.toString();
  }

  private void member(StringBuilder members) {
    if (regex.startsWith("[:", at)) {
      int end = regex.indexOf(":]", at);
      if (end < 0) {
        throw new UnreadableException();
      }
      members.append(named(regex.substring(at + 2, end)));
      at = end + 2;
      return;
    }
    char c = regex.charAt(at++);
    if (c == '\\' && at < regex.length()) {
      String some = escaped(regex.charAt(at++));
      if (some.length() > 1) {
        members.append(some);
        return;
      }
      c = some.charAt(0);
    }
    boolean isRange =
        at + 1 < regex.length() && regex.charAt(at) == '-' && regex.charAt(at + 1) != ']';
    if (!isRange) {
      members.append(c);
      return;
    }
    at++;
    char last = regex.charAt(at++);
    if (last == '\\' && at < regex.length()) {
      last = regex.charAt(at++);
    }
    for (char each = c; each <= last && members.length() < 200; each++) {
      members.append(each);
    }
  }

  private static String named(String posix) {
    return switch (posix) {
      case "alpha" -> LOWER + UPPER;
      case "alnum" -> LOWER + DIGITS + UPPER;
      case "digit" -> DIGITS;
      case "xdigit" -> DIGITS + "abcdef";
      case "lower" -> LOWER;
      case "upper" -> UPPER;
      case "space", "blank" -> " ";
      case "punct" -> "-_.";
      default -> throw new UnreadableException();
    };
  }

  private List<List<String>> repeated(List<List<String>> atom) {
    int least = 1;
    int most = 1;
    if (at < regex.length()) {
      switch (regex.charAt(at)) {
        case '*' -> {
          at++;
          least = 0;
          most = MANY;
        }
        case '+' -> {
          at++;
          most = MANY;
        }
        case '?' -> {
          at++;
          least = 0;
        }
        case '{' -> {
          int end = regex.indexOf('}', at);
          if (end < 0) {
            throw new UnreadableException();
          }
          String[] bounds = regex.substring(at + 1, end).split(",", -1);
          least = number(bounds[0]);
          most =
              bounds.length == 1 ? least : bounds[1].isEmpty() ? least + MANY : number(bounds[1]);
          at = end + 1;
        }
        default -> {
          // once
        }
      }
      if (at < regex.length() && regex.charAt(at) == '?') {
        at++; // not greedy
      }
    }
    int times = Math.max(least, Math.min(most, many));
    List<List<String>> texts = List.of(List.of());
    for (int time = 0; time < times; time++) {
      texts = product(texts, atom);
    }
    return texts;
  }

  private static int number(String digits) {
    if (!digits.matches("\\d{1,3}")) {
      throw new UnreadableException();
    }
    return Integer.parseInt(digits);
  }

  private static String constant(List<String> text) {
    StringBuilder characters = new StringBuilder();
    text.forEach(some -> characters.append(some.charAt(0)));
    return TypeValues.literal(characters.toString());
  }

  /** The last places count, as the digits of a number do. */
  private static String varying(List<String> text) {
    String expression = "";
    String literal = "";
    long radix = 1;
    for (int place = text.size() - 1; place >= 0; place--) {
      String some = distinct(text.get(place));
      if (some.length() == 1 || radix > 10_000_000) {
        literal = some.charAt(0) + literal;
        continue;
      }
      if (!literal.isEmpty()) {
        expression = joined(TypeValues.literal(literal), expression);
        literal = "";
      }
      String index = radix == 1 ? "{n} % " : "{n} / " + radix + " % ";
      expression =
          joined(
              "substr("
                  + TypeValues.literal(some)
                  + ", (1 + "
                  + index
                  + some.length()
                  + ")::int, 1)",
              expression);
      radix *= some.length();
    }
    return literal.isEmpty() && !expression.isEmpty()
        ? expression
        : joined(TypeValues.literal(literal), expression);
  }

  private static String joined(String left, String right) {
    return right.isEmpty() ? left : left + " || " + right;
  }

  private static String distinct(String characters) {
    StringBuilder some = new StringBuilder();
    characters
        .chars()
        .filter(c -> some.indexOf(String.valueOf((char) c)) < 0)
        .forEach(c -> some.append((char) c));
    return some.toString();
  }
}
