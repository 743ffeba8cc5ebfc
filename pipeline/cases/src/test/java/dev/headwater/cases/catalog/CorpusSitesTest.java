package dev.headwater.cases.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.site.SiteLinks;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.change.MigrationStep;
import dev.headwater.command.site.JavaNames;
import dev.headwater.command.site.SiteContent;
import dev.headwater.command.site.SiteContent.About;
import dev.headwater.command.site.SiteContent.Code;
import dev.headwater.command.site.SiteContent.Past;
import dev.headwater.command.site.SiteContent.Shown;
import dev.headwater.tool.Layouts;
import dev.headwater.web.WebSite;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sites of schemas that nobody here wrote. */
final class CorpusSitesTest {

  @Test
  @Tag("thorough")
  void allSitesAreWhole() throws Exception {
    List<Path> pairs = CorpusTest.pairs();
    int sites = 0;
    try (ScriptServer server = ScriptServer.embedded("18");
        Layouts layouts = new Layouts(new TestArtifacts(), Optional.empty())) {
      server.create("empty", "");
      Catalog empty = server.seen("empty").catalog();
      for (Path pair : pairs) {
        Catalog catalog;
        try {
          server.create("site", Files.readString(pair.resolve("new.sql")));
          catalog = server.seen("site").catalog();
        } catch (SQLException e) {
          continue; // written for another version
        }
        SiteLinks.areWhole(site(empty, catalog, layouts));
        sites++;
      }
    }
    assertThat(sites).isGreaterThan(pairs.size() / 2);
  }

  private static Map<String, String> site(Catalog empty, Catalog catalog, Layouts layouts)
      throws Exception {
    SiteContent content =
        new SiteContent(
            new About("Corpus", "18", List.of()),
            new Shown(catalog, new TreeMap<>(), Map.of()),
            new Past(List.of(MigrationStep.of("V1__all.sql", empty, catalog)), Map.of(), Map.of()),
            new Code(JavaNames.NONE, List.of()));
    SortedMap<String, String> files = new TreeMap<>();
    new WebSite()
        .files(content, layouts)
        .forEach((path, bytes) -> files.put(path, new String(bytes, StandardCharsets.UTF_8)));
    // The engine writes these two beside the pages.
    files.put("schema.json", "");
    files.put("tbls.json", "");
    return files;
  }
}
