package dev.headwater.script.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.script.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TokenizerTest {

  @Test
  void wordsNamesNumbersAndSymbolsAreTold() {
    assertThat(kinds("Select \"a b\"::int, 1.5e3 || x_1$"))
        .containsExactly(
            "WORD Select",
            "QUOTED_NAME \"a b\"",
            "SYMBOL ::",
            "WORD int",
            "SYMBOL ,",
            "NUMBER 1.5e3",
            "SYMBOL ||",
            "WORD x_1$");
  }

  @Test
  void everyTokenKnowsWhereItStands() {
    String sql = "/* é */ create\n  -- x\n table \"t\" (a text default 'ü;''', b int);";
    for (Token token : tokens(sql)) {
      assertThat(sql.substring(token.start(), token.end())).isEqualTo(token.text());
    }
  }

  @Test
  void commentsNestAndAreNoTokens() {
    assertThat(kinds("a /* b /* c */ 'd */ -- e\nf")).containsExactly("WORD a", "WORD f");
  }

  @Test
  void quotesInsideStringsAreDoubled() {
    assertThat(tokens("'it''s' \"a\"\"B\"").stream().map(Token::content))
        .containsExactly("it's", "a\"B");
  }

  @Test
  void backslashEscapesOnlyInStringsThatSaySo() {
    assertThat(tokens("e'a\\'b' 'c\\' E'\\\\' n'd'").stream().map(Token::content))
        .containsExactly("a'b", "c\\", "\\", "d");
  }

  @Test
  void unicodeStringsAndNamesAreOneToken() {
    assertThat(kinds("U&'\\0041' u&\"x\" u & 'y'"))
        .containsExactly(
            "STRING U&'\\0041'", "QUOTED_NAME u&\"x\"", "WORD u", "SYMBOL &", "STRING 'y'");
  }

  @Test
  void dollarQuotesHoldDollarQuotesOfAnotherTag() {
    List<Token> tokens = tokens("$a$ x $$ y $$ 'z $a$ $1 a$b$c");
    assertThat(tokens.stream().map(token -> token.kind() + " " + token.text()))
        .containsExactly("STRING $a$ x $$ y $$ 'z $a$", "SYMBOL $", "NUMBER 1", "WORD a$b$c");
    assertThat(tokens.get(0).content()).isEqualTo(" x $$ y $$ 'z ");
    assertThat(tokens.get(0).contentStart()).isEqualTo(3);
  }

  @Test
  void placeholderIsPartOfAWord() {
    assertThat(kinds("app_${env}_x ${flyway:database} '${a}' \"${b}\""))
        .containsExactly(
            "WORD app_${env}_x",
            "WORD ${flyway:database}",
            "STRING '${a}'",
            "QUOTED_NAME \"${b}\"");
  }

  @Test
  void namesAreKnownAsPostgresKnowsThem() {
    assertThat(tokens("PgCrypto \"UUID-ossp\"").stream().map(Token::name))
        .containsExactly("pgcrypto", "UUID-ossp");
  }

  @Test
  void whatIsNeverClosedReachesToTheEnd() {
    assertThat(kinds("a 'b ;")).containsExactly("WORD a", "STRING 'b ;");
    assertThat(kinds("a \"b ;")).containsExactly("WORD a", "QUOTED_NAME \"b ;");
    assertThat(kinds("a $x$ b $y$")).containsExactly("WORD a", "STRING $x$ b $y$");
    assertThat(kinds("a /* b /* c */ d")).containsExactly("WORD a");
    assertThat(tokens("'b").get(0).content()).isEqualTo("b");
    assertThat(tokens("'").get(0).content()).isEmpty();
    assertThat(tokens("$x$").get(0).content()).isEmpty();
    assertThat(tokens("e'\\").get(0).content()).isEqualTo("\\");
  }

  @Test
  void anyTextIsRead() {
    Random random = new Random(7);
    String alphabet = "aE'\"$/*-\\;\n {}|:<>é1&u.";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(30); j > 0; j--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String sql = text.toString();
      int from = 0;
      for (Token token : tokens(sql)) {
        assertThat(token.start()).as(sql).isGreaterThanOrEqualTo(from);
        assertThat(token.end()).as(sql).isGreaterThan(token.start());
        if (token.kind() == Kind.STRING || token.kind() == Kind.QUOTED_NAME) {
          assertThat(token.content()).as(sql).isNotNull();
        }
        from = token.end();
      }
      assertThat(Statement.all(sql)).as(sql).allMatch(statement -> !statement.tokens().isEmpty());
    }
  }

  private static List<String> kinds(String sql) {
    return tokens(sql).stream().map(token -> token.kind() + " " + token.text()).toList();
  }

  private static List<Token> tokens(String sql) {
    List<Token> tokens = new ArrayList<>();
    Tokenizer tokenizer = new Tokenizer(sql, 0);
    for (Optional<Token> t = tokenizer.next(); t.isPresent(); t = tokenizer.next()) {
      tokens.add(t.get());
    }
    return tokens;
  }
}
