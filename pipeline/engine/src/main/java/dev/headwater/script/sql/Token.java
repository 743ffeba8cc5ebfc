package dev.headwater.script.sql;

import java.util.Locale;

/**
 * A piece of SQL.
 *
 * @param start its offset in the text it was read from
 * @param text as it stands there, with its quotes
 */
public record Token(Kind kind, int start, String text) {

  /** What PostgreSQL tells apart; comments and white space are no tokens. */
  public enum Kind {
    /** A keyword or a name without quotes; a placeholder of Flyway counts as one. */
    WORD,
    QUOTED_NAME,
    /** In quotes or in dollar quotes. */
    STRING,
    NUMBER,
    SYMBOL
  }

  public int end() {
    return start + text.length();
  }

  /** Whether it is this keyword, or this symbol. */
  public boolean is(String what) {
    return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(what);
  }

  /** Whether it is a body, such as a function's or a DO block's. */
  public boolean isDollarQuoted() {
    return kind == Kind.STRING && text.startsWith("$");
  }

  /** Whether it can be the name of something. */
  public boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
  }

  /** The name as PostgreSQL knows it. */
  public String name() {
    return kind == Kind.WORD ? text.toLowerCase(Locale.ROOT) : content();
  }

  /** Where the text between the quotes begins; only before the first escape is it exact. */
  public int contentStart() {
    return start + opening().length();
  }

  /** The text between the quotes. */
  public String content() {
    String open = opening();
    String close = open.startsWith("$") ? open : open.substring(open.length() - 1);
    boolean closed = text.length() >= open.length() + close.length() && text.endsWith(close);
    String inner = text.substring(open.length(), text.length() - (closed ? close.length() : 0));
    if (isDollarQuoted()) {
      return inner;
    }
    String plain = inner.replace(close + close, close);
    return open.equalsIgnoreCase("E'")
        ? plain.replace("\\n", "\n").replace("\\t", "\t").replaceAll("\\\\(.)", "$1")
        : plain;
  }

  private String opening() {
    if (isDollarQuoted()) {
      return text.substring(0, text.indexOf('$', 1) + 1);
    }
    return text.substring(0, text.indexOf(kind == Kind.QUOTED_NAME ? '"' : '\'') + 1);
  }
}
