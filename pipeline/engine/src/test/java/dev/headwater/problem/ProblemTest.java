package dev.headwater.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProblemTest {

  @Test
  void problemWithoutPlaceIsOneLine() {
    assertThat(Problem.of("no-migrations", "no migration found").render())
        .isEqualTo("error[no-migrations]: no migration found");
  }

  @Test
  void caretStandsUnderTheCharacter() {
    assertThat(render("select *\n  from folder f", "folder"))
        .isEqualTo(
            """
            V1.sql:2:8: error[42P01]: relation "folder" does not exist
                2 |   from folder f
                  |        ^""");
  }

  @Test
  void firstCharacterOfTheFirstLine() {
    assertThat(render("folder f\n", "folder"))
        .isEqualTo(
            """
            V1.sql:1:1: error[42P01]: relation "folder" does not exist
                1 | folder f
                  | ^""");
  }

  @Test
  void lastLineWithoutLineBreak() {
    assertThat(render("a\nb\nfrom folder", "folder"))
        .isEqualTo(
            """
            V1.sql:3:6: error[42P01]: relation "folder" does not exist
                3 | from folder
                  |      ^""");
  }

  @Test
  void tabsStayTabsSoThatTheCaretFits() {
    assertThat(render("\tfrom\tfolder f", "folder"))
        .isEqualTo(
            "V1.sql:1:7: error[42P01]: relation \"folder\" does not exist\n"
                + "    1 | \tfrom\tfolder f\n"
                + "      | \t    \t^");
  }

  @Test
  void characterOutsideTheBasicPlaneTakesOneColumn() {
    assertThat(render("select '😀' from folder", "folder"))
        .isEqualTo(
            """
            V1.sql:1:17: error[42P01]: relation "folder" does not exist
                1 | select '😀' from folder
                  |                 ^""");
  }

  @Test
  void wholeFileShowsNoLine() {
    assertThat(Problem.of("x", "wrong").at(SourceLocation.file("db/V1.sql")).render())
        .isEqualTo("db/V1.sql: error[x]: wrong");
  }

  @Test
  void wholeLineShowsNoCaret() {
    assertThat(Problem.of("x", "wrong").at(new SourceLocation("pom.xml", 12, 0, "<a/>")).render())
        .isEqualTo("pom.xml:12: error[x]: wrong\n   12 | <a/>");
  }

  @Test
  void blankLineIsNotShown() {
    assertThat(Problem.of("x", "wrong").at(new SourceLocation("pom.xml", 3, 1, "  ")).render())
        .isEqualTo("pom.xml:3:1: error[x]: wrong");
  }

  @Test
  void columnBeyondTheLineIsItsEnd() {
    assertThat(Problem.of("x", "wrong").at(new SourceLocation("a", 1, 9, "abc")).render())
        .isEqualTo("a:1:9: error[x]: wrong\n    1 | abc\n      |    ^");
  }

  @Test
  void detailsComeBeforeTheFixAndKeepTheirLines() {
    assertThat(
            Problem.of("x", "wrong")
                .withDetail("context", "one\ntwo")
                .withDetail("hint", "three")
                .withFix("do\nthis")
                .render())
        .isEqualTo(
            """
            error[x]: wrong
              context: one
                two
              hint: three
              fix: do
                this""");
  }

  @Test
  void exceptionShowsAllProblemsWithAnEmptyLineBetween() {
    assertThat(new ProblemException(Problem.of("a", "one"), Problem.of("b", "two")))
        .hasMessage("error[a]: one\n\nerror[b]: two");
  }

  private static String render(String text, String word) {
    return Problem.of("42P01", "relation \"folder\" does not exist")
        .at(SourceLocation.offset("V1.sql", text, text.indexOf(word)))
        .render();
  }
}
