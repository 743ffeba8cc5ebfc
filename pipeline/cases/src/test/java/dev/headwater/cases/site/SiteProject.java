package dev.headwater.cases.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.site.Documented;
import dev.headwater.command.site.Site;
import dev.headwater.command.site.SiteOutcome;
import dev.headwater.command.site.SiteRequest;
import dev.headwater.command.site.SiteRequest.Place;
import dev.headwater.command.site.TableGroup;
import dev.headwater.database.DatabaseChoice.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A project with migrations in {@code db}, and its site.
 *
 * @param migrated hears which migrations ran
 * @param groups tables that are wanted in one picture
 * @param classes folders with classes that use the generated ones
 */
record SiteProject(
    Path folder, List<String> migrated, List<Path> classes, List<TableGroup> groups) {

  private static final TestArtifacts ARTIFACTS = new TestArtifacts();

  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
  private static final Pattern ANCHOR = Pattern.compile(" id=\"([^\"]*)\"");

  SiteProject(Path folder) {
    this(folder, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  SiteProject migration(String name, String sql) throws IOException {
    Files.createDirectories(folder.resolve("db"));
    Files.writeString(folder.resolve("db").resolve(name), sql);
    return this;
  }

  SiteOutcome make(Documented... required) {
    GenerateRequest request =
        GenerateRequest.in(folder).locations(List.of("db")).provider(Kind.EMBEDDED).build();
    migrated.clear();
    return new Site(ARTIFACTS)
        .run(
            new SiteRequest(
                request, new Place("Shop", site()), Set.of(required), classes, groups, true),
            new GenerateListener() {
              @Override
              public void migrating(int number, int total, String script) {
                migrated.add(script);
              }
            });
  }

  Path site() {
    return folder.resolve("site");
  }

  String page(String path) throws IOException {
    return Files.readString(site().resolve(path));
  }

  /** All files but the manifest, by their paths. */
  SortedMap<String, String> files() throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(site())) {
      for (Path file : (Iterable<Path>) tree.filter(Files::isRegularFile)::iterator) {
        files.put(site().relativize(file).toString(), Files.readString(file));
      }
    }
    files.remove(".headwater-manifest");
    return files;
  }

  /** Each link leads to a page of the site, and to a place that is in the page. */
  void hasNoBrokenLinks() throws IOException {
    SortedMap<String, String> files = files();
    for (String page : files.keySet()) {
      if (page.endsWith(".html")) {
        Matcher link = LINK.matcher(files.get(page));
        while (link.find()) {
          String href = link.group(1);
          if (!href.startsWith("https:")) {
            leadsSomewhere(page, href, files);
          }
        }
      }
    }
  }

  private static void leadsSomewhere(String page, String href, SortedMap<String, String> files) {
    String[] parts = href.split("#", 2);
    String target =
        parts[0].isEmpty() ? page : Path.of(page).resolveSibling(parts[0]).normalize().toString();
    assertThat(files).as(page + " has " + href).containsKey(target);
    if (parts.length == 2) {
      Matcher anchor = ANCHOR.matcher(files.get(target));
      List<String> anchors = anchor.results().map(found -> found.group(1)).toList();
      assertThat(anchors).as(page + " has " + href).contains(parts[1]);
    }
  }
}
