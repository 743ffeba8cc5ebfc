package dev.headwater.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.command.check.Differences.Changed;
import dev.headwater.command.check.Differences.Texts;
import dev.headwater.tool.documents.LibraryDocumentTool;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BoundedDiffTest {

  @Test
  void elevenFilesAreTenAndOneMore() {
    List<Changed> files = IntStream.range(0, 11).mapToObj(i -> changed("F" + i, 1)).toList();

    assertThat(new BoundedDiff(new LibraryDocumentTool()).of(files))
        .startsWith("--- a/F0\n+++ b/F0\n@@ -1,1 +1,1 @@\n-there 0\n+wanted 0\n--- a/F1\n")
        .endsWith("+wanted 0\n… left out: 0 lines, and 1 more files");
  }

  @Test
  void longDiffIsCutAtTwoHundredLines() {
    String diff =
        new BoundedDiff(new LibraryDocumentTool()).of(List.of(changed("A", 300), changed("B", 1)));

    assertThat(diff.lines()).hasSize(201);
    assertThat(diff).endsWith("… left out: 403 lines, and 1 more files");
  }

  @Test
  void filesThatAreKnownByHashOnlyHaveNone() {
    assertThat(
            new BoundedDiff(new LibraryDocumentTool())
                .of(List.of(new Changed("A", Optional.empty()))))
        .isEmpty();
  }

  private static Changed changed(String name, int lines) {
    return new Changed(name, Optional.of(new Texts(text("there ", lines), text("wanted ", lines))));
  }

  private static String text(String word, int lines) {
    return String.join("\n", IntStream.range(0, lines).mapToObj(i -> word + i).toList()) + "\n";
  }
}
