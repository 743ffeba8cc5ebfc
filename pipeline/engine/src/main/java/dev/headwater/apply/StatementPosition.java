package dev.headwater.apply;

import dev.headwater.script.sql.Statement;
import dev.headwater.script.sql.Token;
import dev.headwater.script.sql.Tokenizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a statement PostgreSQL sees the mistake.
 *
 * @param sql as it was sent
 */
record StatementPosition(String sql, ServerError error) {

  /** "PL/pgSQL function f(integer) line 3 at SQL statement"; the outermost call is the last one. */
  private static final Pattern INLINE_LINE =
      Pattern.compile(
          "function inline_code_block line (\\d+)|\"inline_code_block\" near line (\\d+)");

  /** In UTF-16 units from the start of the statement. */
  int offset() {
    if (error.position() > 0) {
      return utf16(sql, error.position() - 1);
    }
    Optional<Integer> line = inlineLine();
    return line.map(this::offsetOfBodyLine).orElseGet(() -> code(0));
  }

  /** In a DO block the server counts lines of the body. */
  private int offsetOfBodyLine(int bodyLine) {
    int line = body();
    for (int i = 1; i < bodyLine; i++) {
      int next = sql.indexOf('\n', line) + 1;
      if (next == 0) {
        return code(0);
      }
      line = next;
    }
    String query = error.internalQuery();
    int inner = query.isEmpty() ? -1 : sql.indexOf(query, line);
    return inner >= 0
        ? inner + utf16(query, Math.max(error.internalPosition() - 1, 0))
        : code(line);
  }

  private int body() {
    return Statement.all(sql).stream()
        .flatMap(statement -> statement.tokens().stream())
        .filter(Token::isDollarQuoted)
        .findFirst()
        .map(Token::contentStart)
        .orElse(0);
  }

  /** Flyway sends the comments before a statement with it; they are not what failed. */
  private int code(int from) {
    return new Tokenizer(sql, from).next().map(Token::start).orElse(from);
  }

  private Optional<Integer> inlineLine() {
    Matcher matcher = INLINE_LINE.matcher(error.context());
    Optional<Integer> line = Optional.empty();
    while (matcher.find()) {
      line = Optional.of(Integer.valueOf(matcher.group(matcher.group(1) != null ? 1 : 2)));
    }
    return line;
  }

  /** PostgreSQL counts characters, Java counts UTF-16 units. */
  private static int utf16(String text, int characters) {
    return text.offsetByCodePoints(0, Math.min(characters, text.codePointCount(0, text.length())));
  }
}
