package dev.headwater.script.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command of psql in a script. No other program knows these commands; dumps contain some.
 *
 * @param offset of its backslash
 * @param line from 1
 * @param name with its backslash
 */
public record PsqlCommand(int offset, int line, String name) {

  /** The commands of a script in their order. */
  public static List<PsqlCommand> all(String sql) {
    List<PsqlCommand> commands = new ArrayList<>();
    Tokenizer tokenizer = new Tokenizer(sql, 0);
    List<Token> statement = new ArrayList<>();
    Optional<Token> next = tokenizer.next();
    for (; next.isPresent(); next = tokenizer.next()) {
      Token token = next.get();
      if (token.is("\\")) {
        commands.add(of(sql, token.start()));
        tokenizer.skipLine();
        statement.clear();
      } else if (token.is(";")) {
        if (Statement.isCopyFromStdin(statement)) {
          tokenizer.copiedData();
        }
        statement.clear();
      } else {
        statement.add(token);
      }
    }
    return commands;
  }

  private static PsqlCommand of(String sql, int offset) {
    int line = 1 + (int) sql.substring(0, offset).chars().filter(c -> c == '\n').count();
    return new PsqlCommand(offset, line, sql.substring(offset).split("\\s", 2)[0]);
  }
}
