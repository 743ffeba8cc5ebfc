package dev.headwater.command.undo;

import dev.headwater.apply.LiveRun;
import dev.headwater.apply.LiveRun.Stopped;
import dev.headwater.apply.LiveUndo;
import dev.headwater.apply.LiveUndo.Step;
import dev.headwater.apply.MigrationListener;
import dev.headwater.apply.status.AppliedMigration;
import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.change.Change;
import dev.headwater.catalog.change.Loss;
import dev.headwater.catalog.change.ObjectName;
import dev.headwater.catalog.change.ProvenRenames;
import dev.headwater.catalog.change.RenamingComparison;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.command.live.LiveMigrations;
import dev.headwater.command.live.LiveReading;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.CounterpartReading;
import dev.headwater.proof.LiveState;
import dev.headwater.proof.State.Live;
import dev.headwater.tool.ArtifactResolver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Runs undo scripts in a throwaway database that is where the real one is. The catalogue before and
 * after shows what goes with them, whatever the text of the scripts says.
 */
final class UndoTrial {

  private final UndoRequest request;
  private final RealDatabase database;
  private final ArtifactResolver resolver;
  private final GenerateListener listener;

  UndoTrial(
      UndoRequest request,
      RealDatabase database,
      ArtifactResolver resolver,
      GenerateListener listener) {
    this.request = request;
    this.database = database;
    this.resolver = resolver;
    this.listener = listener;
  }

  /**
   * An object whose data goes.
   *
   * @param id of the table, or of the column in a table
   */
  record Lost(Id id, String object, Loss loss) {

    String table() {
      return id.kind() == Kind.TABLE ? id.qualified() : id.scope();
    }
  }

  /**
   * The way back as it was seen.
   *
   * @param repeatables rows of repeatable migrations that need what goes
   */
  record Tried(List<Lost> lost, List<AppliedMigration> repeatables) {}

  /**
   * Tries the scripts.
   *
   * @throws ProblemException when one fails, or when no PostgreSQL of the live server's major
   *     version is to be had
   */
  Tried of(LiveMigrations migrations, List<Step> steps) {
    LiveState live =
        new LiveReading(database, request.migrations().scripts()).read(new Live(database.name()));
    return new CounterpartReading(request.migrations(), live, resolver, listener)
        .visitAtVersionOf(
            migrations.history(),
            (throwaway, catalog) -> {
              Catalog before = catalog.get();
              LiveRun run =
                  new LiveUndo(migrations.here(), request.locks(), MigrationListener.SILENT)
                      .run(steps, throwaway);
              if (run instanceof Stopped stopped) {
                throw new ProblemException(
                    stopped.problems().stream().map(UndoTrial::tried).toList());
              }
              Catalog after = catalog.get();
              return new Tried(
                  lost(before, after), new NeedyRepeatables(migrations, after).in(throwaway));
            });
  }

  private static Problem tried(Problem problem) {
    return problem.withDetail(
        "tried", "in a throwaway database; nothing was changed in the real one");
  }

  private static List<Lost> lost(Catalog before, Catalog after) {
    List<Lost> lost = new ArrayList<>();
    for (Change change :
        RenamingComparison.of(before, after, ProvenRenames.between(before, after)).changes()) {
      Optional<Loss> loss = Loss.of(change);
      boolean holdsRows = change.id().kind() == Kind.TABLE || change.id().kind() == Kind.COLUMN;
      if (loss.isPresent() && holdsRows) {
        before
            .find(change.id())
            .filter(fact -> !fact.has("partition of") && !isInLostTable(fact.id(), after))
            .ifPresent(fact -> lost.add(new Lost(fact.id(), ObjectName.of(fact), loss.get())));
      }
    }
    lost.sort(Comparator.comparing(Lost::object));
    return lost;
  }

  /** The columns of a table that goes are told with the table. */
  private static boolean isInLostTable(Id id, Catalog after) {
    return id.kind() == Kind.COLUMN
        && after.of(Kind.TABLE).stream()
            .noneMatch(table -> table.id().qualified().equals(id.scope()));
  }
}
