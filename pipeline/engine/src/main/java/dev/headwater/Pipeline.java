package dev.headwater;

import dev.headwater.PipelineListener.Stage;
import dev.headwater.PipelineResult.Classes;
import dev.headwater.PipelineResult.Generated;
import dev.headwater.PipelineResult.Restored;
import dev.headwater.PipelineResult.SameSchema;
import dev.headwater.PipelineResult.UpToDate;
import dev.headwater.PipelineResult.Versions;
import dev.headwater.cache.OutputCache;
import dev.headwater.catalogue.Transcript;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.DatabaseOrigin;
import dev.headwater.database.DatabaseProvider;
import dev.headwater.database.HowToConnect;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.choice.Providers;
import dev.headwater.database.snapshots.ScriptChain;
import dev.headwater.files.Turns;
import dev.headwater.fingerprint.Fingerprint;
import dev.headwater.generate.Generation;
import dev.headwater.guard.SharedServerGuard;
import dev.headwater.migrate.Migrator;
import dev.headwater.migrations.MigrationSet;
import dev.headwater.migrations.NeededExtension;
import dev.headwater.output.OutputFolder;
import dev.headwater.spi.CodegenTool;
import dev.headwater.spi.MigrationTool;
import dev.headwater.tools.ArtifactResolver;
import dev.headwater.tools.OnceResolver;
import dev.headwater.tools.ToolLoaders;
import dev.headwater.tools.Toolbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Migrations in, classes out. {@link PipelineRequest} lists the stages. */
public final class Pipeline {

  private final ArtifactResolver resolver;
  private final Optional<Standby> standby;

  public Pipeline(ArtifactResolver resolver) {
    this(resolver, Optional.empty());
  }

  /**
   * @param standby has perhaps opened a database already
   */
  public Pipeline(ArtifactResolver resolver, Optional<Standby> standby) {
    this.resolver = new OnceResolver(resolver);
    this.standby = standby;
  }

  /**
   * Runs the request. A run that fails leaves the output folder as it was.
   *
   * @throws PipelineException when something is wrong that the user can mend
   */
  public PipelineResult run(PipelineRequest request, PipelineListener listener) {
    StageClock clock = new StageClock(listener);
    try (ToolLoaders loaders = new ToolLoaders()) {
      Memory memory = new Memory(request);
      MigrationSet migrations = clock.time(Stage.FIND, () -> MigrationSet.find(request));
      listener.found(migrations.size());
      Decision decision = clock.time(Stage.DECIDE, () -> Decision.on(memory, resolver, migrations));
      List<String> reasons = decision.reasons();
      if (reasons.isEmpty()) {
        return new UpToDate(migrations.size());
      }
      listener.outdated(reasons);
      Turns.Work<PipelineResult> produce =
          () -> {
            try (OutputFolder output =
                OutputFolder.take(request.root(), request.outputDirectory())) {
              OutputCache cache = memory.classes(listener);
              Optional<Restored> restored = restore(decision, output, cache);
              if (restored.isPresent()) {
                return restored.get();
              }
              Warmup.start(request, resolver);
              Toolbox tools = new Toolbox(request, resolver, loaders);
              Work work = new Work(decision, output, memory);
              PipelineResult made = new Run(request, listener, clock, tools).whole(work);
              cache.keep(output);
              return made;
            }
          };
      // Two modules with the same migrations: the second one takes the classes of the first.
      return decision.mayTakeFromCache() && decision.wanted().isPresent()
          ? Turns.alone(decision.wanted().get().key(), produce)
          : produce.run();
    } catch (LinkageError e) {
      // Classes of a tool are loaded late, when they are first used.
      throw Toolbox.tooNewOrTooOld(
          "jOOQ " + request.tools().jooq() + " or Flyway " + request.tools().flyway(), e);
    } catch (IOException e) {
      throw DiskProblem.of(e, request);
    } catch (UncheckedIOException e) {
      throw DiskProblem.of(e.getCause() == null ? new IOException(e) : e.getCause(), request);
    }
  }

  /**
   * Opens the migrated database of a request, and generates nothing.
   *
   * @throws PipelineException when something is wrong that the user can mend
   */
  public OpenDatabase open(PipelineRequest request, PipelineListener listener) {
    ToolLoaders loaders = new ToolLoaders();
    try {
      StageClock clock = new StageClock(listener);
      MigrationSet migrations = clock.time(Stage.FIND, () -> MigrationSet.find(request));
      listener.found(migrations.size());
      Run run = new Run(request, listener, clock, new Toolbox(request, resolver, loaders));
      ThrowawayDatabase database = clock.time(Stage.OPEN, () -> run.open(migrations));
      try {
        run.migrate(database, migrations, run.tools.flyway());
        return new OpenDatabase(database, loaders);
      } catch (Throwable e) {
        closeAfter(e, database);
        throw e;
      }
    } catch (IOException e) {
      throw DiskProblem.of(e, request);
    } catch (UncheckedIOException e) {
      throw DiskProblem.of(e.getCause() == null ? new IOException(e) : e.getCause(), request);
    }
  }

