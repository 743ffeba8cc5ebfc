package dev.headwater.command.undo;

import dev.headwater.apply.AllowedLoss;
import dev.headwater.apply.ExpectedLoss;
import dev.headwater.apply.LiveRun;
import dev.headwater.apply.LiveRun.Stopped;
import dev.headwater.apply.LiveUndo;
import dev.headwater.apply.LiveUndo.Step;
import dev.headwater.apply.status.AppliedMigration;
import dev.headwater.catalog.Kind;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.command.drift.Drift;
import dev.headwater.command.drift.DriftOutcome;
import dev.headwater.command.drift.DriftRequest;
import dev.headwater.command.live.Consent;
import dev.headwater.command.live.DeletedRows;
import dev.headwater.command.live.ForeseenUndo;
import dev.headwater.command.live.Foresight;
import dev.headwater.command.live.Foresight.Evidence;
import dev.headwater.command.live.LeftBehind;
import dev.headwater.command.live.LiveMigrations;
import dev.headwater.command.live.LiveReading;
import dev.headwater.command.live.MigrationsReading;
import dev.headwater.command.live.SoundHistory;
import dev.headwater.command.live.Stop;
import dev.headwater.command.live.Stop.Reached;
import dev.headwater.command.live.ThrowawayForesight;
import dev.headwater.command.undo.UndoOutcome.Failed;
import dev.headwater.command.undo.UndoOutcome.NotConfirmed;
import dev.headwater.command.undo.UndoOutcome.NothingToDo;
import dev.headwater.command.undo.UndoOutcome.Undone;
import dev.headwater.command.undo.UndoPlan.Losses;
import dev.headwater.command.undo.UndoPlan.LostData;
import dev.headwater.command.undo.UndoPlan.PlannedUndo;
import dev.headwater.command.undo.UndoPlan.Range;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.LiveState;
import dev.headwater.proof.State.Live;
import dev.headwater.proof.StateReading;
import dev.headwater.script.OutsideTransaction;
import dev.headwater.script.Version;
import dev.headwater.tool.ArtifactResolver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes migrations back in a real database, after the plan was confirmed. */
public final class Undo {

  private final ArtifactResolver resolver;
  private final Foresight.Source foresight;

  public Undo(ArtifactResolver resolver) {
    this(resolver, (request, listener) -> new ThrowawayForesight(request, resolver, listener));
  }

  /**
   * @param foresight knows what the migrations make and lose
   */
  public Undo(ArtifactResolver resolver, Foresight.Source foresight) {
    this.resolver = resolver;
    this.foresight = foresight;
  }

  /**
   * Plans, tries the undo scripts in a throwaway database, asks, runs them, and looks at the
   * result.
   *
   * @throws ProblemException before anything was changed: when an undo script is missing or fails
   *     in the throwaway database, when rows would be lost that nobody gave up, or when the history
   *     does not fit the migrations that are here
   */
  public UndoOutcome run(
      UndoRequest request, RealDatabase on, Consent<UndoPlan> consent, GenerateListener hears) {
    return new Run(request, on, hears).run(consent);
  }

  private final class Run {

    private final UndoRequest request;
    private final RealDatabase on;
    private final GenerateListener listener;

    /** Passes on once what several throwaway databases say. */
    private final GenerateListener sharing;

    private final Foresight known;

    Run(UndoRequest request, RealDatabase on, GenerateListener listener) {
      this.request = request;
      this.on = on;
      this.listener = listener;
      this.sharing = StateReading.sharing(listener);
      this.known = foresight.of(request.migrations(), sharing);
    }

    UndoOutcome run(Consent<UndoPlan> consent) {
      LiveMigrations before = read();
      SoundHistory.requireForUndo(before);
      UndoPlanning planning = new UndoPlanning(before, request.extent());
      List<Step> steps = planning.steps();
      if (steps.isEmpty()) {
        return new NothingToDo(before.place(), version(before));
      }
      LiveState live =
          new LiveReading(on, request.migrations().scripts()).read(new Live(on.name()));
      known.require(live);
      ForeseenUndo tried = known.undo(live, before, steps);
      List<LostData> losses = new LostRows(on).count(tried.lost());
      LostRows.refuse(losses, request);
      UndoPlan plan =
          plan(before, planning, new Found(steps, losses, tried.repeatables(), known.evidence()));
      if (!consent.isGiven(plan)) {
        return new NotConfirmed(plan);
      }
      request.before().ifPresent(command -> command.run(on, listener));
      Instant start = Instant.now();
      LiveRun run =
          new LiveUndo(before.here(), request.locks(), listener)
              .run(marking(steps, tried.repeatables()), on.changing(), allowed(tried));
      return run instanceof Stopped stopped
          ? new Failed(plan, stop(steps, stopped))
          : new Undone(plan, Duration.between(start, Instant.now()), LeftBehind.in(on), drift());
    }

    /** All that goes is known, and was empty or given up. */
    private AllowedLoss allowed(ForeseenUndo tried) {
      return new AllowedLoss(
          request.differences()::allowLossIn,
          tried.lost().stream()
              .map(
                  lost ->
                      new ExpectedLoss(
                          lost.table(), lost.id().kind() == Kind.COLUMN ? lost.id().name() : ""))
              .toList());
    }

    private record Found(
        List<Step> steps,
        List<LostData> losses,
        List<AppliedMigration> repeatables,
        Evidence evidence) {}

    private static UndoPlan plan(LiveMigrations before, UndoPlanning planning, Found found) {
      OutsideTransaction rule = new OutsideTransaction(before.here());
      return new UndoPlan(
          before.place(),
          new Range(version(before), planning.target().text()),
          found.steps().stream()
              .map(
                  step ->
                      new PlannedUndo(
                          step.version().text(),
                          step.script().fileName(),
                          rule.runs(step.script())))
              .toList(),
          found.repeatables().stream().map(AppliedMigration::fileName).toList(),
          new Losses(
              found.losses(),
              found.steps().stream()
                  .flatMap(step -> DeletedRows.in(step.script()).stream())
                  .toList()),
          found.evidence());
    }

    /** From the first step on, they may not stand any more. */
    private static List<Step> marking(List<Step> steps, List<AppliedMigration> repeatables) {
      List<Step> all = new ArrayList<>(steps);
      Step first = steps.get(0);
      all.set(0, new Step(first.version(), first.script(), repeatables));
      return all;
    }

    private LiveMigrations read() {
      return new MigrationsReading(request.migrations(), on, resolver, known.found()).read();
    }

    private static String version(LiveMigrations migrations) {
      return migrations.history().version().map(Version::text).orElse("0");
    }

    private Stop stop(List<Step> steps, Stopped stopped) {
      return Stop.of(stopped, () -> reached(steps));
    }

    /** The history says what was committed, and nothing else does. */
    private Reached reached(List<Step> steps) {
      LiveMigrations now = read();
      List<String> done =
          steps.stream()
              .filter(step -> !now.history().versioned().containsKey(step.version()))
              .map(step -> step.script().fileName())
              .toList();
      return new Reached(
          done, now.history().version().map(Version::text).orElse(""), List.of(), List.of());
    }

    private DriftOutcome drift() {
      return new Drift(resolver, foresight)
          .run(
              new DriftRequest(
                  request.migrations(), Optional.empty(), request.differences().ignore(), false),
              on,
              sharing);
    }
  }
}
