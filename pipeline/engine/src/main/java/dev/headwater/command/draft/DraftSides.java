package dev.headwater.command.draft;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.change.IgnoredObjects;
import dev.headwater.catalog.change.ObjectName;
import dev.headwater.catalog.change.SchemaScope;
import dev.headwater.catalog.script.Partitions;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.command.live.ComparisonNotes;
import dev.headwater.command.live.IgnoredParts;
import dev.headwater.command.live.LiveReading;
import dev.headwater.command.live.NotCompared;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.BuiltPair;
import dev.headwater.proof.Counterpart;
import dev.headwater.proof.CounterpartReading;
import dev.headwater.proof.LiveState;
import dev.headwater.proof.LiveState.Known;
import dev.headwater.proof.LiveState.Unknown;
import dev.headwater.proof.State;
import dev.headwater.proof.State.Desired;
import dev.headwater.proof.State.Live;
import dev.headwater.proof.StateReading;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.Version;
import dev.headwater.tool.ArtifactResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The two schemas of a draft.
 *
 * @param states builds more databases like the one of the migrations
 * @param wanted the schema to come to
 * @param here what the migrations make
 * @param there what is wanted
 * @param comparable the part of a catalogue that is compared
 * @param isWhole whether this part is all, and the wanted schema can be built again
 */
record DraftSides(
    StateReading states,
    State wanted,
    Catalog here,
    Catalog there,
    UnaryOperator<Catalog> comparable,
    boolean isWhole,
    NotCompared notCompared,
    List<String> notes) {

  Catalog from() {
    return comparable.apply(here);
  }

  Catalog to() {
    return comparable.apply(there);
  }

  /** SQL files say everything, but whoever names no partition leaves them to others. */
  static DraftSides ofFiles(
      DraftRequest request, Desired desired, ArtifactResolver resolver, GenerateListener listener) {
    StateReading states = new StateReading(request.database(), resolver, listener);
    BuiltPair pair = states.read(State.HERE, desired);
    Catalog here = pair.from().catalog();
    // A dump without rows makes its materialized views `with no data`.
    Catalog there = without("populated", Kind.MATERIALIZED_VIEW, pair.to().catalog());
    IgnoredObjects ignored = IgnoredParts.of(request.ignore(), here, there);
    boolean hasPartitions = Partitions.without(there).facts().size() < there.facts().size();
    boolean isLess =
        !hasPartitions && Partitions.without(here).facts().size() < here.facts().size();
    return new DraftSides(
        states,
        desired,
        here,
        there,
        hasPartitions ? ignored::without : catalog -> ignored.without(Partitions.without(catalog)),
        request.ignore().isEmpty() && !isLess,
        NotCompared.of(SchemaScope.of(here, there), here, there),
        List.of());
  }

  private static Catalog without(String attribute, Kind kind, Catalog catalog) {
    return new Catalog(
        catalog.serverVersion(),
        catalog.facts().stream()
            .map(fact -> fact.id().kind() == kind ? fact.without(Set.of(attribute)) : fact)
            .toList(),
        catalog.notModelled());
  }

  /** A database says what the schemas of the migrations shall be. */
  static DraftSides ofDatabase(
      DraftRequest request,
      RealDatabase database,
      ArtifactResolver resolver,
      GenerateListener listener) {
    Live state = new Live(database.name());
    LiveState live = new LiveReading(database, request.database().scripts()).read(state);
    requireAllMigrations(request, live);
    CounterpartReading reading =
        new CounterpartReading(request.database(), live, resolver, listener);
    Counterpart counterpart = reading.read(State.HERE);
    Catalog here = counterpart.state().catalog();
    Catalog there = without("version", Kind.COLLATION, live.catalog());
    List<String> notes = new ArrayList<>(ComparisonNotes.of(counterpart));
    live.catalog().of(Kind.COLLATION).stream()
        .filter(collation -> collation.has("version"))
        .map(collation -> ObjectName.of(collation) + ": " + collation.get("version"))
        .forEach(collation -> notes.add("no migration can change the version of " + collation));
    IgnoredObjects ignored = IgnoredParts.of(request.ignore(), here, there);
    return new DraftSides(
        reading.states(),
        state,
        here,
        there,
        catalog -> ignored.without(counterpart.comparable(catalog)),
        false,
        NotCompared.of(counterpart.scope(), here, there),
        notes);
  }

  /** A draft would take back the migrations that the database does not have yet. */
  private static void requireAllMigrations(DraftRequest request, LiveState live) {
    boolean hasMigrations = !ScriptSet.find(request.database().scripts()).versions().isEmpty();
    if (hasMigrations && live.history() instanceof Unknown) {
      throw new ProblemException(
          Problem.of(
                  "no-history",
                  live.state().name() + " has no history, so nobody knows which migrations it has")
              .withFix("write its history first: mvn headwater:stamp -Dheadwater.to=V…"));
    }
    if (live.history() instanceof Known known) {
      Optional<Version> newest =
          ScriptSet.find(request.database().scripts()).versions().stream()
              .reduce((first, second) -> second);
      Optional<Version> there = known.migrations().version();
      if (there.isPresent() && newest.isPresent() && there.get().compareTo(newest.get()) < 0) {
        throw new ProblemException(
            Problem.of(
                    "draft-behind",
                    live.state().name()
                        + " is at version "
                        + there.get().text()
                        + ", and the migrations go on to "
                        + newest.get().text())
                .withDetail("why", "the draft would take back what the database does not have yet")
                .withFix("migrate the database first"));
      }
    }
  }
}