  private static Optional<Restored> restore(
      Decision decision, OutputFolder output, OutputCache cache) throws IOException {
    Optional<Fingerprint> wanted = decision.wanted();
    if (wanted.isEmpty() || !decision.mayTakeFromCache()) {
      return Optional.empty();
    }
    Optional<String> from = cache.restore(wanted.get(), output.staging());
    return from.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Restored(decision.migrations().size(), from.get(), output.publish(wanted)));
  }

  /** The result, but for the time of the last stage. */
  private interface Ending {
    PipelineResult after(Map<Stage, Duration> seconds);
  }

  /** What a run works on. */
  private record Work(Decision decision, OutputFolder output, Memory memory) {

    MigrationSet migrations() {
      return decision.migrations();
    }
  }

  /** What went wrong first is what the user must read. */
  private static void closeAfter(Throwable first, ThrowawayDatabase database) {
    try {
      database.close();
    } catch (RuntimeException e) {
      first.addSuppressed(e);
    }
  }

  /** The stages that need a database. */
  private final class Run {
    private final PipelineRequest request;
    private final PipelineListener listener;
    private final StageClock clock;
    private final Toolbox tools;

    Run(PipelineRequest request, PipelineListener listener, StageClock clock, Toolbox tools) {
      this.request = request;
      this.listener = listener;
      this.clock = clock;
      this.tools = tools;
    }

    PipelineResult whole(Work work) throws IOException {
      ThrowawayDatabase database = clock.time(Stage.OPEN, () -> open(work.migrations()));
      Ending ending;
      try {
        ending = through(database, work);
      } catch (Throwable e) {
        closeAfter(e, database);
        throw e;
      }
      clock.time(Stage.CLOSE, () -> end(database));
      return ending.after(clock.seconds());
    }

    ThrowawayDatabase open(MigrationSet migrations) {
      SharedServerGuard.check(request, migrations);
      List<NeededExtension> extensions = NeededExtension.of(request, migrations);
      DatabaseProvider provider =
          Providers.of(request.database(), new Providers.Tools(resolver, tools));
      ScriptChain chain = ScriptChain.of(request, migrations);
      DatabaseOrder order = new DatabaseOrder(request, extensions, chain);
      ThrowawayDatabase database =
          standby
              .flatMap(ready -> ready.take(order))
              .orElseGet(() -> provider.open(order, listener));
      listener.opened(database.origin());
      return database;
    }

    int migrate(ThrowawayDatabase database, MigrationSet migrations, MigrationTool flyway)
        throws IOException {
      Migrator migrator = new Migrator(request, listener, database);
      return clock.time(
          Stage.MIGRATE,
          () -> {
            migrator.initialise();
            return migrator.migrate(flyway, migrations);
          });
    }

    Ending through(ThrowawayDatabase database, Work work) throws IOException {
      MigrationSet migrations = work.migrations();
      MigrationTool flyway = tools.flyway();
      int applied = migrate(database, migrations, flyway);
      DatabaseOrigin origin = database.origin();
      if (clock.time(Stage.COMPARE, () -> isSameSchema(database, work))) {
        work.output().keepFor(work.decision().madeFrom(origin.postgresVersion()));
        return seconds -> new SameSchema(migrations.size(), applied, origin, seconds);
      }
      CodegenTool jooq = tools.jooq();
      Generation generation = new Generation(request, listener, database);
      Optional<Transcript> seen =
          clock.time(Stage.GENERATE, () -> generation.run(jooq, work.output().staging()));
      Classes classes =
          clock.time(
              Stage.PUBLISH,
              () -> work.output().publish(work.decision().madeFrom(origin.postgresVersion())));
      Optional<String> made = Decision.classesIn(work.output().path());
      if (seen.isPresent() && made.isPresent()) {
        work.memory().keepSeen(made.get(), seen.get(), listener);
      }
      Versions versions = new Versions(origin, flyway.version(), jooq.version());
      return seconds -> new Generated(migrations.size(), applied, versions, classes, seconds);
    }

    /** Whether jOOQ would see what it saw when it made the classes that are there. */
    private boolean isSameSchema(ThrowawayDatabase database, Work work) throws IOException {
      Optional<String> classes = work.decision().classesOfSameSettings();
      Optional<Transcript> before =
          classes.isEmpty() ? Optional.empty() : work.memory().seen(classes.get());
      if (before.isEmpty()) {
        return false;
      }
      try (Connection connection = database.dataSource().getConnection()) {
        return before.get().holdsFor(connection);
      } catch (SQLException e) {
        // A question that this schema cannot be asked, such as one about a type that is gone.
        return false;
      }
    }

    boolean end(ThrowawayDatabase database) {
      if (request.keep()) {
        String stop = database.keep();
        listener.kept(
            new HowToConnect(database).psql()
                + "   (JDBC: "
                + database.url()
                + "; stop it: "
                + stop
                + ")");
      }
      database.close();
      return true;
    }
  }
}
