package dev.headwater.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SourceLocationTest {

  private static final String TEXT = "create table a (\n  id int\n);\n";

  @Test
  void firstCharacterIsLineOneColumnOne() {
    assertThat(at(TEXT, 0)).isEqualTo(new SourceLocation("V1.sql", 1, 1, "create table a ("));
  }

  @Test
  void characterAfterALineBreakStartsTheNextLine() {
    assertThat(at(TEXT, TEXT.indexOf("  id")))
        .isEqualTo(new SourceLocation("V1.sql", 2, 1, "  id int"));
  }

  @Test
  void lineBreakItselfBelongsToItsLine() {
    assertThat(at(TEXT, TEXT.indexOf('\n')))
        .isEqualTo(new SourceLocation("V1.sql", 1, 17, "create table a ("));
  }

  @Test
  void lastLineNeedsNoLineBreak() {
    assertThat(at("select 1;\nselect 2", 17))
        .isEqualTo(new SourceLocation("V1.sql", 2, 8, "select 2"));
  }

  @Test
  void offsetBeyondTheEndIsTheEnd() {
    assertThat(at("select 1", 99)).isEqualTo(new SourceLocation("V1.sql", 1, 9, "select 1"));
  }

  @Test
  void negativeOffsetIsTheStart() {
    assertThat(at("select 1", -1)).isEqualTo(new SourceLocation("V1.sql", 1, 1, "select 1"));
  }

  @Test
  void emptyTextHasOnePlace() {
    assertThat(at("", 0)).isEqualTo(new SourceLocation("V1.sql", 1, 1, ""));
  }

  @Test
  void charactersOutsideTheBasicPlaneCountOnce() {
    assertThat(at("select '😀', x", 13).column()).isEqualTo(13);
  }

  @Test
  void windowsLineEndIsNotPartOfTheLine() {
    assertThat(at("select 1\r\nselect 2\r\n", 10))
        .isEqualTo(new SourceLocation("V1.sql", 2, 1, "select 2"));
  }

  @Test
  void pathIsShownFromTheFolder() {
    assertThat(SourceLocation.shown(Path.of("/home/app"), Path.of("/home/app/db/V1.sql")))
        .isEqualTo("db/V1.sql");
  }

  @Test
  void pathOutsideTheFolderIsShownWhole() {
    assertThat(SourceLocation.shown(Path.of("/home/app"), Path.of("/home/app2/V1.sql")))
        .isEqualTo("/home/app2/V1.sql");
  }

  @Test
  void dotsInPathsAreResolvedFirst() {
    assertThat(SourceLocation.shown(Path.of("/home/./app"), Path.of("/home/app/x/../V1.sql")))
        .isEqualTo("V1.sql");
  }

  private static SourceLocation at(String text, int offset) {
    return SourceLocation.offset("V1.sql", text, offset);
  }
}
