package dev.headwater.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Brackets in the text of an expression. PostgreSQL keeps some chains as {@code ((a OR b) OR c)},
 * such as those of a comparison of rows, and writes {@code (a OR b OR c)} once a dump was loaded.
 */
final class Brackets {

  private static final Pattern CHAIN = Pattern.compile("\\) (AND|OR) |(AND|OR) \\(");

  private static final Group NONE = new Group("", "");

  private final String text;
  private int at;

  private Brackets(String text) {
    this.text = text;
  }

  /** The text as PostgreSQL writes it after it has read it. */
  static String flat(String text) {
    return text.contains("((") && CHAIN.matcher(text).find()
        ? new Brackets(text).group().text()
        : text;
  }

  /**
   * The text between two brackets.
   *
   * @param word that joins all its parts, {@code AND} or {@code OR}; empty where none does
   */
  private record Group(String text, String word) {}

  private Group group() {
    List<String> words = new ArrayList<>();
    List<Operand> operands = new ArrayList<>();
    Operand operand = new Operand();
    while (at < text.length() && text.charAt(at) != ')') {
      String word = word();
      if (!word.isEmpty()) {
        words.add(word);
        operands.add(operand);
        operand = new Operand();
        at += word.length() + 2;
      } else {
        take(operand);
      }
    }
    operands.add(operand);
    String word = words.stream().distinct().count() == 1 ? words.get(0) : "";
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < operands.size(); i++) {
      all.append(i == 0 ? "" : " " + words.get(i - 1) + " ").append(operands.get(i).in(word));
    }
    return new Group(all.toString(), word);
  }

  private String word() {
    return text.startsWith(" AND ", at) ? "AND" : text.startsWith(" OR ", at) ? "OR" : "";
  }

  private void take(Operand operand) {
    char c = text.charAt(at);
    if (c == '(') {
      at++;
      Group inner = group();
      at = Math.min(at + 1, text.length());
      operand.take("(" + inner.text() + ")", inner);
    } else {
      int end = c == '\'' || c == '"' ? text.indexOf(c, at + 1) + 1 : at + 1;
      operand.take(text.substring(at, end == 0 ? text.length() : end), NONE);
      at = end == 0 ? text.length() : end;
    }
  }

  /** The text between two words. */
  private static final class Operand {

    private final StringBuilder text = new StringBuilder();
    private Group whole = NONE;

    void take(String more, Group inner) {
      whole = text.isEmpty() ? inner : NONE;
      text.append(more);
    }

    /** Without its brackets, if the word joins its parts, too. */
    String in(String word) {
      return !word.isEmpty() && whole.word().equals(word) ? whole.text() : text.toString();
    }
  }
}
