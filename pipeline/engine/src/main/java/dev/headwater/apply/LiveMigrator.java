package dev.headwater.apply;

import dev.headwater.apply.LiveRun.Done;
import dev.headwater.apply.LiveRun.Stopped;
import dev.headwater.database.LockWaiting;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.ScriptSet;
import dev.headwater.spi.MigrationProgress;
import dev.headwater.spi.MigrationTool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Has Flyway apply pending migrations to a database that stays. */
public final class LiveMigrator {

  private final ScriptSet scripts;
  private final LockWaiting locks;
  private final MigrationListener listener;

  public LiveMigrator(ScriptSet scripts, LockWaiting locks, MigrationListener listener) {
    this.scripts = scripts;
    this.locks = locks;
    this.listener = listener;
  }

  /** Applies what is pending. A script that a lock stopped is tried again. */
  public LiveRun run(MigrationTool tool, DataSource database) {
    return run(tool, database, List.of());
  }

  /**
   * The same where the scripts are known.
   *
   * @param plan the names of the scripts, which the tool then does not look for first
   */
  public LiveRun run(MigrationTool tool, DataSource database, List<String> plan) {
    Map<String, String> settings = settings();
    int applied = 0;
    for (int attempt = 1; ; attempt++) {
      Attempt one = new Attempt(plan.subList(Math.min(applied, plan.size()), plan.size()));
      Optional<RuntimeException> failure = one.run(tool, database, settings);
      if (failure.isEmpty()) {
        return new Done();
      }
      applied += one.applied;
      boolean isLocked = one.inTransaction && LockProblem.isOne(failure.get());
      if (isLocked && attempt < locks.attempts()) {
        locks.pause(attempt, one.script + " was rolled back", listener::noted);
        continue;
      }
      return stopped(one, failure.get());
    }
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>(scripts.source().flyway());
    settings.put("flyway.locations", String.join(",", scripts.source().locations()));
    settings.put("flyway.cleanDisabled", "true");
    return settings;
  }

  private Stopped stopped(Attempt attempt, RuntimeException failure) {
    RuntimeException explained =
        new MigrationProblem(new FailedScript(scripts), LockProblem::explained, attempt.log)
            .explain(failure);
    if (explained instanceof ProblemException problem) {
      return new Stopped(problem.problems(), attempt.script, attempt.inTransaction);
    }
    throw explained;
  }

  /** One run of the tool. */
  private final class Attempt implements MigrationProgress {

    private final StatementLog log = new StatementLog(Optional.empty());
    private final List<String> plan;
    private int total;
    private int number;
    private int applied;
    private String script = "";
    private boolean inTransaction = true;

    Attempt(List<String> plan) {
      this.plan = plan;
      this.total = plan.size();
    }

    Optional<RuntimeException> run(
        MigrationTool tool, DataSource database, Map<String, String> settings) {
      try {
        tool.deploy(ObservedDataSource.of(database, log), settings, this);
        return Optional.empty();
      } catch (RuntimeException e) {
        return Optional.of(e);
      }
    }

    @Override
    public List<String> plan() {
      return plan;
    }

    @Override
    public void planned(List<String> toCome) {
      total = toCome.size();
    }

    @Override
    public void started(String name, String physicalLocation, Connection session) {
      script = name.replaceFirst(".*[/\\\\]", "");
      try {
        inTransaction = !session.getAutoCommit();
        if (inTransaction) {
          LockProblem.limit(session, locks);
        }
      } catch (SQLException e) {
        throw new ProblemException(new ServerError(e).problem());
      }
      number++;
      log.begin(name, physicalLocation);
      listener.migrating(number, total, script);
    }

    @Override
    public void applied(String name) {
      applied++;
      log.begin("", "");
    }

    @Override
    public void finished(Connection session) {}

    @Override
    public void warned(String text) {
      listener.toolWarned("Flyway", text);
    }
  }
}
