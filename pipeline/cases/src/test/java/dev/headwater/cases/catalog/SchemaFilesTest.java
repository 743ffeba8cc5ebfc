package dev.headwater.cases.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files of a schema, loaded into an empty database, make the same schema. */
final class SchemaFilesTest {

  private static final int EACH = 10;

  @Test
  void everyKindAndSomeHardCasesOnTheNewestVersion() throws Exception {
    try (ScriptServer server = ScriptServer.embedded("18")) {
      server.create("kinds", Files.readString(folder("/catalog/kinds.sql")));
      assertThat(server.lostInFiles("kinds")).isEmpty();
      assertThat(lost(server, folder("/catalog/pairs"), EACH)).isEmpty();
    }
  }

  @Test
  @Tag("thorough")
  void allHardCasesAndTheWholeCorpusOnTheNewestVersion() throws Exception {
    try (ScriptServer server = ScriptServer.embedded("18")) {
      assertThat(lost(server, folder("/catalog/pairs"), 1)).isEmpty();
      assertThat(lost(server, CorpusTest.folder(), 1)).isEmpty();
    }
  }

  private static Map<String, String> lost(ScriptServer server, Path pairs, int each)
      throws Exception {
    Map<String, String> lost = new TreeMap<>();
    List<Path> scripts = scripts(pairs);
    for (int i = 0; i < scripts.size(); i += each) {
      Path script = scripts.get(i);
      String name = pairs.relativize(script).toString();
      try {
        server.create("made", Files.readString(script));
      } catch (SQLException e) {
        continue; // CorpusTest says so
      }
      String why = server.lostInFiles("made");
      if (!why.isEmpty()) {
        lost.put(name, why);
      }
    }
    return lost;
  }

  private static List<Path> scripts(Path pairs) throws Exception {
    try (Stream<Path> files = Files.walk(pairs)) {
      return files
          .filter(file -> file.endsWith("old.sql") || file.endsWith("new.sql"))
          .sorted()
          .toList();
    }
  }

  private static Path folder(String resource) throws Exception {
    return Path.of(SchemaFilesTest.class.getResource(resource).toURI());
  }
}
