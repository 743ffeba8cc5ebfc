package dev.headwater.script.sql;

import dev.headwater.script.sql.Token.Kind;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the tokens of a text one by one. Broken SQL is read as far as it goes: what is never closed
 * reaches to the end of the text.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html">PostgreSQL:
 *     lexical structure</a>
 */
public final class Tokenizer {

  private static final Pattern DOLLAR_QUOTE =
      Pattern.compile("\\$(?:[\\p{L}_\\x80-\\uffff][\\p{L}\\d_\\x80-\\uffff]*)?\\$");
  private static final Pattern STRING_PREFIX = Pattern.compile("(?i)(?:[ebxn]|u&)?'");
  private static final Pattern NAME_PREFIX = Pattern.compile("(?i)(?:u&)?\"");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}\\n]*}");
  private static final Pattern NUMBER = Pattern.compile("\\d[\\w.]*");
  private static final Pattern SYMBOL = Pattern.compile("\\|\\||:=|::|<<|>>|.", Pattern.DOTALL);

  private final String sql;
  private int at;

  public Tokenizer(String sql, int from) {
    this.sql = sql;
    this.at = from;
  }

  /** The next token; empty at the end. */
  public Optional<Token> next() {
    at = code(at);
    if (at >= sql.length()) {
      return Optional.empty();
    }
    Token token = read();
    at = token.end();
    return Optional.of(token);
  }

  private Token read() {
    Optional<String> opening = matched(STRING_PREFIX);
    if (opening.isPresent()) {
      boolean escapes = opening.get().equalsIgnoreCase("e'");
      return token(Kind.STRING, quoted(at + opening.get().length(), '\'', escapes));
    }
    opening = matched(NAME_PREFIX);
    if (opening.isPresent()) {
      return token(Kind.QUOTED_NAME, quoted(at + opening.get().length(), '"', false));
    }
    opening = matched(DOLLAR_QUOTE);
    if (opening.isPresent()) {
      int close = sql.indexOf(opening.get(), at + opening.get().length());
      return token(Kind.STRING, close < 0 ? sql.length() : close + opening.get().length());
    }
    int end = word(at);
    if (end > at) {
      return token(Kind.WORD, end);
    }
    Optional<String> number = matched(NUMBER);
    return number.isPresent()
        ? token(Kind.NUMBER, at + number.get().length())
        : token(Kind.SYMBOL, at + matched(SYMBOL).orElseThrow().length());
  }

  /** Goes on behind the rest of this line. */
  void skipLine() {
    int end = sql.indexOf('\n', at);
    at = end < 0 ? sql.length() : end + 1;
  }

  /** Goes on behind the data that follows a {@code COPY … FROM stdin;} in the next line. */
  String copiedData() {
    skipLine();
    int begin = at;
    while (at < sql.length()) {
      int start = at;
      skipLine();
      if (sql.substring(start, at).stripTrailing().equals("\\.")) {
        return sql.substring(begin, start);
      }
    }
    return sql.substring(begin);
  }

  /** Where no white space or comment stands any more. */
  private int code(int from) {
    int i = from;
    while (i < sql.length()) {
      if (Character.isWhitespace(sql.charAt(i))) {
        i++;
      } else if (sql.startsWith("--", i)) {
        int end = sql.indexOf('\n', i);
        i = end < 0 ? sql.length() : end;
      } else if (sql.startsWith("/*", i)) {
        i = endOfComment(i);
      } else {
        return i;
      }
    }
    return i;
  }

  /** PostgreSQL's comments nest. */
  private int endOfComment(int start) {
    int depth = 0;
    int i = start;
    do {
      if (sql.startsWith("/*", i)) {
        depth++;
        i += 2;
      } else if (sql.startsWith("*/", i)) {
        depth--;
        i += 2;
      } else {
        i++;
      }
    } while (i < sql.length() && depth > 0);
    return Math.min(i, sql.length());
  }

  private int quoted(int from, char quote, boolean escapes) {
    for (int i = from; i < sql.length(); i++) {
      if (escapes && sql.charAt(i) == '\\') {
        i++;
      } else if (sql.charAt(i) == quote) {
        if (!sql.startsWith(String.valueOf(quote), i + 1)) {
          return i + 1;
        }
        i++;
      }
    }
    return sql.length();
  }

  private int word(int from) {
    IntPredicate allowed = c -> Character.isLetter(c) || c == '_' || c >= 0x80;
    int i = from;
    while (i < sql.length()) {
      Matcher placeholder = PLACEHOLDER.matcher(sql).region(i, sql.length());
      if (sql.charAt(i) == '$' && placeholder.lookingAt()) {
        i = placeholder.end();
      } else if (allowed.test(sql.charAt(i))) {
        i++;
      } else {
        return i;
      }
      allowed = c -> Character.isLetterOrDigit(c) || c == '_' || c == '$' || c >= 0x80;
    }
    return i;
  }

  private Optional<String> matched(Pattern pattern) {
    Matcher matcher = pattern.matcher(sql).region(at, sql.length());
    return matcher.lookingAt() ? Optional.of(matcher.group()) : Optional.empty();
  }

  private Token token(Kind kind, int end) {
    return new Token(kind, at, sql.substring(at, end));
  }
}
