package dev.headwater.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of docs/parameters.md are the table of settings; -Dcases.rewrite=true writes them. */
final class ParametersDocumentTest {

  private static final Path DOCUMENT = Path.of("../../docs/parameters.md");
  private static final String HEAD =
      "| element | property | default | meaning |\n|---|---|---|---|\n";
  private static final Pattern TABLE =
      Pattern.compile(
          "(?<=\n)## (?<title>[^\n]+)\n(?<before>(?:(?!## )[^\n]*\n)*?)"
              + Pattern.quote(HEAD)
              + "(?:\\|[^\n]*\n)*");

  @Test
  void tablesOfTheDocumentAreThoseOfTheSettings() throws IOException {
    String document = Files.readString(DOCUMENT);
    String expected = TABLE.matcher(document).replaceAll(this::withSettings);
    if (Boolean.getBoolean("cases.rewrite")) {
      Files.writeString(DOCUMENT, expected);
      return;
    }
    assertThat(document).isEqualTo(expected);
  }

  @Test
  void eachSectionHasItsTable() throws IOException {
    assertThat(TABLE.matcher(Files.readString(DOCUMENT)).results().map(table -> table.group(1)))
        .containsExactly(Stream.of(Section.values()).map(Section::title).toArray(String[]::new));
  }

  private String withSettings(MatchResult table) {
    String text =
        Stream.of(Setting.values())
            .filter(setting -> setting.section().title().equals(table.group(1)))
            .map(ParametersDocumentTest::row)
            .collect(Collectors.joining());
    return Matcher.quoteReplacement("## " + table.group(1) + "\n" + table.group(2) + HEAD + text);
  }

  private static String row(Setting setting) {
    String property = setting.property().orElse("");
    return Stream.of(
            code(setting.element()),
            code(setting.kind() == Kind.MAP ? property + ".NAME" : property),
            setting.shownDefault(),
            setting.meaning())
        .map(cell -> cell.isEmpty() ? " |" : " " + cell + " |")
        .collect(Collectors.joining("", "|", "\n"));
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }
}
