package dev.headwater.command.diff;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.change.ComparedSchemas;
import dev.headwater.catalog.change.Comparison;
import dev.headwater.catalog.change.IgnoredObjects;
import dev.headwater.catalog.change.Outline;
import dev.headwater.catalog.change.ProvenRenames;
import dev.headwater.catalog.change.RenamingComparison;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.command.diff.DiffOutcome.Compared;
import dev.headwater.command.diff.DiffOutcome.Differs;
import dev.headwater.command.diff.DiffOutcome.Same;
import dev.headwater.command.live.IgnoredParts;
import dev.headwater.command.live.NotCompared;
import dev.headwater.command.live.RealDatabases;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.BuiltPair;
import dev.headwater.proof.BuiltState;
import dev.headwater.proof.State.Here;
import dev.headwater.proof.State.Live;
import dev.headwater.proof.State.OnBranch;
import dev.headwater.proof.StateReading;
import dev.headwater.tool.ArtifactResolver;
import java.util.ArrayList;
import java.util.List;

/** Reads two states, and compares their catalogues. */
public final class Diff {

  private final ArtifactResolver resolver;
  private final RealDatabases databases;

  /**
   * @param databases that states can name
   */
  public Diff(ArtifactResolver resolver, RealDatabases databases) {
    this.resolver = resolver;
    this.databases = databases;
  }

  /**
   * Compares.
   *
   * @throws ProblemException when a state cannot be built or read, or a pattern matches nothing
   */
  public DiffOutcome run(DiffRequest request, GenerateListener listener) {
    Sides sides = sides(request, listener);
    Catalog from = sides.pair().from().catalog();
    Catalog to = sides.pair().to().catalog();
    IgnoredObjects ignored = IgnoredParts.of(request.ignore(), from, to);
    Catalog shownFrom = ignored.without(sides.comparable().apply(from));
    Catalog shownTo = ignored.without(sides.comparable().apply(to));
    ProvenRenames renames = sides.pair().renames();
    Comparison comparison = RenamingComparison.of(shownFrom, shownTo, renames);
    Compared compared =
        new Compared(
            sides.from(),
            sides.to(),
            postgres(sides.pair()),
            NotCompared.of(sides.scope(), from, to),
            notes(sides));
    Outline outline = Outline.of(comparison, to);
    ComparedSchemas schemas =
        new ComparedSchemas(shownFrom, shownTo, comparison.changes(), renames.names());
    return outline.isEmpty()
        ? new Same(compared, schemas)
        : new Differs(compared, outline, schemas);
  }

  private Sides sides(DiffRequest request, GenerateListener listener) {
    return request.from() instanceof Live || request.to() instanceof Live
        ? new LiveSides(request, resolver, databases, listener).read()
        : Sides.ofMigrations(
            new StateReading(request.database(), resolver, listener)
                .read(request.from(), request.to()));
  }

  /**
   * The version of the server that built a state; a live one has its own version beside its name.
   */
  private static String postgres(BuiltPair pair) {
    return pair.to().state() instanceof Live ? pair.from().postgres() : pair.to().postgres();
  }

  private static List<String> notes(Sides sides) {
    List<String> notes = new ArrayList<>(sides.notes());
    BuiltPair pair = sides.pair();
    if (pair.from().state() instanceof OnBranch branch && pair.to().state() instanceof Here) {
      List<String> missing = new ArrayList<>(pair.from().scripts());
      missing.removeAll(pair.to().scripts());
      if (!missing.isEmpty()) {
        notes.add(
            branch.name()
                + " has migrations that are not here, so their objects count as removed: "
                + String.join(", ", missing));
      }
    }
    pair.stuck()
        .ifPresent(
            stuck ->
                notes.add(
                    "a database at "
                        + stuck.from().word()
                        + " cannot be migrated to "
                        + stuck.to().word()
                        + ": "
                        + stuck.problem().render().lines().findFirst().orElse("")));
    boolean fromLacks = pair.from().repeatablesLeftOut() > 0;
    boolean toLacks = pair.to().repeatablesLeftOut() > 0;
    if (fromLacks != toLacks) {
      BuiltState state = fromLacks ? pair.from() : pair.to();
      notes.add(
          state.state().word()
              + " is built without repeatable migrations, so their objects count as "
              + (fromLacks ? "added" : "removed"));
    }
    return notes;
  }
}
