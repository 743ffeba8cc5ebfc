package dev.headwater.command.diff;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.change.Comparison;
import dev.headwater.catalog.change.IgnoredObjects;
import dev.headwater.catalog.change.Outline;
import dev.headwater.catalog.change.RenamingComparison;
import dev.headwater.catalog.change.SchemaScope;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.command.diff.DiffOutcome.Compared;
import dev.headwater.command.diff.DiffOutcome.Differs;
import dev.headwater.command.diff.DiffOutcome.NotCompared;
import dev.headwater.command.diff.DiffOutcome.Same;
import dev.headwater.command.diff.DiffOutcome.Side;
import dev.headwater.problem.Problem;
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
import java.util.SortedMap;
import java.util.TreeMap;

/** Builds two states in throwaway databases, and compares their catalogues. */
public final class Diff {

  private final ArtifactResolver resolver;

  public Diff(ArtifactResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * Compares.
   *
   * @throws ProblemException when a state cannot be built, or a pattern matches nothing
   */
  public DiffOutcome run(DiffRequest request, GenerateListener listener) {
    BuiltPair pair =
        new StateReading(request.database(), resolver, listener).read(request.from(), request.to());
    Catalog from = pair.from().catalog();
    Catalog to = pair.to().catalog();
    IgnoredObjects ignored = new IgnoredObjects(request.ignore());
    ProblemException.throwIfAny(
        ignored.unmatched(from, to).stream().map(Diff::matchesNothing).toList());
    SchemaScope scope = scope(pair);
    Comparison comparison =
        RenamingComparison.of(
            ignored.without(scope.within(from)), ignored.without(scope.within(to)), pair.renames());
    Compared compared =
        new Compared(
            side(pair.from()),
            side(pair.to()),
            pair.to().postgres(),
            notCompared(scope, from, to),
            notes(pair));
    Outline outline = Outline.of(comparison, to);
    return outline.isEmpty() ? new Same(compared) : new Differs(compared, outline);
  }

  /** A real database may hold schemas of others; a throwaway one holds none. */
  private static SchemaScope scope(BuiltPair pair) {
    List<BuiltState> both = List.of(pair.from(), pair.to());
    List<BuiltState> throwaway =
        both.stream().filter(state -> !(state.state() instanceof Live)).toList();
    return SchemaScope.of(
        (throwaway.isEmpty() ? both : throwaway)
            .stream().map(BuiltState::catalog).toArray(Catalog[]::new));
  }

  private static Problem matchesNothing(String pattern) {
    return Problem.of("ignore", "<ignore> matches nothing: \"" + pattern + "\"")
        .withFix(
            "write the objects as headwater:diff names them, with * for any text:"
                + " table public.import_*");
  }

  private static Side side(BuiltState state) {
    return new Side(state.state(), state.migrations(), state.repeatablesLeftOut());
  }

  private static NotCompared notCompared(SchemaScope scope, Catalog from, Catalog to) {
    SortedMap<String, Integer> elsewhere = new TreeMap<>(scope.elsewhere(from));
    scope.elsewhere(to).forEach((schema, count) -> elsewhere.merge(schema, count, Math::max));
    SortedMap<String, Long> notModelled = new TreeMap<>(from.notModelled());
    to.notModelled().forEach((kind, count) -> notModelled.merge(kind, count, Math::max));
    return new NotCompared(elsewhere, notModelled);
  }

  private static List<String> notes(BuiltPair pair) {
    List<String> notes = new ArrayList<>();
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
