package dev.headwater.apply;

import java.util.List;
import java.util.OptionalInt;

/**
 * A script as it stands in its file; finds the place of a sent statement in it. A sent statement
 * differs from the file where placeholders were replaced, so it is matched piece by piece: literal
 * text must be equal, a placeholder stands for anything.
 *
 * @param prefix the beginning of a placeholder, <code>${</code> by default
 */
record ScriptText(String text, String prefix, String suffix) {

  /** How much literal text after a placeholder tells where its value ended. */
  private static final int ANCHOR = 12;

  /** No script holds it. */
  private static final String NOWHERE = "\u0000";

  /** A script that is sent as it stands in its file. */
  static ScriptText literal(String text) {
    return new ScriptText(text, NOWHERE, NOWHERE);
  }

  /**
   * Where the last of the statements stands, given that the others were sent before it.
   *
   * @return empty when the file does not hold it
   */
  OptionalInt find(List<String> sent) {
    int from = 0;
    for (String statement : sent.subList(0, sent.size() - 1)) {
      int start = find(statement, from);
      if (start >= 0) {
        from = offset(start, statement, statement.length());
      }
    }
    String last = sent.get(sent.size() - 1);
    int start = find(last, from);
    if (start < 0) {
      start = find(last, 0); // a statement before it was taken for another one
    }
    return start < 0 ? OptionalInt.empty() : OptionalInt.of(start);
  }

  private int find(String statement, int from) {
    if (statement.isBlank()) {
      return -1;
    }
    int exact = text.indexOf(statement, from);
    if (exact >= 0 || !text.contains(prefix)) {
      return exact;
    }
    for (int start = from; start < text.length(); start++) {
      boolean possible =
          text.charAt(start) == statement.charAt(0) || text.startsWith(prefix, start);
      if (possible && offset(start, statement, statement.length()) >= 0) {
        return start;
      }
    }
    return -1;
  }

  /**
   * Where a character of a statement stands in the file.
   *
   * @param start where the statement starts in the file
   * @param wanted the offset in the statement
   * @return the offset in the file, of the placeholder where the character came out of one; -1 when
   *     the statement does not stand there
   */
  int offset(int start, String statement, int wanted) {
    int inFile = start;
    int inSent = 0;
    while (inSent < wanted) {
      if (text.startsWith(prefix, inFile) && !statement.startsWith(prefix, inSent)) {
        int end = text.indexOf(suffix, inFile);
        int resume = end < 0 ? -1 : resume(end + suffix.length(), statement, inSent);
        // A statement that is nothing but a placeholder would match anything.
        if (resume < 0 || (inFile == start && resume == statement.length())) {
          return -1;
        }
        if (wanted < resume) {
          return inFile;
        }
        inFile = end + suffix.length();
        inSent = resume;
      } else if (inFile < text.length() && text.charAt(inFile) == statement.charAt(inSent)) {
        inFile++;
        inSent++;
      } else {
        return -1;
      }
    }
    return inFile;
  }

  /** Where the statement goes on after a replaced placeholder. */
  private int resume(int afterPlaceholder, String statement, int from) {
    int next = text.indexOf(prefix, afterPlaceholder);
    int limit = Math.min(afterPlaceholder + ANCHOR, next < 0 ? text.length() : next);
    String literal = text.substring(afterPlaceholder, limit);
    int end = literal.indexOf(';');
    if (end >= 0) {
      literal = literal.substring(0, end);
    }
    if (literal.isEmpty()) {
      return next == afterPlaceholder ? from : statement.length();
    }
    return statement.indexOf(literal, from);
  }
}
