package dev.headwater.command.migrate;

import dev.headwater.apply.FlywayProblem;
import dev.headwater.apply.LiveMigrator;
import dev.headwater.apply.LiveRun;
import dev.headwater.apply.LiveRun.Stopped;
import dev.headwater.apply.status.AppliedMigration;
import dev.headwater.apply.status.MigrationLine;
import dev.headwater.apply.status.MigrationState;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.RunProblem;
import dev.headwater.command.drift.Drift;
import dev.headwater.command.drift.DriftOutcome;
import dev.headwater.command.drift.DriftRequest;
import dev.headwater.command.live.Consent;
import dev.headwater.command.live.Foresight;
import dev.headwater.command.live.LeftBehind;
import dev.headwater.command.live.LiveMigrations;
import dev.headwater.command.live.LiveReading;
import dev.headwater.command.live.MigrationsReading;
import dev.headwater.command.live.SoundHistory;
import dev.headwater.command.live.Stop;
import dev.headwater.command.live.Stop.Reached;
import dev.headwater.command.live.ThrowawayForesight;
import dev.headwater.command.migrate.MigrateOutcome.Failed;
import dev.headwater.command.migrate.MigrateOutcome.Migrated;
import dev.headwater.command.migrate.MigrateOutcome.NotConfirmed;
import dev.headwater.command.migrate.MigrateOutcome.NothingToDo;
import dev.headwater.command.migrate.MigratePlan.PlannedScript;
import dev.headwater.command.migrate.MigratePlan.Trial;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.LiveState;
import dev.headwater.proof.State.Live;
import dev.headwater.proof.StateReading;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.Version;
import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.Toolbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies pending migrations to a real database, after the plan was confirmed. */
public final class Migrate {

  private final ArtifactResolver resolver;
  private final Foresight.Source foresight;

  public Migrate(ArtifactResolver resolver) {
    this(resolver, (request, listener) -> new ThrowawayForesight(request, resolver, listener));
  }

  /**
   * @param foresight knows what the migrations make and lose
   */
  public Migrate(ArtifactResolver resolver, Foresight.Source foresight) {
    this.resolver = resolver;
    this.foresight = foresight;
  }

  /**
   * Plans, tries the scripts in a throwaway database, asks, migrates, and looks at the result.
   *
   * @throws ProblemException before anything was changed: when the history does not fit the
   *     migrations that are here, or a script fails in the throwaway database
   */
  public MigrateOutcome run(
      MigrateRequest request,
      RealDatabase on,
      Consent<MigratePlan> consent,
      GenerateListener hears) {
    return new Run(request, on, hears).run(consent);
  }

  private final class Run {

    private final MigrateRequest request;
    private final RealDatabase on;
    private final GenerateListener listener;

    /** Passes on once what several throwaway databases say. */
    private final GenerateListener sharing;

    private final Foresight known;

    Run(MigrateRequest request, RealDatabase on, GenerateListener listener) {
      this.request = request;
      this.on = on;
      this.listener = listener;
      this.sharing = StateReading.sharing(listener);
      this.known = foresight.of(request.migrations(), sharing);
    }

    MigrateOutcome run(Consent<MigratePlan> consent) {
      LiveMigrations before = read();
      SoundHistory.requireForMigrating(before);
      MigratePlanning planning = new MigratePlanning(before, request.extent());
      List<PlannedScript> scripts = planning.scripts();
      if (scripts.isEmpty()) {
        return new NothingToDo(plan(before, scripts, Trial.NONE));
      }
      Trial trial = trial(before, planning);
      MigratePlan plan = plan(before, scripts, trial);
      if (!consent.isGiven(plan)) {
        return new NotConfirmed(plan);
      }
      request.before().ifPresent(command -> command.run(on, listener));
      Instant start = Instant.now();
      LiveRun run = applied(planning);
      return run instanceof Stopped stopped
          ? new Failed(plan, stop(plan, stopped))
          : new Migrated(plan, Duration.between(start, Instant.now()), LeftBehind.in(on), drift());
    }

    private LiveMigrations read() {
      return new MigrationsReading(request.migrations(), on, resolver, known.found()).read();
    }

    private Trial trial(LiveMigrations before, MigratePlanning planning) {
      List<String> losses = new ArrayList<>();
      List<String> against = new ArrayList<>();
      try {
        LiveState live =
            known.look(new LiveReading(on, request.migrations().scripts()), new Live(on.name()));
        known.require(live);
        requireHistory(before);
        losses.addAll(known.losses(live, before, planning.target()));
      } catch (ProblemException e) {
        Problem why = e.problems().get(0);
        if (!why.code().equals("not-compared")) {
          throw e;
        }
        against.add(why.message() + why.fix().map(fix -> "; fix: " + fix).orElse(""));
      }
      losses.addAll(planning.deletedRows());
      return new Trial(losses, against, LeftBehind.in(on).invalidIndexes(), known.evidence());
    }

    /** As Flyway would, but before somebody has said yes. */
    private static void requireHistory(LiveMigrations before) {
      boolean isBaselined =
          before.here().source().flywaySetting("baselineOnMigrate", "false").equals("true");
      if (before.place().isForeign() && !isBaselined) {
        throw new ProblemException(FlywayProblem.noHistory());
      }
    }

    private MigratePlan plan(LiveMigrations before, List<PlannedScript> scripts, Trial trial) {
      Optional<String> from = before.history().version().map(Version::text);
      return new MigratePlan(before.place(), from, scripts, trial);
    }

    private LiveRun applied(MigratePlanning planning) {
      return RunProblem.said(
          request.migrations(),
          () -> {
            ScriptSet scripts = ScriptSet.find(planning.source());
            try (ToolLoaders loaders = new ToolLoaders()) {
              Toolbox tools = new Toolbox(request.migrations().toolSet(), resolver, loaders);
              return new LiveMigrator(scripts, request.locks(), listener)
                  .run(
                      tools.flyway(),
                      on.changing(),
                      planning.scripts().stream().map(PlannedScript::fileName).toList());
            }
          });
    }

    private Stop stop(MigratePlan plan, Stopped stopped) {
      return Stop.of(stopped, () -> reached(plan));
    }

    /** The history says what was committed, and nothing else does. */
    private Reached reached(MigratePlan plan) {
      LiveMigrations now = read();
      List<String> notDone =
          now.lines().stream()
              .filter(line -> line.state().isToCome() || line.state() == MigrationState.FAILED)
              .map(MigrationLine::fileName)
              .toList();
      List<String> applied =
          plan.scripts().stream()
              .map(PlannedScript::fileName)
              .filter(name -> !notDone.contains(name))
              .toList();
      List<String> failed =
          now.history().failed().stream().map(AppliedMigration::fileName).toList();
      return new Reached(
          applied,
          now.history().version().map(Version::text).orElse(""),
          failed,
          // Without a failed row, the next run of a bundle goes on, and drops them.
          failed.isEmpty() ? List.of() : LeftBehind.in(on).invalidIndexes());
    }

    private DriftOutcome drift() {
      return new Drift(resolver, foresight)
          .run(
              new DriftRequest(request.migrations(), Optional.empty(), request.ignore(), false),
              on,
              sharing);
    }
  }
}
