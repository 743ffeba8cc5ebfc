package dev.headwater.script.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tokens of a statement, without comments and without its semicolon; never empty. */
public record Statement(List<Token> tokens) {

  public Statement {
    tokens = List.copyOf(tokens);
  }

  /**
   * All statements of a script, as psql tells them apart. Lines of psql's commands, and the data
   * after {@code COPY … FROM stdin}, are left out.
   */
  public static List<Statement> all(String sql) {
    List<Statement> statements = new ArrayList<>();
    List<Token> current = new ArrayList<>();
    Nesting nesting = new Nesting();
    Tokenizer tokenizer = new Tokenizer(sql, 0);
    Optional<Token> next = tokenizer.next();
    for (; next.isPresent(); next = tokenizer.next()) {
      Token token = next.get();
      if (token.is(";") && nesting.isOutside()) {
        if (isCopyFromStdin(current)) {
          tokenizer.copiedData();
        }
        add(current, statements);
        nesting = new Nesting();
      } else if (token.is("\\") && current.isEmpty()) {
        tokenizer.skipLine();
      } else {
        current.add(token);
        nesting.read(token);
      }
    }
    add(current, statements);
    return statements;
  }

  /** Whether it begins a transaction. */
  public boolean beginsTransaction() {
    return has(0, "begin") || has(0, "start", "transaction");
  }

  /** Whether it ends one, and does not only go back to a savepoint. */
  public boolean endsTransaction() {
    return has(0, "commit")
        || has(0, "end")
        || has(0, "abort")
        || has(0, "prepare", "transaction")
        || has(0, "rollback") && tokens.stream().noneMatch(token -> token.is("to"));
  }

  private static void add(List<Token> current, List<Statement> statements) {
    if (!current.isEmpty()) {
      statements.add(new Statement(current));
      current.clear();
    }
  }

  /** Whether the data to copy follows. */
  static boolean isCopyFromStdin(List<Token> tokens) {
    if (tokens.isEmpty() || !tokens.get(0).is("copy")) {
      return false;
    }
    for (int i = 1; i < tokens.size() - 1; i++) {
      if (tokens.get(i).is("from") && tokens.get(i + 1).is("stdin")) {
        return true;
      }
    }
    return false;
  }

  /**
   * The data that it copies.
   *
   * @param script which it stands in
   */
  public Optional<String> copiedData(String script) {
    if (!isCopyFromStdin(tokens)) {
      return Optional.empty();
    }
    Tokenizer rest = new Tokenizer(script, end());
    rest.next(); // the semicolon
    return Optional.of(rest.copiedData());
  }

  /** Where its first token stands. */
  public int start() {
    return tokens.get(0).start();
  }

  /** Where its last token ends. */
  public int end() {
    return tokens.get(tokens.size() - 1).end();
  }

  /** Whether these words stand at an index. */
  public boolean has(int index, String... words) {
    for (int i = 0; i < words.length; i++) {
      if (index + i >= tokens.size() || !tokens.get(index + i).is(words[i])) {
        return false;
      }
    }
    return true;
  }

  /** The token at an index; empty behind the last one. */
  public Optional<Token> at(int index) {
    return index < tokens.size() ? Optional.of(tokens.get(index)) : Optional.empty();
  }
}
