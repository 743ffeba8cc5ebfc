package dev.headwater.command.drift;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.change.Comparison;
import dev.headwater.catalog.change.IgnoredObjects;
import dev.headwater.catalog.change.Outline;
import dev.headwater.catalog.change.Outline.Entry;
import dev.headwater.catalog.script.SchemaScript;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.command.drift.DriftOutcome.Compared;
import dev.headwater.command.drift.DriftOutcome.Drifted;
import dev.headwater.command.drift.DriftOutcome.Failed;
import dev.headwater.command.drift.DriftOutcome.Same;
import dev.headwater.command.live.ComparisonNotes;
import dev.headwater.command.live.Foresight;
import dev.headwater.command.live.IgnoredParts;
import dev.headwater.command.live.LiveReading;
import dev.headwater.command.live.NotCompared;
import dev.headwater.command.live.OneSidedPartitions;
import dev.headwater.command.live.ThrowawayForesight;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.Counterpart;
import dev.headwater.proof.LiveState;
import dev.headwater.proof.LiveState.Known;
import dev.headwater.proof.RebuildProof;
import dev.headwater.proof.RebuildProof.Reading;
import dev.headwater.proof.RebuildProof.Sides;
import dev.headwater.proof.State.Live;
import dev.headwater.proof.State.UpTo;
import dev.headwater.proof.StateReading;
import dev.headwater.script.ScriptSet;
import dev.headwater.tool.ArtifactResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Compares a live database with the state that the migrations make at its version. */
public final class Drift {

  private final ArtifactResolver resolver;
  private final Foresight.Source foresight;

  public Drift(ArtifactResolver resolver) {
    this(
        resolver,
        (request, listener) ->
            new ThrowawayForesight(request, resolver, StateReading.sharing(listener)));
  }

  /**
   * @param foresight knows what the migrations make
   */
  public Drift(ArtifactResolver resolver, Foresight.Source foresight) {
    this.resolver = resolver;
    this.foresight = foresight;
  }

  /** Never throws for what a user can mend: that is an outcome, too. */
  public DriftOutcome run(DriftRequest request, RealDatabase on, GenerateListener listener) {
    try {
      LiveState live = new LiveReading(on, request.database().scripts()).read(new Live(on.name()));
      return compare(new Run(request, live, StateReading.sharing(listener)));
    } catch (ProblemException e) {
      return new Failed(e.problems());
    }
  }

  /**
   * The same for a database that was read already.
   *
   * @param live with the history that counts
   */
  public DriftOutcome run(DriftRequest request, LiveState live, GenerateListener listener) {
    try {
      return compare(new Run(request, live, StateReading.sharing(listener)));
    } catch (ProblemException e) {
      return new Failed(e.problems());
    }
  }

  /** One comparison. */
  private record Run(DriftRequest request, LiveState live, GenerateListener listener) {}

  private Counterpart counterpart(Run run) {
    return foresight
        .of(run.request().database(), run.listener())
        .counterpart(run.live(), run.request().at());
  }

  private DriftOutcome compare(Run run) {
    Counterpart counterpart = counterpart(run);
    Catalog all = counterpart.state().catalog();
    Catalog live = run.live().catalog();
    IgnoredObjects ignored = IgnoredParts.of(run.request().ignore(), all, live);
    OneSidedPartitions partitions =
        OneSidedPartitions.of(counterpart.comparable(live), counterpart.comparable(all));
    UnaryOperator<Catalog> comparable =
        catalog -> ignored.without(partitions.without(counterpart.comparable(catalog)));
    Sides sides =
        new Sides(
            comparable.apply(counterpart.before()),
            comparable.apply(live),
            comparable.apply(all),
            counterpart.owners().throwaway());
    Compared compared = compared(run, counterpart, partitions);
    Outline outline = withoutLosses(Outline.of(Comparison.of(sides.wanted(), sides.live()), live));
    if (outline.isEmpty() && !compared.hasFindings()) {
      return new Same(compared);
    }
    boolean isScriptMade = run.request().isScriptWanted() && !outline.isEmpty();
    return new Drifted(
        compared,
        outline,
        isScriptMade ? Optional.of(wayBack(run, sides, comparable)) : Optional.empty());
  }

  private WayBack wayBack(Run run, Sides sides, UnaryOperator<Catalog> comparable) {
    SchemaScript script = SchemaScript.between(sides.live(), sides.wanted());
    if (script.refused().isPresent()) {
      return new WayBack(
          script, List.of("Headwater cannot write the statement for " + script.refused().get()));
    }
    RebuildProof proof =
        new RebuildProof(
            run.request().database(),
            run.live(),
            new Reading(resolver, run.listener(), comparable));
    return new WayBack(script, proof.against(sides, script));
  }

  private static Compared compared(
      Run run, Counterpart counterpart, OneSidedPartitions partitions) {
    List<String> notes = new ArrayList<>(ComparisonNotes.of(counterpart));
    notes.addAll(partitions.notes());
    LiveState live = run.live();
    return new Compared(
        live.state().name(),
        live.postgres(),
        counterpart.state().state() instanceof UpTo upTo ? upTo.version() : "",
        findings(run.request(), live, counterpart),
        live.collations(),
        NotCompared.of(counterpart.scope(), counterpart.state().catalog(), live.catalog()),
        notes);
  }

  /** Nothing will be lost: the database is like that already. */
  private static Outline withoutLosses(Outline outline) {
    return new Outline(
        outline.entries().stream()
            .map(
                entry ->
                    new Entry(
                        entry.change(), Optional.empty(), entry.differences(), entry.inside()))
            .toList());
  }

  private static MigrationFindings findings(
      DriftRequest request, LiveState live, Counterpart counterpart) {
    return live.history() instanceof Known known
        ? MigrationFindings.of(
            known.migrations(), ScriptSet.find(request.database().scripts()), counterpart.found())
        : MigrationFindings.NONE;
  }
}
