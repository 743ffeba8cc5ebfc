package dev.headwater.script.sql;

import org.jspecify.annotations.Nullable;

/**
 * Whether a semicolon would end the statement: not in brackets, as in a rule with several actions,
 * and not between {@code BEGIN ATOMIC} and its {@code END}.
 */
final class Nesting {

  private int brackets;
  private int blocks;
  private @Nullable Token before;

  void read(Token token) {
    if (token.is("(")) {
      brackets++;
    } else if (token.is(")")) {
      brackets = Math.max(brackets - 1, 0);
    } else if (token.is("atomic") && isBehind("begin")) {
      blocks = 1;
    } else if (blocks > 0 && !isBehind("as") && !isBehind(".")) { // there it is a name
      if (token.is("case")) {
        blocks++;
      } else if (token.is("end")) {
        blocks--;
      }
    }
    before = token;
  }

  boolean isOutside() {
    return brackets == 0 && blocks == 0;
  }

  private boolean isBehind(String word) {
    return before != null && before.is(word);
  }
}
