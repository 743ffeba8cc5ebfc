package dev.headwater.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ScriptTextTest {

  @Test
  void statementIsFoundWhereItStands() {
    assertFound("create table a ();\nselect 1;\n", "select 1", "select 1");
  }

  @Test
  void whatIsNotInTheFileIsNotFound() {
    assertThat(script("select 1;").find(List.of("select 2"))).isEmpty();
  }

  @Test
  void blankStatementIsNotFound() {
    assertThat(script("select 1;").find(List.of(" \n"))).isEmpty();
  }

  @Test
  void windowsLineEndsStayAsTheyAreSent() {
    assertThat(script("select 1;\r\nselect\r\n  2;\r\n").find(List.of("select\r\n  2")))
        .hasValue(11);
  }

  @Test
  void sameStatementTwiceIsToldApartByWhatWasSentBefore() {
    ScriptText script = script("select 1;\nselect 1;\nselect 1;\n");

    assertThat(script.find(List.of("select 1"))).hasValue(0);
    assertThat(script.find(List.of("select 1", "select 1"))).hasValue(10);
    assertThat(script.find(List.of("select 1", "select 1", "select 1"))).hasValue(20);
  }

  @Test
  void statementsThatTheFileDoesNotHoldAreSkipped() {
    ScriptText script = script("select 1;\nselect 1;\n");

    assertThat(script.find(List.of("set role x", "select 1", "select 1"))).hasValue(10);
  }

  @Test
  void placeholderStandsForItsValue() {
    assertFound(
        "select 1;\ncreate schema ${name};\n", "create schema accounts", "create schema ${name}");
  }

  @Test
  void severalPlaceholdersInALine() {
    assertFound(
        "select 1;\ngrant ${what} on ${table} to ${role};\n",
        "grant select on users to reader",
        "grant ${what} on");
  }

  @Test
  void adjacentPlaceholders() {
    assertFound("select 1;\nselect ${a}${b} from t;\n", "select xy from t", "select ${a}${b}");
  }

  @Test
  void statementMayBeginWithAPlaceholder() {
    assertFound("select 1;\n${verb} table a ();\n", "create table a ()", "${verb}");
  }

  @Test
  void statementMayEndWithAPlaceholder() {
    assertFound("select 1;\nselect ${columns}", "select a, b", "select ${columns}");
  }

  @Test
  void placeholderMayStandForNothing() {
    assertFound("select 1;\nselect 2${suffix} from t;\n", "select 2 from t", "select 2${suffix}");
  }

  @Test
  void unclosedPlaceholderIsNoPlaceholder() {
    assertFound("select '${';\nselect '${x';\n", "select '${x'", "select '${x'");
    assertThat(script("select ${x from t").find(List.of("select y from t"))).isEmpty();
  }

  @Test
  void placeholdersMayBeWrittenInAnotherWay() {
    ScriptText script = new ScriptText("select @@a@@, b from t;", "@@", "@@");

    assertThat(script.text()).isEqualTo("select @@a@@, b from t;");
  }

  @Test
  void placeInAStatementIsThePlaceInTheFile() {
    ScriptText script = script("select ${a} from t where x;");
    String sent = "select first_name from t where x";

    assertThat(script.offset(0, sent, sent.indexOf("from"))).isEqualTo(12);
    assertThat(script.offset(0, sent, sent.indexOf("x", 20))).isEqualTo(25);
  }

  @Test
  void placeInAValueIsItsPlaceholder() {
    ScriptText script = script("select ${a} from t;");

    assertThat(script.offset(0, "select first_name from t", 12)).isEqualTo(7);
  }

  @Test
  void statementThatStandsElsewhereHasNoPlace() {
    assertThat(script("select 1; select 2").offset(0, "select 2", 8)).isEqualTo(-1);
  }

  @Test
  void withoutPlaceholdersNothingStandsForAnything() {
    String file = "insert into t values ('${one}'); insert into t values ('${two}');";
    String other = "insert into t values ('one')";

    assertThat(script(file).find(List.of(other))).isPresent();
    assertThat(ScriptText.literal(file).find(List.of(other))).isEmpty();
    assertThat(ScriptText.literal(file).find(List.of("insert into t values ('${two}')")))
        .hasValue(33);
  }

  private static void assertFound(String file, String sent, String expected) {
    assertThat(script(file).find(List.of(sent))).hasValue(file.indexOf(expected));
  }

  private static ScriptText script(String text) {
    return new ScriptText(text, "${", "}");
  }
}
