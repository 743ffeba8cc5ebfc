package dev.headwater.command.site;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.script.Partitions;
import dev.headwater.catalog.view.SchemaView;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateOutcome.Classes;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.RunProblem;
import dev.headwater.codegen.output.OutputFolder;
import dev.headwater.command.site.SiteContent.About;
import dev.headwater.command.site.SiteContent.Code;
import dev.headwater.command.site.SiteContent.Past;
import dev.headwater.command.site.SiteContent.Shown;
import dev.headwater.history.ScriptCommits;
import dev.headwater.io.CacheRoot;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.HistoryReading;
import dev.headwater.proof.HistoryReading.History;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import dev.headwater.spi.LeftOut;
import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.Documents;
import dev.headwater.tool.Layouts;
import dev.headwater.tool.OnceResolver;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.Toolbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Builds the state of the migrations, reads its catalogue, and makes a site of it. */
public final class Site {

  private final ArtifactResolver resolver;

  public Site(ArtifactResolver resolver) {
    this.resolver = new OnceResolver(resolver);
  }

  /**
   * Makes the site. When this fails, an earlier site stays.
   *
   * @throws ProblemException when a migration fails, when other files lie in the folder, or, after
   *     the site was made, when a required comment is missing
   */
  public SiteOutcome run(SiteRequest request, GenerateListener listener) {
    History history = new HistoryReading(request.database(), resolver, listener).read();
    return RunProblem.said(request.database(), () -> made(request, content(request, history)));
  }

  private static SiteContent content(SiteRequest request, History history) throws IOException {
    GenerateRequest database = request.database();
    Catalog all = history.state().catalog();
    Catalog shown =
        database.codegen().leaveOut().contains(LeftOut.PARTITIONS) ? Partitions.without(all) : all;
    SortedMap<Id, List<Fact>> partitions = partitions(all, shown);
    ScriptSet scripts = ScriptSet.find(database.scripts());
    return new SiteContent(
        new About(
            request.place().title(),
            history.state().postgres(),
            leftOut(database, shown, partitions)),
        new Shown(shown, groups(request, shown), partitions),
        new Past(
            history.steps(),
            texts(scripts),
            request.extras().commits() ? ScriptCommits.of(scripts) : Map.of()),
        new Code(GeneratedNames.in(database.outputDirectory(), shown), request.extras().classes()));
  }

  private static SortedMap<String, List<Id>> groups(SiteRequest request, Catalog shown) {
    SchemaView view = SchemaView.of(shown);
    SortedMap<String, List<Id>> groups = new TreeMap<>();
    request.extras().groups().forEach(group -> groups.put(group.name(), group.in(view)));
    return groups;
  }

  private static Map<String, String> texts(ScriptSet scripts) {
    Map<String, String> texts = new TreeMap<>();
    for (ScriptFile script : scripts.inOrder()) {
      texts.put(script.fileName(), script.text());
    }
    return texts;
  }

  /** Those that have no pages, by the tables that have pages. */
  private static SortedMap<Id, List<Fact>> partitions(Catalog all, Catalog shown) {
    Map<String, Id> tables = new TreeMap<>();
    shown.of(Kind.TABLE).forEach(table -> tables.put(table.id().qualified(), table.id()));
    SortedMap<Id, List<Fact>> partitions = new TreeMap<>();
    for (Fact table : all.of(Kind.TABLE)) {
      Id of = tables.get(table.get("partition of"));
      if (of != null && shown.find(table.id()).isEmpty()) {
        partitions.computeIfAbsent(of, id -> new ArrayList<>()).add(table);
      }
    }
    return partitions;
  }

  private static List<String> leftOut(
      GenerateRequest request, Catalog shown, SortedMap<Id, List<Fact>> partitions) {
    List<String> sentences = new ArrayList<>();
    sentences.add("Flyway's history table " + request.scripts().historyTable());
    if (!shown.of(Kind.EXTENSION).isEmpty()) {
      sentences.add("objects that extensions created");
    }
    partitions.forEach(
        (table, parts) ->
            sentences.add(
                (parts.size() == 1 ? "1 partition" : parts.size() + " partitions")
                    + " of "
                    + table.qualified()));
    shown
        .notModelled()
        .forEach(
            (kind, number) -> sentences.add(number + " " + kind + ", about which nothing is read"));
    return sentences;
  }

  private SiteOutcome made(SiteRequest request, SiteContent content) throws IOException {
    Optional<Path> layouts =
        CacheRoot.ifWritable(request.database().folders().cache())
            .map(cache -> cache.resolve("layouts"));
    try (ToolLoaders loaders = new ToolLoaders();
        Layouts layout = new Layouts(resolver, layouts);
        OutputFolder folder =
            OutputFolder.take(request.database().root(), request.place().folder())) {
      SortedMap<String, byte[]> files =
          new TreeMap<>(Toolbox.pages(SiteWriter.class, resolver, loaders).files(content, layout));
      SchemaView view = SchemaView.of(content.shown().catalog());
      files.put("schema.json", json(new SchemaDocument(view, content).fields()));
      files.put("tbls.json", json(new TblsDocument(view, content).fields()));
      Path staging = folder.staging();
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = staging.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
      Classes published = folder.publish(Optional.empty());
      new Undocumented(view).refuse(request.extras().required());
      return new SiteOutcome(tables(content.shown().catalog()), published);
    }
  }

  private byte[] json(Map<String, Object> fields) throws IOException {
    String text = new Documents(resolver).writeJson(fields).replace("\r\n", "\n") + "\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int tables(Catalog catalog) {
    return catalog.of(Kind.TABLE).size()
        + catalog.of(Kind.FOREIGN_TABLE).size()
        + catalog.of(Kind.VIEW).size()
        + catalog.of(Kind.MATERIALIZED_VIEW).size();
  }
}
