package dev.headwater.codegen.work;

import dev.headwater.apply.Migrator;
import dev.headwater.apply.seed.SeedCheck;
import dev.headwater.apply.seed.SeedFile;
import dev.headwater.apply.seed.SeedFolder;
import dev.headwater.codegen.FactoryChoice;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateListener.Stage;
import dev.headwater.codegen.GenerateOutcome.Versions;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.cache.EarlierRuns;
import dev.headwater.codegen.factories.FactoryFolder;
import dev.headwater.codegen.factories.FactoryWork;
import dev.headwater.codegen.generate.Generation;
import dev.headwater.codegen.generate.SchemaGuardClass;
import dev.headwater.codegen.schema.SchemaFolder;
import dev.headwater.codegen.schema.SchemaReading;
import dev.headwater.codegen.transcript.CatalogueConnection;
import dev.headwater.codegen.transcript.SameAnswers;
import dev.headwater.codegen.transcript.Transcript;
import dev.headwater.codegen.work.WorkDone.Made;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.DatabaseProvider;
import dev.headwater.database.HowToConnect;
import dev.headwater.database.OpenDatabase;
import dev.headwater.database.ScriptChain;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.choice.Providers;
import dev.headwater.database.guard.SharedServerGuard;
import dev.headwater.database.snapshots.ChainReading;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.ScriptSet;
import dev.headwater.spi.CodegenTool;
import dev.headwater.spi.MigrationTool;
import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.Toolbox;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens a database, migrates it, compares it, and has classes generated into a staging folder. */
public final class DatabaseWork {

  private final ArtifactResolver resolver;
  private final Optional<Standby> standby;

  /**
   * @param standby has perhaps opened a database already
   */
  public DatabaseWork(ArtifactResolver resolver, Optional<Standby> standby) {
    this.resolver = resolver;
    this.standby = standby;
  }

  /** Makes what is ordered. The database is gone when this returns. */
  public WorkDone make(WorkOrder order, GenerateListener listener) throws IOException {
    try (ToolLoaders loaders = new ToolLoaders()) {
      ToolWarmup.start(order.request().toolSet(), resolver);
      Run run = new Run(order.request(), listener, loaders);
      ThrowawayDatabase database = run.open(order.scripts());
      int applied;
      Optional<Made> classes;
      try {
        applied = run.migrate(database);
        classes = run.generate(database, order);
        if (order.request().codegen().makesFactoriesToo()) {
          run.factories(
              database,
              classes.isPresent() ? order.staging() : order.request().outputDirectory(),
              order.staging().resolve(FactoryFolder.STAGED));
        }
        if (order.request().schemaFolder().isPresent()) {
          run.schema(database, order.staging());
        }
        if (order.request().seedFolder().isPresent()) {
          run.seeds(database);
        }
      } catch (Throwable e) {
        closeAfter(e, database);
        throw e;
      }
      run.clock.time(Stage.CLOSE, () -> run.end(database));
      return new WorkDone(applied, database.origin(), classes, run.clock.seconds());
    }
  }

  /** Opens the migrated database of a request, and generates nothing. */
  public OpenDatabase open(GenerateRequest request, GenerateListener listener) throws IOException {
    StageClock clock = new StageClock(listener);
    ScriptSet scripts = clock.time(Stage.FIND, () -> ScriptSet.find(request.scripts()));
    scripts.tellWhatIsLeftOut(listener);
    return open(request, scripts, listener);
  }

  /**
   * The same for scripts that have been found.
   *
   * @param scripts those of the request; there may be none
   */
  public OpenDatabase open(GenerateRequest request, ScriptSet scripts, GenerateListener listener)
      throws IOException {
    ToolLoaders loaders = new ToolLoaders();
    Run run = new Run(request, listener, loaders);
    ThrowawayDatabase database = run.open(scripts);
    try {
      run.migrate(database);
      return new OpenDatabase(database, loaders);
    } catch (Throwable e) {
      closeAfter(e, database);
      throw e;
    }
  }

  /** The user must read the first error, so it is thrown on. */
  private static void closeAfter(Throwable first, ThrowawayDatabase database) {
    try {
      database.close();
    } catch (RuntimeException e) {
      first.addSuppressed(e);
    }
  }

  /** The stages of one run. */
  private final class Run {
    private final GenerateRequest request;
    private final GenerateListener listener;
    private final StageClock clock;
    private final Toolbox tools;
    private @Nullable DatabaseOrder order;

    Run(GenerateRequest request, GenerateListener listener, ToolLoaders loaders)
        throws IOException {
      this.request = request;
      this.listener = listener;
      this.clock = new StageClock(listener);
      this.tools = new Toolbox(request.toolSet(), resolver, loaders);
    }

