package dev.headwater.apply;

import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.DatabaseRequest;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.guard.SharedServerGuard;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import dev.headwater.script.InitScript;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import dev.headwater.spi.MigrationProgress;
import dev.headwater.spi.MigrationTool;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/** Runs the init scripts and the migrations, with a deadline for each statement. */
public final class Migrator {

  private static final Duration GRACE = Duration.ofSeconds(10);

  private final ScriptSet scripts;
  private final DatabaseRequest request;
  private final MigrationListener listener;
  private final ThrowawayDatabase database;
  private final StatementLog log;

  private int applied;

  private int total;

  public Migrator(DatabaseOrder order, MigrationListener listener, ThrowawayDatabase database) {
    this.scripts = order.scripts();
    this.request = order.request();
    this.listener = listener;
    this.database = database;
    this.log = new StatementLog(SharedServerGuard.of(request.choice(), database), listener);
  }

  /**
   * Runs the init scripts in their order.
   *
   * @throws ProblemException at the place where one fails
   */
  public void initialise() {
    if (database.prefixes().resumed() > 0) {
      return; // the state in which it began came after them
    }
    for (InitScript script : scripts.initScripts()) {
      InitScriptRun run = new InitScriptRun(script, fixes());
      within(
          () -> {
            run.run(database, log);
            return null;
          },
          run);
    }
  }

  /**
   * Brings the database to head.
   *
   * @return how many migrations were applied
   * @throws ProblemException at the place where a migration fails
   */
  public int migrate(MigrationTool tool) {
    if (database.prefixes().isAtEnd()) {
      listener.resumed(database.prefixes().resumed(), database.prefixes().resumed());
      return 0;
    }
    try {
      return run(tool);
    } catch (UnfitStateException e) {
      database.startOver();
      applied = 0;
      initialise();
      return run(tool);
    }
  }

  private int run(MigrationTool tool) {
    MigrationProblem failures =
        new MigrationProblem(new FailedScript(scripts), fixes()::added, log);
    Map<String, String> settings = settings();
    within(
        () -> {
          Progress progress = new Progress();
          tool.migrate(observed(), settings, progress);
          progress.end();
          return null;
        },
        failures);
    Optional<StatementLog.Failure> refusal = log.refusal();
    if (refusal.isPresent()) {
      throw failures.explain(refusal.get().exception());
    }
    checkLogin();
    database.prefixes().complete();
    return applied;
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>(scripts.source().flyway());
    settings.put("flyway.locations", String.join(",", scripts.source().locations()));
    // Whatever the migrations leave behind is thrown away; only an empty database is migrated.
    settings.putIfAbsent("flyway.cleanDisabled", "true");
    if (database.prefixes().resumed() > 0) {
      // The applied migrations are known to be equal to the files.
      settings.putIfAbsent("flyway.validateOnMigrate", "false");
    }
    return settings;
  }

  private StatementFix fixes() {
    return new StatementFix(database.origin(), request.choice());
  }

  private DataSource observed() {
    return ObservedDataSource.of(database.dataSource(), log);
  }

