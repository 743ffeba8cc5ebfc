package dev.headwater.apply;

import dev.headwater.apply.LiveRun.Done;
import dev.headwater.apply.LiveRun.Stopped;
import dev.headwater.apply.status.AppliedMigration;
import dev.headwater.apply.status.HistoryTable;
import dev.headwater.database.LockWaiting;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.OutsideTransaction;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.Version;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Takes migrations back in a database, each in one transaction with its row in the history.
 * Flyway's free edition does not run undo scripts, and goes on from what this leaves.
 */
public final class LiveUndo {

  private final ScriptSet scripts;
  private final LockWaiting locks;
  private final MigrationListener listener;

  public LiveUndo(ScriptSet scripts, LockWaiting locks, MigrationListener listener) {
    this.scripts = scripts;
    this.locks = locks;
    this.listener = listener;
  }

  /**
   * A migration to take back.
   *
   * @param script that does it
   * @param repeatables rows of repeatable migrations that count as taken back, too, because they
   *     need what goes
   */
  public record Step(Version version, ScriptFile script, List<AppliedMigration> repeatables) {

    public Step {
      repeatables = List.copyOf(repeatables);
    }

    /** One that no repeatable migration needs. */
    public Step(Version version, ScriptFile script) {
      this(version, script, List.of());
    }
  }

  /** Takes them back in this order. A script that a lock stopped is tried again. */
  public LiveRun run(List<Step> steps, DataSource database) {
    return run(steps, database, AllowedLoss.ANY);
  }

  /** The same, but a script in a transaction that loses more than is allowed is rolled back. */
  public LiveRun run(List<Step> steps, DataSource database, AllowedLoss allowed) {
    Target target = new Target(database, allowed, guard(database, allowed));
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      listener.migrating(i + 1, steps.size(), step.script().fileName());
      boolean inTransaction = !new OutsideTransaction(scripts).runs(step.script());
      Optional<ProblemException> failure = tried(step, inTransaction, target);
      if (failure.isPresent()) {
        return new Stopped(failure.get().problems(), step.script().fileName(), inTransaction);
      }
    }
    return new Done();
  }

  private record Target(DataSource database, AllowedLoss allowed, LossGuard guard) {}

  private static LossGuard guard(DataSource database, AllowedLoss allowed) {
    if (allowed.expected().isEmpty()) {
      return LossGuard.NONE;
    }
    try (Connection connection = database.getConnection()) {
      return LossGuard.of(connection, allowed);
    } catch (SQLException e) {
      throw new ProblemException(
          new ServerError(e).problem().withDetail("when", "before the first undo script"));
    }
  }

  private Optional<ProblemException> tried(Step step, boolean inTransaction, Target target) {
    for (int attempt = 1; ; attempt++) {
      try {
        run(step, inTransaction, target);
        return Optional.empty();
      } catch (ProblemException e) {
        if (!inTransaction || !LockProblem.isOne(e) || attempt >= locks.attempts()) {
          return Optional.of(
              new ProblemException(e.problems().stream().map(LockProblem::explained).toList()));
        }
        locks.pause(attempt, step.script().fileName() + " was rolled back", listener::noted);
      }
    }
  }

  private void run(Step step, boolean inTransaction, Target target) {
    try (Connection connection = target.database().getConnection()) {
      HistoryTable table =
          HistoryTable.find(connection, scripts.source()).orElseThrow(LiveUndo::changed);
      try (UndoSession session = new UndoSession(connection, table, scripts.source())) {
        session.begin(inTransaction);
        AppliedMigration row =
            Optional.ofNullable(table.read(connection).versioned().get(step.version()))
                .orElseThrow(LiveUndo::changed);
        boolean isGuarded = inTransaction && target.allowed() != AllowedLoss.ANY;
        if (inTransaction) {
          LockProblem.limit(connection, locks);
          target.guard().hold(connection);
        }
        Optional<KeptRows> rows =
            isGuarded ? Optional.of(KeptRows.before(connection)) : Optional.empty();
        new UndoScriptRun(scripts.read(step.script(), session.placeholders(step.script())), scripts)
            .run(connection);
        if (rows.isPresent()) {
          rows.get().require(target.allowed());
        }
        for (AppliedMigration repeatable : step.repeatables()) {
          session.mark(repeatable);
        }
        session.end(row);
      }
    } catch (SQLException e) {
      throw new ProblemException(
          new ServerError(e)
              .problem()
              .withDetail("when", "around the statements of " + step.script().fileName()));
    }
  }

  static ProblemException changed() {
    return new ProblemException(
        Problem.of("history-changed", "the history has changed since the plan was made")
            .withFix("see what happened: mvn headwater:status"));
  }
}
