package dev.headwater.command.migrate;

import dev.headwater.catalog.change.ObjectName;
import dev.headwater.catalog.change.Outline;
import dev.headwater.catalog.change.RenamingComparison;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.command.live.DeletedRows;
import dev.headwater.command.live.LeftBehind;
import dev.headwater.command.live.LiveMigrations;
import dev.headwater.command.live.LiveReading;
import dev.headwater.command.migrate.MigratePlan.PlannedScript;
import dev.headwater.command.migrate.MigratePlan.Trial;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.BuiltPair;
import dev.headwater.proof.CounterpartReading;
import dev.headwater.proof.LiveState;
import dev.headwater.proof.State;
import dev.headwater.proof.State.Live;
import dev.headwater.proof.State.UpTo;
import dev.headwater.proof.StateReading;
import dev.headwater.script.Version;
import dev.headwater.tool.ArtifactResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs the scripts of a plan in a throwaway database that is where the real one is: a script that
 * fails there never begins in the real one, and the catalogue shows the data that is lost.
 */
final class MigrateTrial {

  private final MigrateRequest request;
  private final RealDatabase database;
  private final ArtifactResolver resolver;
  private final GenerateListener listener;

  MigrateTrial(
      MigrateRequest request,
      RealDatabase database,
      ArtifactResolver resolver,
      GenerateListener listener) {
    this.request = request;
    this.database = database;
    this.resolver = resolver;
    this.listener = listener;
  }

  /**
   * Tries them.
   *
   * @throws ProblemException when a script fails
   */
  Trial of(LiveMigrations migrations, MigratePlanning planning) {
    List<String> losses = new ArrayList<>(deleted(planning));
    List<String> against = new ArrayList<>();
    try {
      losses.addAll(0, lost(migrations, planning));
    } catch (ProblemException e) {
      if (!e.problems().get(0).code().equals("not-compared")) {
        throw e;
      }
      against.add(e.problems().get(0).message());
    }
    return new Trial(losses, against, LeftBehind.in(database).invalidIndexes());
  }

  private List<String> lost(LiveMigrations migrations, MigratePlanning planning) {
    LiveState live =
        new LiveReading(database, request.migrations().scripts()).read(new Live(database.name()));
    StateReading states =
        new CounterpartReading(request.migrations(), live, resolver, listener).states();
    State to = planning.target().map(MigrateTrial::upTo).orElse(State.HERE);
    Optional<State> from =
        migrations
            .history()
            .version()
            .filter(version -> migrations.here().versions().contains(version))
            .map(MigrateTrial::upTo);
    if (from.isEmpty()) {
      states.read(to);
      return List.of();
    }
    BuiltPair pair = states.read(from.get(), to);
    return Outline.of(
            RenamingComparison.of(pair.from().catalog(), pair.to().catalog(), pair.renames()),
            pair.to().catalog())
        .entries()
        .stream()
        .flatMap(
            entry ->
                entry.loss().stream()
                    .map(loss -> ObjectName.of(entry.fact()) + ": " + loss.words()))
        .toList();
  }

  private static State upTo(Version version) {
    return new UpTo(version.text(), "V" + version.text());
  }

  /** Statements that delete rows, as far as the text shows them. */
  private static List<String> deleted(MigratePlanning planning) {
    List<String> found = new ArrayList<>();
    for (PlannedScript script : planning.scripts()) {
      planning.file(script.fileName()).ifPresent(file -> found.addAll(DeletedRows.in(file)));
    }
    return found;
  }
}
