package dev.headwater.cases.site;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.site.Documented;
import dev.headwater.command.site.Site;
import dev.headwater.command.site.SiteExtras;
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
                request,
                new Place("Shop", site()),
                new SiteExtras(Set.of(required), groups, classes, true)),
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

  void hasNoBrokenLinks() throws IOException {
    SiteLinks.areWhole(files());
  }
}
