package dev.headwater.command.dev;

import dev.headwater.apply.LiveMigrator;
import dev.headwater.apply.LiveRun;
import dev.headwater.apply.LiveRun.Stopped;
import dev.headwater.apply.seed.SeedDone;
import dev.headwater.apply.seed.SeedFile;
import dev.headwater.apply.seed.SeedFolder;
import dev.headwater.apply.seed.Seeding;
import dev.headwater.apply.status.MigrationLine;
import dev.headwater.apply.status.MigrationState;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.RunProblem;
import dev.headwater.codegen.work.DatabaseWork;
import dev.headwater.command.dev.DevOutcome.State;
import dev.headwater.command.live.Consent;
import dev.headwater.command.live.LiveMigrations;
import dev.headwater.command.live.MigrationsReading;
import dev.headwater.database.DriverDataSource;
import dev.headwater.database.DriverDataSource.Address;
import dev.headwater.database.LockWaiting;
import dev.headwater.database.OpenDatabase;
import dev.headwater.database.cluster.DevelopmentServer;
import dev.headwater.database.real.RealAddress.Login;
import dev.headwater.database.real.RealAddress.Named;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.Version;
import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.Toolbox;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Keeps a developer's database at the migrations and seeds of the working tree. */
public final class Dev {

  /** The environment whose seeds it has, after the common ones. */
  private static final String ENVIRONMENT = "dev";

  /** A database that has such a migration cannot go on. */
  private static final Set<MigrationState> IN_THE_WAY =
      EnumSet.of(
          MigrationState.EDITED,
          MigrationState.MISSING,
          MigrationState.OUT_OF_ORDER,
          MigrationState.FAILED);

  private final ArtifactResolver resolver;
  private final GenerateListener listener;

  public Dev(ArtifactResolver resolver, GenerateListener listener) {
    this.resolver = resolver;
    this.listener = listener;
  }

  /**
   * Makes the database where there is none, starts it, and applies what is pending.
   *
   * @param consent is asked before the database is made anew, because an old migration changed
   * @throws ProblemException when a script fails, or when nobody confirmed that rows go
   */
  public DevOutcome run(DevRequest request, Consent<Rebuild> consent) {
    return alone(request, (run, server) -> run.bring(server, consent));
  }

  /**
   * Makes the database anew.
   *
   * @param consent is asked before rows go
   * @throws ProblemException when nobody confirmed that
   */
  public DevOutcome reset(DevRequest request, Consent<Rebuild> consent) {
    return alone(
        request,
        (run, server) ->
            server.exists()
                ? run.rebuild(server, List.of(), consent)
                : run.made(server, State.MADE));
  }

  /** Stops the server, and returns whether it ran. The data stays. */
  public boolean stop(DevRequest request) {
    return alone(request, (run, server) -> server.stop());
  }

  private <T> T alone(DevRequest request, Steps<T> steps) {
    return RunProblem.said(
        request.project(),
        () -> {
          DevelopmentServer server =
              DevelopmentServer.of(request.project().folders().cache(), request.name(), listener);
          return server.alone(
              () -> {
                try (ToolLoaders loaders = new ToolLoaders()) {
                  Toolbox tools = new Toolbox(request.project().toolSet(), resolver, loaders);
                  return steps.run(new Run(request.project(), tools), server);
                }
              });
        });
  }

  private interface Steps<T> {
    T run(Run run, DevelopmentServer server) throws IOException;
  }

  /** With the tools of one run. */
  private final class Run {

    private final GenerateRequest project;
    private final Toolbox tools;

    Run(GenerateRequest project, Toolbox tools) {
      this.project = project;
      this.tools = tools;
    }

    DevOutcome bring(DevelopmentServer server, Consent<Rebuild> consent) throws IOException {
      if (!server.exists()) {
        return made(server, State.MADE);
      }
      Optional<String> unfit = server.unfit(project.database().choice());
      if (unfit.isPresent()) {
        return rebuild(server, List.of(unfit.get()), consent);
      }
      State state = server.isRunning() ? State.RUNNING : State.STARTED;
      server.start(project.database().choice().serverSettings());
      LiveMigrations before = read(server);
      List<String> inTheWay =
          before.lines().stream()
              .filter(line -> IN_THE_WAY.contains(line.state()))
              .map(Run::reason)
              .toList();
      if (!inTheWay.isEmpty()) {
        return rebuild(server, inTheWay, consent);
      }
      List<String> pending =
          before.lines().stream()
              .filter(line -> line.state().isToCome())
              .map(MigrationLine::fileName)
              .toList();
      if (!pending.isEmpty()) {
        migrate(server, before.here());
      }
      DriverDataSource source = server.dataSource(tools.driver());
      return outcome(server, state, pending, seeds(source));
    }

