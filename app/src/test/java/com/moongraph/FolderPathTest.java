package com.moongraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths as people write them. */
class FolderPathTest {

  @ParameterizedTest
  @CsvSource({"/A/b, /A/b", "A/b, /A/b", "/A/b/, /A/b", "//A///b, /A/b", "'  /A / b ', /A/b"})
  void slashesAndBlanksArePutRight(String written, String path) {
    assertThat(FolderPath.parse(written)).hasToString(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/A/../B", "..", "/A/ /B"})
  void blankNamesAndTwoDotsAreRefused(String written) {
    assertThatThrownBy(() -> FolderPath.parse(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no folder name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "", "  ", "///"})
  void rootIsNoFolder(String written) {
    assertThatThrownBy(() -> FolderPath.parse(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"/\" is no folder; name one, such as \"/A\"");
  }

  @Test
  void nameWithASlashIsRefused() {
    assertThatThrownBy(() -> NewFolder.atTop("A/B"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"A/B\" is no folder name: it must not be blank, \"..\" or have a slash");
  }
}