  /** Runs the work, and watches from here that it gets on. */
  private void within(Callable<Void> work, Explanation explanation) {
    FutureTask<Void> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "headwater-migrate");
    thread.setDaemon(true);
    log.begin("", "");
    thread.start();
    Optional<Stall> stall = Optional.empty();
    try {
      while (true) {
        try {
          task.get(50, TimeUnit.MILLISECONDS);
          return;
        } catch (TimeoutException e) {
          Duration silent = log.silence();
          if (stall.isEmpty() && silent.compareTo(request.timeout()) > 0) {
            stall = Optional.of(Stall.stop(database.dataSource(), request.timeout()));
          } else if (stall.isPresent() && silent.compareTo(request.timeout().plus(GRACE)) > 0) {
            throw stalled(stall.get(), explanation); // the thread is a daemon and left alone
          }
        }
      }
    } catch (ExecutionException e) {
      if (stall.isPresent()) {
        throw stalled(stall.get(), explanation);
      }
      throw failure(e.getCause() == null ? e : e.getCause(), explanation);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  private ProblemException stalled(Stall stall, Explanation explanation) {
    Problem problem = database.gone(during()).orElseGet(() -> stall.problem(log.script()));
    return new ProblemException(
        explanation.place(log, stall.statement()).map(problem::at).orElse(problem));
  }

  private RuntimeException failure(Throwable thrown, Explanation explanation) {
    Optional<Problem> gone = database.gone(during());
    // A server may have died of its state.
    boolean unfit = gone.isPresent() || UnfitStateException.mayBeBehind(thrown);
    if (database.prefixes().resumed() > 0 && unfit) {
      return new UnfitStateException();
    }
    if (gone.isPresent()) {
      return new ProblemException(
          explanation.place(log, "").map(gone.get()::at).or(() -> gone).get());
    }
    Optional<ProblemException> locked = LostLogin.in(thrown).flatMap(this::lockedOut);
    if (locked.isPresent()) {
      return locked.get();
    }
    database.prefixes().failed(log.statements());
    return explanation.explain(thrown);
  }

  private Optional<ProblemException> lockedOut(SQLException refused) {
    LostLogin login = new LostLogin(scripts, database.username());
    return login.place().map(place -> new ProblemException(login.problem(refused, place)));
  }

  /** Else whoever connects next would be blamed for a script that changed the role. */
  private void checkLogin() {
    if (new LostLogin(scripts, database.username()).place().isEmpty()) {
      return;
    }
    try (Connection connection = database.dataSource().getConnection()) {
      connection.clearWarnings();
    } catch (SQLException e) {
      LostLogin.in(e)
          .flatMap(this::lockedOut)
          .ifPresent(
              locked -> {
                throw locked;
              });
    }
  }

  private String during() {
    return log.script().isEmpty() ? "" : " during " + log.script();
  }

  /** Turns what was thrown into what the user reads. */
  interface Explanation {
    RuntimeException explain(Throwable thrown);

    /**
     * Where the statement that runs now stands.
     *
     * @param running its text as the server knows it; empty when unknown
     */
    Optional<SourceLocation> place(StatementLog log, String running);
  }

  private final class Progress implements MigrationProgress {

    private List<String> plan = List.of();
    private final Set<String> done = new HashSet<>();

    @Override
    public List<String> plan() {
      plan = database.prefixes().plan();
      if (!plan.isEmpty()) {
        planned(plan);
      }
      return plan;
    }

    @Override
    public void planned(List<String> toCome) {
      List<String> names = toCome.stream().map(Progress::fileName).toList();
      int resumed = database.prefixes().resumed();
      if (!database.prefixes().expects(names) && resumed > 0) {
        throw new UnfitStateException();
      }
      total = toCome.size() + resumed;
      if (resumed > 0) {
        listener.resumed(resumed, total);
      }
    }

    @Override
    public void started(String script, String physicalLocation, Connection session) {
      if (!plan.isEmpty()
          && (applied >= plan.size() || !plan.get(applied).equals(fileName(script)))) {
        throw new UnfitStateException();
      }
      if (applied == 0) {
        resume(session);
      }
      int reached = database.prefixes().resumed() + applied;
      database.prefixes().reached(reached, session);
      log.begin(script, physicalLocation);
      listener.migrating(reached + 1, total, script);
    }

    private void resume(Connection session) {
      try {
        ResumedSession.begin(session, database.prefixes().session());
      } catch (SQLException e) {
        throw new UnfitStateException();
      }
    }

    private static String fileName(String script) {
      return script.replaceFirst(".*[/\\\\]", "");
    }

    /** Flyway may apply less than was planned without a word. */
    private void end() {
      if (!plan.isEmpty() && applied != plan.size()) {
        throw new UnfitStateException();
      }
      List<String> left =
          scripts.inOrder().stream()
              .map(ScriptFile::fileName)
              .filter(name -> !done.contains(name))
              .toList();
      if (database.prefixes().resumed() == 0 && !left.isEmpty()) {
        listener.warned(new NotApplied(left).text(scripts.source()));
      }
    }

    @Override
    public void applied(String script) {
      applied++;
      done.add(fileName(script));
      log.begin("", "");
      listener.applied(script);
    }

    @Override
    public void finished(Connection session) {
      database.prefixes().reached(database.prefixes().resumed() + applied, session);
    }

    @Override
    public void warned(String text) {
      listener.toolWarned("Flyway", text);
    }
  }
}
