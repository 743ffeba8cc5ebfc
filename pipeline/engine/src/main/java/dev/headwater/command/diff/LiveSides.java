package dev.headwater.command.diff;

import dev.headwater.catalog.change.SchemaScope;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.command.diff.DiffOutcome.LiveServer;
import dev.headwater.command.live.ComparisonNotes;
import dev.headwater.command.live.LiveReading;
import dev.headwater.command.live.OneSidedPartitions;
import dev.headwater.command.live.RealDatabases;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.BuiltPair;
import dev.headwater.proof.BuiltState;
import dev.headwater.proof.Counterpart;
import dev.headwater.proof.CounterpartReading;
import dev.headwater.proof.LiveState;
import dev.headwater.proof.LiveState.Known;
import dev.headwater.proof.State;
import dev.headwater.proof.State.Live;
import dev.headwater.script.Version;
import dev.headwater.tool.ArtifactResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads two states, at least one of which is a live database. */
record LiveSides(
    DiffRequest request,
    ArtifactResolver resolver,
    RealDatabases databases,
    GenerateListener listener) {

  Sides read() {
    if (request.from() instanceof Live from) {
      return request.to() instanceof Live to
          ? both(live(from), live(to))
          : withMigrations(live(from), request.to(), false);
    }
    return withMigrations(live((Live) request.to()), request.from(), true);
  }

  private LiveState live(Live state) {
    return new LiveReading(databases.named(state.name()), request.database().scripts()).read(state);
  }

  private Sides withMigrations(LiveState live, State state, boolean liveIsLater) {
    Counterpart built =
        new CounterpartReading(request.database(), live, resolver, listener).read(state);
    BuiltState there = built(live);
    OneSidedPartitions partitions =
        OneSidedPartitions.of(
            built.comparable(live.catalog()), built.comparable(built.state().catalog()));
    List<String> notes = new ArrayList<>(ComparisonNotes.of(built));
    notes.addAll(partitions.notes());
    notes.addAll(collations(live));
    return new Sides(
        liveIsLater ? BuiltPair.apart(built.state(), there) : BuiltPair.apart(there, built.state()),
        built.scope(),
        catalog -> partitions.without(built.comparable(catalog)),
        Map.of(live.state(), server(live)),
        notes);
  }

  /** No migrations say what is whose, so everything is compared. */
  private static Sides both(LiveState from, LiveState to) {
    if (from.major() != to.major()) {
      throw new ProblemException(
          Problem.of(
                  "not-compared",
                  "not compared: "
                      + from.state().name()
                      + " is PostgreSQL "
                      + from.postgres()
                      + ", and "
                      + to.state().name()
                      + " is "
                      + to.postgres())
              .withDetail("why", "each major version prints the same object in its own words")
              .withFix("compare each of them with the migrations: -Dheadwater.to=here"));
    }
    SchemaScope scope = SchemaScope.of(from.catalog(), to.catalog());
    List<String> notes = new ArrayList<>(collations(from));
    notes.addAll(collations(to));
    return new Sides(
        BuiltPair.apart(built(from), built(to)),
        scope,
        scope::within,
        Map.of(from.state(), server(from), to.state(), server(to)),
        notes);
  }

  private static List<String> collations(LiveState live) {
    return live.collations().stream()
        .map(mismatch -> live.state().word() + ": " + ComparisonNotes.of(mismatch))
        .toList();
  }

  private static BuiltState built(LiveState live) {
    int migrations = live.history() instanceof Known known ? known.migrations().size() : 0;
    return new BuiltState(live.state(), migrations, 0, List.of(), live.postgres(), live.catalog());
  }

  private static LiveServer server(LiveState live) {
    Optional<Version> version =
        live.history() instanceof Known known ? known.migrations().version() : Optional.empty();
    return new LiveServer(live.postgres(), version.map(Version::text));
  }
}