    private DatabaseOrder order() {
      return Objects.requireNonNull(order, "no database is open");
    }

    ThrowawayDatabase open(ScriptSet scripts) throws IOException {
      return clock.time(
          Stage.OPEN,
          () -> {
            SharedServerGuard.check(request.database().choice(), scripts);
            DatabaseProvider provider =
                Providers.of(request.database().choice(), new Providers.Tools(resolver, tools));
            ScriptChain chain = ChainReading.of(request.database(), scripts, request.tools());
            DatabaseOrder wanted = DatabaseOrder.of(request.database(), scripts, chain);
            order = wanted;
            ThrowawayDatabase database =
                standby
                    .flatMap(ready -> ready.take(wanted, request.toolSet()))
                    .orElseGet(() -> provider.open(wanted, listener));
            listener.opened(database.origin());
            return database;
          });
    }

    int migrate(ThrowawayDatabase database) throws IOException {
      MigrationTool flyway = tools.flyway();
      Migrator migrator = new Migrator(order(), listener, database);
      return clock.time(
          Stage.MIGRATE,
          () -> {
            migrator.initialise();
            return migrator.migrate(flyway);
          });
    }

    /** Classes of the migrated database; empty when those that are there will do. */
    Optional<Made> generate(ThrowawayDatabase database, WorkOrder order) throws IOException {
      if (!request.codegen().makesClasses()) {
        FactoryChoice factories = request.codegen().factories().orElseThrow();
        factories(database, factories.classes().orElseThrow(), order.staging());
        return Optional.of(
            new Made(
                new Versions(database.origin(), tools.flyway().version(), request.tools().jooq()),
                Optional.empty()));
      }
      if (clock.time(Stage.COMPARE, () -> isSeenAgain(database, order.classesThere()))) {
        return Optional.empty();
      }
      CodegenTool jooq = tools.jooq();
      Generation generation = new Generation(request, listener, database);
      Optional<Transcript> seen =
          clock.time(Stage.GENERATE, () -> generation.run(jooq, order.staging()));
      Versions versions = new Versions(database.origin(), tools.flyway().version(), jooq.version());
      return Optional.of(new Made(versions, seen));
    }

    /**
     * Factories of test data for the classes of a folder.
     *
     * @param staged where they wait
     */
    void factories(ThrowawayDatabase database, Path classes, Path staged) throws IOException {
      FactoryWork work = new FactoryWork(request, request.codegen().factories().orElseThrow());
      clock.time(
          Stage.FACTORIES,
          () -> {
            work.write(database, classes, staged);
            return true;
          });
    }

    /** The schema as SQL, which a change may reach that no class shows. */
    void schema(ThrowawayDatabase database, Path staging) throws IOException {
      SchemaReading reading = new SchemaReading(request, listener);
      clock.time(
          Stage.SCHEMA,
          () -> {
            reading.write(database, staging.resolve(SchemaFolder.STAGED));
            return true;
          });
    }

    /** The seeds of each environment, in a copy: the database stays as the migrations made it. */
    void seeds(ThrowawayDatabase database) throws IOException {
      SeedFolder folder = SeedFolder.of(request.seedFolder(), request.scripts().root());
      List<String> environments = folder.environments();
      clock.time(
          Stage.SEED,
          () -> {
            for (String environment : environments.isEmpty() ? List.of("") : environments) {
              List<SeedFile> files =
                  folder.files(environment.isEmpty() ? List.of() : List.of(environment));
              try (ThrowawayDatabase copy = database.copy()) {
                new SeedCheck(copy.dataSource()).run(files);
              } catch (SQLException e) {
                throw new ProblemException(folder.problem(e));
              }
            }
            return true;
          });
    }

    /** Whether jOOQ would see what it saw when it made the classes that are there. */
    private boolean isSeenAgain(ThrowawayDatabase database, Optional<String> classes) {
      Optional<Transcript> before = classes.flatMap(new EarlierRuns(request)::seen);
      if (before.isEmpty()) {
        return false;
      }
      try (Connection session =
          CatalogueConnection.open(database.dataSource(), request.database().timeout())) {
        return SameAnswers.of(before.get(), session)
            && (!request.codegen().schemaGuard()
                || new SchemaGuardClass(request, session).isThere());
      } catch (SQLException | IOException e) {
        return false; // jOOQ asks next, and the user then reads what is wrong
      }
    }

    boolean end(ThrowawayDatabase database) {
      if (request.database().keep()) {
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
