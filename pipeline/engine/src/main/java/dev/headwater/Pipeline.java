package dev.headwater;

import dev.headwater.PipelineListener.Stage;
import dev.headwater.PipelineResult.Classes;
import dev.headwater.PipelineResult.Generated;
import dev.headwater.PipelineResult.Restored;
import dev.headwater.PipelineResult.UpToDate;
import dev.headwater.PipelineResult.Versions;
import dev.headwater.cache.OutputCache;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.DatabaseProvider;
import dev.headwater.database.HowToConnect;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.choice.Providers;
import dev.headwater.database.runs.CacheRoot;
import dev.headwater.database.snapshots.ScriptChain;
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
import dev.headwater.tools.ToolLoaders;
import dev.headwater.tools.Toolbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Migrations in, classes out. {@link PipelineRequest} lists the stages. */
public final class Pipeline {

  private final ArtifactResolver resolver;

  public Pipeline(ArtifactResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * Runs the request. A run that fails leaves the output folder as it was.
   *
   * @throws PipelineException when something is wrong that the user can mend
   */
  public PipelineResult run(PipelineRequest request, PipelineListener listener) {
    StageClock clock = new StageClock(listener);
    try (ToolLoaders loaders = new ToolLoaders()) {
      MigrationSet migrations = clock.time(Stage.FIND, () -> MigrationSet.find(request));
      listener.found(migrations.size());
      Decision decision =
          clock.time(Stage.DECIDE, () -> Decision.on(request, resolver, migrations));
      List<String> reasons = decision.reasons();
      if (reasons.isEmpty()) {
        return new UpToDate(migrations.size());
      }
      listener.outdated(reasons);
      try (OutputFolder output = OutputFolder.take(request.root(), request.outputDirectory())) {
        OutputCache cache = cache(request, listener);
        if (decision.mayTakeFromCache()) {
          Optional<Restored> restored = restore(decision, output, cache);
          if (restored.isPresent()) {
            return restored.get();
          }
        }
        Toolbox tools = new Toolbox(request, resolver, loaders);
        Run run = new Run(request, listener, clock, tools);
        Work work = new Work(migrations, decision, output);
        ThrowawayDatabase database = clock.time(Stage.OPEN, () -> run.open(migrations));
        Generated result;
        try {
          result = run.through(database, work);
        } catch (Throwable e) {
          closeAfter(e, database);
          throw e;
        }
        clock.time(Stage.CLOSE, () -> run.end(database));
        cache.keep(output);
        return result.timed(clock.seconds());
      }
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
    }
  }

  private static OutputCache cache(PipelineRequest request, PipelineListener listener) {
    try {
      Path folder = CacheRoot.writable(request.cacheDirectory(), PipelineListener.SILENT);
      return OutputCache.of(request.caches(), folder, listener);
    } catch (PipelineException e) {
      listener.warned("classes are not kept: " + e.diagnostics().get(0).message());
      return OutputCache.none();
    }
  }

  private static Optional<Restored> restore(
      Decision decision, OutputFolder output, OutputCache cache) throws IOException {
    Optional<Fingerprint> wanted = decision.wanted();
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> from = cache.restore(wanted.get(), output.staging());
    return from.isEmpty()
        ? Optional.empty()
        : Optional.of(new Restored(decision.found(), from.get(), output.publish(wanted)));
  }

  /** What a run works on. */
  private record Work(MigrationSet migrations, Decision decision, OutputFolder output) {}

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

    ThrowawayDatabase open(MigrationSet migrations) {
      SharedServerGuard.check(request, migrations);
      List<NeededExtension> extensions = NeededExtension.of(request, migrations);
      DatabaseProvider provider =
          Providers.of(request.database(), new Providers.Tools(resolver, tools));
      ScriptChain chain = ScriptChain.of(request, migrations);
      ThrowawayDatabase database =
          provider.open(new DatabaseOrder(request, extensions, chain), listener);
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

    Generated through(ThrowawayDatabase database, Work work) throws IOException {
      MigrationSet migrations = work.migrations();
      MigrationTool flyway = tools.flyway();
      int applied = migrate(database, migrations, flyway);
      CodegenTool jooq = tools.jooq();
      Generation generation = new Generation(request, listener, database);
      clock.time(
          Stage.GENERATE,
          () -> {
            generation.run(jooq, work.output().staging());
            return true;
          });
      Classes classes =
          clock.time(
              Stage.PUBLISH,
              () ->
                  work.output()
                      .publish(work.decision().madeFrom(database.origin().postgresVersion())));
      return new Generated(
          migrations.size(),
          applied,
          new Versions(database.origin(), flyway.version(), jooq.version()),
          classes,
          clock.seconds());
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
