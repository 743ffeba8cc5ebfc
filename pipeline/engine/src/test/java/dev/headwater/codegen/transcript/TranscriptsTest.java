package dev.headwater.codegen.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A transcript comes back whole or not at all. */
final class TranscriptsTest {

  private static final Transcript TRANSCRIPT =
      new Transcript(
          List.of(
              new Question(
                  Question.Kind.SQL,
                  "select ?, 'ä'",
                  List.of(
                      new Argument("setString", 1, 's', "x"), new Argument("setInt", 2, 'i', "1")),
                  3,
                  true,
                  "hash"),
              new Question(
                  Question.Kind.METADATA, "getDatabaseMajorVersion", List.of(), 0, false, "h")));

  @TempDir private Path folder;

  @Test
  void comesBackAsItWas() throws IOException {
    Transcripts kept = new Transcripts(folder.resolve("catalogues"));
    assertThat(kept.find("a")).isEmpty();
    kept.keep("a", TRANSCRIPT);
    assertThat(kept.find("a")).hasValue(TRANSCRIPT);
    assertThat(kept.find("b")).isEmpty();
  }

  @Test
  void everyDamageIsSeenAndTheFileIsGone() throws IOException {
    Transcripts kept = new Transcripts(folder);
    kept.keep("a", TRANSCRIPT);
    byte[] whole = Files.readAllBytes(folder.resolve("a"));
    for (int i = 0; i < whole.length; i++) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 1;
      assertDropped(kept, flipped);
      assertDropped(kept, Arrays.copyOf(whole, i));
    }
    assertDropped(kept, Arrays.copyOf(whole, whole.length + 1));
    // As after a loss of power: without questions it would hold for every database.
    assertDropped(kept, new byte[whole.length]);
    assertDropped(kept, new byte[4]);
  }

  private void assertDropped(Transcripts kept, byte[] damaged) throws IOException {
    Files.write(folder.resolve("a"), damaged);
    assertThat(kept.find("a")).isEmpty();
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @Test
  void theLeastRecentlyUsedGoFirst() throws IOException {
    Transcripts kept = new Transcripts(folder);
    for (int i = 0; i < 100; i++) {
      kept.keep("t" + i, TRANSCRIPT);
      Files.setLastModifiedTime(folder.resolve("t" + i), FileTime.fromMillis(1000L * i));
    }
    assertThat(kept.find("t0")).isPresent();

    kept.keep("one more", TRANSCRIPT);

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(100);
    }
    assertThat(kept.find("t0")).isPresent();
    assertThat(kept.find("t1")).isEmpty();
    assertThat(kept.find("t2")).isPresent();
  }
}
