package dev.headwater.cases.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headwater.cases.catalog.ScriptServer.Result;
import dev.headwater.cases.catalog.ScriptServer.Seen;
import dev.headwater.cases.catalog.ScriptServer.Trial;
import dev.headwater.cases.container.NeedsDocker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Pairs of schemas that nobody here wrote, in both directions. {@code -Dcorpus=FOLDER} takes other
 * pairs: folders with {@code old.sql} and {@code new.sql}, at any depth.
 */
final class CorpusTest {

  private static final int EACH = 24;

  private static final double BAR = 0.95;

  @Test
  void someOfThePairsAsPgDumpSeesThem() throws Exception {
    try (ScriptServer server = ScriptServer.installed()) {
      of(server, EACH);
    }
  }

  @Test
  void someOfThePairsOnTheNewestVersion() throws Exception {
    try (ScriptServer server = ScriptServer.embedded("18")) {
      of(server, 2 * EACH);
    }
  }

  @Test
  @Tag("thorough")
  void allPairsAsPgDumpSeesThem() throws Exception {
    try (ScriptServer server = ScriptServer.installed()) {
      of(server, 1);
    }
  }

  @Test
  @Tag("thorough")
  @NeedsDocker(NeedsDocker.PGVECTOR)
  void allPairsOnTheVersionOfAnImage() throws Exception {
    try (ScriptServer server = ScriptServer.inContainer(NeedsDocker.PGVECTOR)) {
      of(server, 1);
    }
  }

  @Test
  @Tag("thorough")
  void allPairsOnTheNewestVersion() throws Exception {
    try (ScriptServer server = ScriptServer.embedded("18")) {
      of(server, 1);
    }
  }

  private static void of(ScriptServer server, int each) throws Exception {
    List<Path> all = pairs();
    Score score = new Score();
    for (int i = 0; i < all.size(); i += each) {
      pair(server, all.get(i), score);
    }
    System.out.println(score);
    assertThat(score.wrong).as(score.toString()).isEmpty();
    assertThat(score.forward)
        .as(score.toString())
        .isGreaterThanOrEqualTo((int) (BAR * score.loaded));
  }

  private static void pair(ScriptServer server, Path pair, Score score) throws Exception {
    String before = Files.readString(pair.resolve("old.sql"));
    String after = Files.readString(pair.resolve("new.sql"));
    score.pairs++;
    try {
      server.create("before", before);
      server.create("after", after);
    } catch (SQLException e) {
      score.notLoaded.add(pair.getFileName() + ": " + e.getMessage());
      return;
    }
    score.loaded++;
    Seen old = server.seen("before");
    if (score.takes(
        "forward " + pair.getFileName(), server.tried("before", server.seen("after")))) {
      score.forward++;
    }
    if (score.takes("backward " + pair.getFileName(), server.tried("after", old))) {
      score.backward++;
    }
  }

  static List<Path> pairs() throws IOException {
    try (Stream<Path> files = Files.walk(folder())) {
      return files.filter(file -> file.endsWith("old.sql")).map(Path::getParent).sorted().toList();
    }
  }

  static Path folder() {
    Path folder = Path.of(System.getProperty("corpus", ""));
    if (folder.toString().isEmpty()) {
      folder = Path.of("").toAbsolutePath();
      while (folder.getParent() != null && !Files.isDirectory(folder.resolve("shared/corpora"))) {
        folder = folder.getParent();
      }
      folder = folder.resolve("shared/corpora");
    }
    assumeTrue(Files.isDirectory(folder), "no corpus in " + folder + "; name one with -Dcorpus");
    return folder;
  }

  /** The results of all pairs. */
  private static final class Score {
    private int pairs;
    private int loaded;
    private int forward;
    private int backward;
    private final List<String> notLoaded = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    private boolean takes(String name, Trial trial) {
      if (trial.result() == Result.REFUSED) {
        refused.add(name + ": " + trial.why());
      } else if (trial.result() == Result.WRONG) {
        wrong.add(name + ": " + trial.why());
      }
      return trial.result() == Result.PROVEN;
    }

    @Override
    public String toString() {
      return "%d pairs, %d loaded, %d proven forward, %d backward, %d refused, %d wrong"
              .formatted(pairs, loaded, forward, backward, refused.size(), wrong.size())
          + lines("not loaded", notLoaded)
          + lines("refused", refused)
          + lines("wrong", wrong);
    }

    private static String lines(String word, List<String> texts) {
      StringBuilder lines = new StringBuilder();
      texts.forEach(text -> lines.append("\n").append(word).append(": ").append(text));
      return lines.toString();
    }
  }
}
