package dev.headwater.command.live;

import dev.headwater.apply.LiveRun;
import dev.headwater.apply.LiveRun.Stopped;
import dev.headwater.apply.LiveUndo;
import dev.headwater.apply.LiveUndo.Step;
import dev.headwater.apply.MigrationListener;
import dev.headwater.apply.status.AppliedMigration;
import dev.headwater.apply.status.MigrationLine;
import dev.headwater.catalog.Catalog;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.LockWaiting;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.BuiltPair;
import dev.headwater.proof.Counterpart;
import dev.headwater.proof.CounterpartReading;
import dev.headwater.proof.LiveState;
import dev.headwater.proof.LiveState.Known;
import dev.headwater.proof.LiveState.Unknown;
import dev.headwater.proof.NeedyRepeatables;
import dev.headwater.proof.State;
import dev.headwater.proof.State.Live;
import dev.headwater.proof.State.UpTo;
import dev.headwater.proof.StateReading;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.Version;
import dev.headwater.spi.FoundMigration;
import dev.headwater.tool.ArtifactResolver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Tries everything in a throwaway database that is where the real one is. The catalogue before and
 * after shows what goes, whatever the text of the scripts says.
 */
public record ThrowawayForesight(
    GenerateRequest request, ArtifactResolver resolver, GenerateListener listener)
    implements Foresight {

  @Override
  public Evidence evidence() {
    return Evidence.TRIED;
  }

  /** Flyway of the project computes them. */
  @Override
  public Optional<List<FoundMigration>> found() {
    return Optional.empty();
  }

  /** The throwaway database is made like it. */
  @Override
  public LiveState look(LiveReading reading, Live database) {
    return reading.read(database);
  }

  /** Somebody who sees the plan decides. */
  @Override
  public void require(LiveState live) {}

  @Override
  public Counterpart counterpart(LiveState live, Optional<UpTo> at) {
    CounterpartReading reading = reading(live);
    if (at.isPresent()) {
      return reading.read(at.get());
    } else if (live.history() instanceof Known known) {
      return reading.readAtVersionOf(known.migrations());
    }
    throw new ProblemException(((Unknown) live.history()).why());
  }

  private CounterpartReading reading(LiveState live) {
    return new CounterpartReading(request, live, resolver, listener);
  }

  @Override
  public List<String> losses(LiveState live, LiveMigrations migrations, Optional<Version> target) {
    StateReading states = reading(live).states();
    State to = target.map(ThrowawayForesight::upTo).orElse(State.HERE);
    Optional<State> from =
        migrations
            .history()
            .version()
            .filter(version -> migrations.here().versions().contains(version))
            .map(ThrowawayForesight::upTo);
    if (from.isEmpty()) {
      states.read(to);
      return List.of();
    }
    BuiltPair pair = states.read(from.get(), to);
    return ForwardLosses.between(pair.from().catalog(), pair.to().catalog(), pair.renames());
  }

  private static State upTo(Version version) {
    return new UpTo(version.text(), "V" + version.text());
  }

  @Override
  public ForeseenUndo undo(LiveState live, LiveMigrations migrations, List<Step> steps) {
    return reading(live)
        .visitAtVersionOf(
            migrations.history(),
            (throwaway, catalog) -> {
              Catalog before = catalog.get();
              LiveRun run =
                  new LiveUndo(migrations.here(), LockWaiting.NONE, MigrationListener.SILENT)
                      .run(steps, throwaway);
              if (run instanceof Stopped stopped) {
                throw new ProblemException(
                    stopped.problems().stream().map(ThrowawayForesight::tried).toList());
              }
              Catalog after = catalog.get();
              return new ForeseenUndo(
                  ForeseenUndo.lost(before, after),
                  needy(migrations, new NeedyRepeatables(migrations.here(), after), throwaway));
            });
  }

  private static Problem tried(Problem problem) {
    return problem.withDetail(
        "tried", "in a throwaway database; nothing was changed in the real one");
  }

  private static List<AppliedMigration> needy(
      LiveMigrations migrations, NeedyRepeatables needy, DataSource throwaway) {
    Map<ScriptFile, AppliedMigration> rows = new LinkedHashMap<>();
    for (MigrationLine line : migrations.lines()) {
      Optional<ScriptFile> script = migrations.repeatable(line);
      if (script.isPresent() && line.row().isPresent()) {
        rows.put(script.get(), line.row().get());
      }
    }
    return needy.among(List.copyOf(rows.keySet()), throwaway).stream().map(rows::get).toList();
  }
}
