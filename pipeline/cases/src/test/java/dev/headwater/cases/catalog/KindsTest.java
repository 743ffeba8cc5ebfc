package dev.headwater.cases.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.catalog.ScriptServer.Result;
import dev.headwater.cases.catalog.ScriptServer.Seen;
import dev.headwater.cases.catalog.ScriptServer.Trial;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.CatalogDocument;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.change.Comparison;
import dev.headwater.tool.Documents;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One schema with an object of each kind: read, made from nothing, and removed again. */
final class KindsTest {

  /** They need a server that is another one, a file of C, or a role of their own. */
  private static final Set<Kind> NOT_HERE =
      EnumSet.of(
          Kind.SUBSCRIPTION,
          Kind.BASE_TYPE,
          Kind.LANGUAGE,
          Kind.ACCESS_METHOD,
          Kind.TEXT_SEARCH_PARSER,
          Kind.TEXT_SEARCH_TEMPLATE,
          Kind.TRANSFORM,
          Kind.SECURITY_LABEL,
          Kind.OWNER);

  @Test
  void everyKindOnTheNewestVersion() throws Exception {
    try (ScriptServer server = ScriptServer.embedded("18")) {
      everyKind(server);
    }
  }

  @Test
  void everyKindAsPgDumpSeesIt() throws Exception {
    try (ScriptServer server = ScriptServer.installed()) {
      everyKind(server);
    }
  }

  private static void everyKind(ScriptServer server) throws Exception {
    server.create("nothing", "select");
    server.create("everything", kinds());
    Catalog everything = server.read("everything");
    EnumSet<Kind> missing = EnumSet.complementOf(EnumSet.copyOf(NOT_HERE));
    everything.facts().stream().map(Fact::id).forEach(id -> missing.remove(id.kind()));
    assertThat(missing).isEmpty();
    assertThat(everything.notModelled()).isEmpty();
    assertThat(Comparison.of(everything, server.read("everything")).isSame()).isTrue();
    isReadBackEqual(everything);
    Seen nothing = server.seen("nothing");
    isProven(server.tried("nothing", server.seen("everything")));
    isProven(server.tried("everything", nothing));
  }

  private static void isReadBackEqual(Catalog everything) throws Exception {
    Documents documents = new Documents(new TestArtifacts());
    String json = documents.writeJson(CatalogDocument.of(everything));
    Catalog back = CatalogDocument.read(documents.readJson(json));
    assertThat(back.facts()).containsExactlyElementsOf(everything.facts());
    assertThat(documents.writeJson(CatalogDocument.of(back))).isEqualTo(json);
  }

  private static void isProven(Trial trial) {
    assertThat(trial.result())
        .as(() -> trial.why() + "\n" + trial.script())
        .isEqualTo(Result.PROVEN);
  }

  private static String kinds() throws Exception {
    try (InputStream file = KindsTest.class.getResourceAsStream("/catalog/kinds.sql")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
