package dev.headwater.tool.jooq;

/**
 * A Java file of jOOQ's, read as jOOQ meant it: comments, strings, text blocks and characters are
 * told apart. Two things in it are mended:
 *
 * <ul>
 *   <li>A backslash and a {@code u} in a comment, from a comment of the database. javac reads them
 *       as the begin of a Unicode escape before it looks for the end of the comment: {@code
 *       C:}&#92;{@code users} would not compile, and an escaped {@code *} and {@code /} would end
 *       the comment. Strings need no care, because jOOQ doubles their backslashes.
 *   <li>{@code this-escape} in {@code @SuppressWarnings}, which jOOQ writes only on JDK 21 and
 *       newer. The same schema shall give the same classes on every JDK. Older compilers ignore the
 *       word, and newer ones would warn without it.
 * </ul>
 */
final class JavaSource {

  private static final String TEXT_BLOCK = "\"\"\"";
  private static final String UNICODE_ESCAPE = "\\u";
  private static final String SUPPRESSED =
      "@SuppressWarnings({ \"all\", \"unchecked\", \"rawtypes\"";
  private static final String ON_OLD_JDK = SUPPRESSED + " })";
  private static final String ON_NEW_JDK = SUPPRESSED + ", \"this-escape\" })";

  private final String text;
  private final StringBuilder mended = new StringBuilder();
  private int at;

  JavaSource(String text) {
    this.text = text;
  }

  String mended() {
    while (at < text.length()) {
      switch (text.charAt(at)) {
        case '/' -> slash();
        case '"' -> copy(text.startsWith(TEXT_BLOCK, at) ? closed(TEXT_BLOCK) : closed("\""));
        case '\'' -> copy(closed("'"));
        case '@' -> annotation();
        default -> copy(at + 1);
      }
    }
    return mended.toString();
  }

  private void slash() {
    if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      comment(end < 0 ? text.length() : end + 2);
    } else if (text.startsWith("//", at)) {
      comment(endOfLine());
    } else {
      copy(at + 1);
    }
  }

  private void annotation() {
    if (text.startsWith(ON_OLD_JDK, at)) {
      mended.append(ON_NEW_JDK);
      at += ON_OLD_JDK.length();
    } else {
      copy(at + 1);
    }
  }

  private void comment(int end) {
    mended.append(text.substring(at, end).replace(UNICODE_ESCAPE, "&#92;u"));
    at = end;
  }

  private void copy(int end) {
    mended.append(text, at, end);
    at = end;
  }

  /** The place after the literal that begins here; a backslash hides the next character. */
  private int closed(String quote) {
    int place = at + quote.length();
    while (place < text.length() && !text.startsWith(quote, place)) {
      place += text.charAt(place) == '\\' ? 2 : 1;
    }
    return Math.min(place + quote.length(), text.length());
  }

  private int endOfLine() {
    int place = at;
    while (place < text.length() && text.charAt(place) != '\n' && text.charAt(place) != '\r') {
      place++;
    }
    return place;
  }
}
