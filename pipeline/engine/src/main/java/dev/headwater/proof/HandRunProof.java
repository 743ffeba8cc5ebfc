package dev.headwater.proof;

import dev.headwater.apply.HandRun;
import dev.headwater.apply.SqlFile;
import dev.headwater.apply.status.AppliedMigration;
import dev.headwater.apply.status.HistoryTable;
import dev.headwater.apply.status.SchemaHistory;
import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.change.Comparison;
import dev.headwater.catalog.change.ObjectName;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.RunProblem;
import dev.headwater.database.OpenDatabase;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.State.UpTo;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.ScriptSource;
import dev.headwater.script.Version;
import dev.headwater.spi.FoundMigration;
import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.Toolbox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Runs SQL in a database that Flyway brought to a version, and compares the result with a database
 * that Flyway brought all the way: the catalogues, and what their histories say.
 */
public final class HandRunProof {

  /** No database has a table of this name, so Flyway takes every migration for a new one. */
  private static final String NO_HISTORY = "headwater_reads_no_history";

  private final GenerateRequest request;
  private final ArtifactResolver resolver;
  private final StateReading states;
  private final ScriptSet here;

  /**
   * @param request for a database at the migrations as they are
   */
  public HandRunProof(
      GenerateRequest request, ArtifactResolver resolver, GenerateListener listener) {
    this.request = request;
    this.resolver = resolver;
    this.states = new StateReading(request, resolver, StateReading.sharing(listener));
    this.here = ScriptSet.find(request.scripts());
  }

  /**
   * The way that is proven.
   *
   * @param from {@code 0} for an empty database
   * @param to empty for the newest version, with the repeatable migrations
   */
  public record Range(Version from, Optional<Version> to) {}

  /** Writes the SQL. */
  public interface Writing {

    /**
     * @param found all migrations that are here, with their checksums
     */
    SqlFile of(List<FoundMigration> found);
  }

  /**
   * The SQL, and what was seen.
   *
   * @param against why it is not what Flyway does; empty when it is proven
   */
  public record Written(SqlFile file, List<String> against) {

    public Written {
      against = List.copyOf(against);
    }
  }

  /**
   * Writes and tries it.
   *
   * @throws ProblemException when a migration fails by Flyway
   */
  public Written of(Range range, Writing writing) {
    return RunProblem.said(request, () -> written(range, writing));
  }

  private record Seen(Catalog catalog, List<String> history) {}

  private Written written(Range range, Writing writing) throws IOException {
    try (StateScripts before = exactly(range.from());
        OpenDatabase open = states.openToMigrateOn(before)) {
      SqlFile file = writing.of(found(open));
      try {
        HandRun.run(open.database().dataSource(), file);
      } catch (ProblemException e) {
        return new Written(file, List.of("it fails: " + e.getMessage()));
      }
      return new Written(file, differences(seen(open), byFlyway(range)));
    }
  }

  private StateScripts exactly(Version version) throws IOException {
    UpTo state = new UpTo(version.text(), "V" + version.text());
    return StateScripts.exactly(state, here, version, List.of());
  }

  private List<FoundMigration> found(OpenDatabase open) throws IOException {
    ScriptSource scripts = request.scripts();
    Map<String, String> settings = new TreeMap<>(scripts.flyway());
    settings.put("flyway.locations", String.join(",", scripts.locations()));
    settings.put("flyway.table", NO_HISTORY);
    return new Toolbox(request.toolSet(), resolver, open.loaders())
        .flyway()
        .found(open.database().dataSource(), settings);
  }

  private Seen byFlyway(Range range) throws IOException {
    try (StateScripts all =
            range.to().isPresent() ? exactly(range.to().get()) : states.scripts(State.HERE);
        OpenDatabase open = states.openToMigrateOn(all)) {
      return seen(open);
    }
  }

  private Seen seen(OpenDatabase open) {
    SchemaHistory history =
        ScriptProof.asked(
            open,
            connection ->
                HistoryTable.find(connection, request.scripts()).orElseThrow().read(connection));
    return new Seen(
        states.catalog(open),
        Stream.concat(history.versioned().values().stream(), history.repeatable().values().stream())
            .map(HandRunProof::row)
            .toList());
  }

  /** Without the place of the file, which the throwaway databases may have elsewhere. */
  private static String row(AppliedMigration row) {
    return String.join(
        " ",
        row.version(),
        row.description(),
        row.type(),
        row.fileName(),
        row.checksum().map(String::valueOf).orElse("without a checksum"));
  }

  private static List<String> differences(Seen byHand, Seen byFlyway) {
    List<String> against = new ArrayList<>();
    Comparison.of(byFlyway.catalog(), byHand.catalog()).changes().stream()
        .map(
            change ->
                byHand.catalog().find(change.id()).or(() -> byFlyway.catalog().find(change.id())))
        .flatMap(Optional::stream)
        .map(fact -> "after it differs: " + ObjectName.of(fact))
        .forEach(against::add);
    byFlyway.history().stream()
        .filter(row -> !byHand.history().contains(row))
        .forEach(row -> against.add("the history does not say: " + row));
    byHand.history().stream()
        .filter(row -> !byFlyway.history().contains(row))
        .forEach(row -> against.add("only the history after it says: " + row));
    return against;
  }
}
