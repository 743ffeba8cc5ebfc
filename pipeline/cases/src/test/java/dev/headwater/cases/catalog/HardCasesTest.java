package dev.headwater.cases.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.catalog.ScriptServer.Result;
import dev.headwater.cases.catalog.ScriptServer.Seen;
import dev.headwater.cases.catalog.ScriptServer.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pairs of schemas on which other tools fail, each with a name that says why; both directions. */
final class HardCasesTest {

  @Test
  @Tag("thorough")
  void onTheNewestVersion() throws Exception {
    try (ScriptServer server = ScriptServer.embedded("18")) {
      pairs(server, 1);
    }
  }

  @Test
  void aSixthAsPgDumpSeesThem() throws Exception {
    try (ScriptServer server = ScriptServer.installed()) {
      pairs(server, 6);
    }
  }

  @Test
  @Tag("thorough")
  void allAsPgDumpSeesThem() throws Exception {
    try (ScriptServer server = ScriptServer.installed()) {
      pairs(server, 1);
    }
  }

  private static void pairs(ScriptServer server, int each) throws Exception {
    List<String> failed = new ArrayList<>();
    List<Path> all = pairs();
    for (int i = 0; i < all.size(); i += each) {
      Path pair = all.get(i);
      server.create("before", Files.readString(pair.resolve("old.sql")));
      server.create("after", Files.readString(pair.resolve("new.sql")));
      Seen before = server.seen("before");
      check(pair.getFileName() + " forward", server.tried("before", server.seen("after")), failed);
      check(pair.getFileName() + " backward", server.tried("after", before), failed);
    }
    assertThat(failed).isEmpty();
  }

  private static void check(String name, Trial trial, List<String> failed) {
    if (trial.result() != Result.PROVEN) {
      failed.add(name + ": " + trial.result() + " " + trial.why());
    }
  }

  private static List<Path> pairs() throws Exception {
    Path folder = Path.of(HardCasesTest.class.getResource("/catalog/pairs").toURI());
    try (Stream<Path> pairs = Files.list(folder)) {
      return pairs.sorted().toList();
    }
  }
}
