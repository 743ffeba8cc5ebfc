package dev.headwater.tool.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavaSourceTest {

  @Test
  void unicodeEscapesOfCommentsAreSpelledOut() {
    assertMended("/** C:\\users */", "/** C:&#92;users */");
    assertMended("// C:\\users\nint a;", "// C:&#92;users\nint a;");
    assertMended("/*\n * path\rC:\\users\n */", "/*\n * path\rC:&#92;users\n */");
    assertMended(
        "/* \\uu002a/ class Evil {} /\\uu002a */", "/* &#92;uu002a/ class Evil {} /&#92;uu002a */");
  }

  @Test
  void literalsStayAsTheyAre() {
    assertSame("\"C:\\\\users /* \\\" // \\\\u\"");
    assertSame("'\"' + '\\'' + \"\\\\u\"");
    assertSame("\"\"\"\n  /** \\\\u\n  * C:\\\\users \"\\\"\"\" // \\\\u\n  \"\"\"");
    assertSame("\"\"\"\n  @SuppressWarnings({ \"all\", \"unchecked\", \"rawtypes\" })\"\"\"");
  }

  @Test
  void commentsAfterLiteralsAreComments() {
    assertMended(
        "x(\"/*\", '\"', \"\"\"\n\"/*\"\"\"); /* \\u */",
        "x(\"/*\", '\"', \"\"\"\n\"/*\"\"\"); /* &#92;u */");
    assertMended("a / b; // \\u", "a / b; // &#92;u");
  }

  @Test
  void everyJdkGetsTheWarningsOfTheNewest() {
    String newest =
        "@SuppressWarnings({ \"all\", \"unchecked\", \"rawtypes\", \"this-escape\" })\nclass A {}";
    assertMended("@SuppressWarnings({ \"all\", \"unchecked\", \"rawtypes\" })\nclass A {}", newest);
    assertSame(newest);
    assertSame("/** @SuppressWarnings({ \"all\", \"unchecked\", \"rawtypes\" }) */ @Override");
  }

  @Test
  void aFileThatEndsTooEarlyStaysAsItIs() {
    assertSame("/* no end");
    assertSame("\"no end\\");
    assertSame("\"\"\"no end\"\"");
    assertSame("/");
  }

  private static void assertSame(String text) {
    assertMended(text, text);
  }

  private static void assertMended(String text, String expected) {
    assertThat(new JavaSource(text).mended()).isEqualTo(expected);
  }
}
