package dev.headwater.command.drift;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.change.Comparison;
import dev.headwater.catalog.change.IgnoredObjects;
import dev.headwater.catalog.change.Outline;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.command.drift.DriftOutcome.Compared;
import dev.headwater.command.drift.DriftOutcome.Drifted;
import dev.headwater.command.drift.DriftOutcome.Failed;
import dev.headwater.command.drift.DriftOutcome.Same;
import dev.headwater.command.live.ComparisonNotes;
import dev.headwater.command.live.IgnoredParts;
import dev.headwater.command.live.LiveReading;
import dev.headwater.command.live.NotCompared;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.Counterpart;
import dev.headwater.proof.CounterpartReading;
import dev.headwater.proof.LiveState;
import dev.headwater.proof.LiveState.Known;
import dev.headwater.proof.LiveState.Unknown;
import dev.headwater.proof.State.Live;
import dev.headwater.proof.State.UpTo;
import dev.headwater.script.ScriptSet;
import dev.headwater.tool.ArtifactResolver;

/** Compares a live database with the state that the migrations make at its version. */
public final class Drift {

  private final ArtifactResolver resolver;

  public Drift(ArtifactResolver resolver) {
    this.resolver = resolver;
  }

  /** Never throws for what a user can mend: that is an outcome, too. */
  public DriftOutcome run(DriftRequest request, RealDatabase on, GenerateListener listener) {
    try {
      LiveState live = new LiveReading(on, request.database().scripts()).read(new Live(on.name()));
      return compare(request, live, counterpart(request, live, listener));
    } catch (ProblemException e) {
      return new Failed(e.problems());
    }
  }

  private Counterpart counterpart(DriftRequest request, LiveState live, GenerateListener listener) {
    CounterpartReading reading =
        new CounterpartReading(request.database(), live, resolver, listener);
    if (request.at().isPresent()) {
      return reading.read(request.at().get());
    } else if (live.history() instanceof Known known) {
      return reading.readAtVersionOf(known.migrations());
    }
    throw new ProblemException(((Unknown) live.history()).why());
  }

  private static DriftOutcome compare(
      DriftRequest request, LiveState live, Counterpart counterpart) {
    Catalog wanted = counterpart.state().catalog();
    IgnoredObjects ignored = IgnoredParts.of(request.ignore(), wanted, live.catalog());
    Comparison comparison =
        Comparison.of(
            ignored.without(counterpart.comparable(wanted)),
            ignored.without(counterpart.comparable(live.catalog())));
    Compared compared =
        new Compared(
            live.state().name(),
            live.postgres(),
            counterpart.state().state() instanceof UpTo upTo ? upTo.version() : "",
            findings(request, live, counterpart),
            live.collations(),
            NotCompared.of(counterpart.scope(), wanted, live.catalog()),
            ComparisonNotes.of(counterpart));
    Outline outline = Outline.of(comparison, live.catalog());
    return outline.isEmpty() && !compared.hasFindings()
        ? new Same(compared)
        : new Drifted(compared, outline);
  }

  private static MigrationFindings findings(
      DriftRequest request, LiveState live, Counterpart counterpart) {
    return live.history() instanceof Known known
        ? MigrationFindings.of(
            known.migrations(), ScriptSet.find(request.database().scripts()), counterpart.found())
        : MigrationFindings.NONE;
  }
}
