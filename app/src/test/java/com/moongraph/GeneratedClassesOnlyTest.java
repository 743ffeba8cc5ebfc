package com.moongraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A query in a text would compile whatever the schema is. */
class GeneratedClassesOnlyTest {

  private static final Pattern QUERY_IN_TEXT =
      Pattern.compile(
          "\\b(sql|raw|name|field|table|condition|function|query|resultQuery|execute|fetch\\w*)"
              + "\\(\\s*\"|java\\.sql|DriverManager");

  @Test
  void noQueryIsText() throws IOException {
    assertThat(QUERY_IN_TEXT.matcher("field(\n  \"name\")").find()).isTrue();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> sources = files.filter(Files::isRegularFile).toList();
      assertThat(sources).isNotEmpty();
      for (Path source : sources) {
        assertThat(QUERY_IN_TEXT.matcher(Files.readString(source)).find())
            .as(source.toString())
            .isFalse();
      }
    }
  }
}