    private static String reason(MigrationLine line) {
      return switch (line.state()) {
        case EDITED -> line.fileName() + " was edited after it was applied";
        case MISSING -> line.fileName() + " was applied and is not here any more";
        case OUT_OF_ORDER -> line.fileName() + " comes before migrations that were applied";
        default -> line.fileName() + " failed, and left something behind";
      };
    }

    private LiveMigrations read(DevelopmentServer server) throws IOException {
      Address address = server.address();
      RealDatabase database =
          RealDatabase.at(
              new Named(
                  ENVIRONMENT, address.url(), new Login(address.username(), address.password())),
              tools.driver());
      return new MigrationsReading(project, database, resolver, Optional.empty()).read();
    }

    private void migrate(DevelopmentServer server, ScriptSet scripts) throws IOException {
      LiveRun run =
          new LiveMigrator(scripts, LockWaiting.NONE, listener)
              .run(tools.flyway(), server.dataSource(tools.driver()));
      if (run instanceof Stopped stopped) {
        throw new ProblemException(stopped.problems());
      }
    }

    /** A new database with the migrations and seeds of the project. */
    DevOutcome made(DevelopmentServer server, State state) throws IOException {
      try (OpenDatabase fresh =
          new DatabaseWork(resolver, Optional.empty()).open(project, listener)) {
        List<SeedDone> seeds = seeds(fresh.database().dataSource());
        return taken(server, fresh, state, seeds);
      }
    }

    DevOutcome rebuild(DevelopmentServer server, List<String> reasons, Consent<Rebuild> consent)
        throws IOException {
      try (OpenDatabase fresh =
          new DatabaseWork(resolver, Optional.empty()).open(project, listener)) {
        DataSource source = fresh.database().dataSource();
        List<SeedDone> seeds = seeds(source);
        Map<String, Long> lost =
            server.unfit(project.database().choice()).isPresent()
                ? Map.of()
                : lost(server, counted(source));
        if (!consent.isGiven(new Rebuild(reasons, lost))) {
          throw new ProblemException(notConfirmed(reasons));
        }
        return taken(server, fresh, State.MADE_ANEW, seeds);
      }
    }

    private Map<String, Long> lost(DevelopmentServer server, RowCounts fresh) throws IOException {
      server.start(project.database().choice().serverSettings());
      return counted(server.dataSource(tools.driver())).beyond(fresh);
    }

    private RowCounts counted(DataSource database) {
      return RowCounts.of(database, project.scripts().historyTable());
    }

    private static Problem notConfirmed(List<String> reasons) {
      Problem problem =
          Problem.of(
              "not-confirmed", "nobody confirmed that the development database is made anew");
      for (String reason : reasons) {
        problem = problem.withDetail("why", reason);
      }
      String yes = "answer yes in a terminal, or say -Dheadwater.yes";
      return problem.withFix(
          reasons.isEmpty() ? yes : yes + "; or take the edit back, and write a new migration");
    }

    private DevOutcome taken(
        DevelopmentServer server, OpenDatabase fresh, State state, List<SeedDone> seeds)
        throws IOException {
      server.make(fresh.database());
      server.start(project.database().choice().serverSettings());
      return outcome(server, state, List.of(), seeds);
    }

    private DevOutcome outcome(
        DevelopmentServer server, State state, List<String> applied, List<SeedDone> seeds)
        throws IOException {
      LiveMigrations now = read(server);
      return new DevOutcome(
          state,
          server.address(),
          now.place().postgres(),
          now.history().version().map(Version::text).orElse(""),
          applied,
          seeds);
    }

    private List<SeedDone> seeds(DataSource database) throws IOException {
      if (project.seedFolder().isEmpty() || !Files.isDirectory(project.seedFolder().get())) {
        return List.of();
      }
      SeedFolder folder = SeedFolder.of(project.seedFolder(), project.scripts().root());
      List<SeedFile> files =
          folder.files(
              folder.environments().contains(ENVIRONMENT) ? List.of(ENVIRONMENT) : List.of());
      try {
        return new Seeding(database, (table, keys) -> {}).run(files);
      } catch (SQLException e) {
        throw new ProblemException(folder.problem(e));
      }
    }
  }
}
