package dev.headwater.command;

import dev.headwater.codegen.FactoryRequest;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateListener.Stage;
import dev.headwater.codegen.GenerateOutcome;
import dev.headwater.codegen.GenerateOutcome.Classes;
import dev.headwater.codegen.GenerateOutcome.Generated;
import dev.headwater.codegen.GenerateOutcome.Restored;
import dev.headwater.codegen.GenerateOutcome.SameSchema;
import dev.headwater.codegen.GenerateOutcome.UpToDate;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.RunProblem;
import dev.headwater.codegen.cache.EarlierRuns;
import dev.headwater.codegen.cache.OutputCache;
import dev.headwater.codegen.factories.FactoryFolder;
import dev.headwater.codegen.fingerprint.Fingerprint;
import dev.headwater.codegen.fork.ForkedWork;
import dev.headwater.codegen.output.Decision;
import dev.headwater.codegen.output.OutputFolder;
import dev.headwater.codegen.work.DatabaseWork;
import dev.headwater.codegen.work.StageClock;
import dev.headwater.codegen.work.Standby;
import dev.headwater.codegen.work.WorkDone;
import dev.headwater.codegen.work.WorkDone.Made;
import dev.headwater.codegen.work.WorkOrder;
import dev.headwater.database.OpenDatabase;
import dev.headwater.database.cluster.DeadRuns;
import dev.headwater.io.Turns;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import dev.headwater.script.ScriptSet;
import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.OnceResolver;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Migrations in, classes out. {@link GenerateRequest} lists the stages. Those that need a database
 * are done in this JVM, or in one of their own.
 */
public final class Generate {

  private final ArtifactResolver resolver;
  private final Optional<Standby> standby;

  public Generate(ArtifactResolver resolver) {
    this(resolver, Optional.empty());
  }

  /**
   * @param standby has perhaps opened a database already
   */
  public Generate(ArtifactResolver resolver, Optional<Standby> standby) {
    this.resolver = new OnceResolver(resolver);
    this.standby = standby;
  }

  /**
   * Runs the request. A run that fails leaves the output folder as it was.
   *
   * @throws ProblemException when something is wrong that the user can mend
   */
  public GenerateOutcome run(GenerateRequest request, GenerateListener listener) {
    return request.codegen().makesFactoriesToo()
        ? runWithFactories(request, listener)
        : run(request, listener, Optional.empty());
  }

  private GenerateOutcome runWithFactories(GenerateRequest request, GenerateListener listener) {
    Optional<Ready> ready = Optional.of(new Ready());
    GenerateOutcome outcome = run(request, listener, ready);
    listener.madeFactories(run(FactoryRequest.of(request), listener, ready));
    return outcome;
  }

  private GenerateOutcome run(
      GenerateRequest request, GenerateListener listener, Optional<Ready> ready) {
    return RunProblem.said(
        request,
        () -> {
          StageClock clock = new StageClock(listener);
          EarlierRuns memory = new EarlierRuns(request);
          ScriptSet scripts = clock.time(Stage.FIND, () -> ScriptSet.find(request.scripts()));
          scripts.tellWhatIsLeftOut(listener);
          Decision decision =
              clock.time(Stage.DECIDE, () -> Decision.on(request, resolver, scripts));
          List<String> reasons = decision.reasons();
          if (reasons.isEmpty()) {
            DeadRuns.clear(request.database().folders().cache());
            return new UpToDate(scripts.size());
          }
          listener.outdated(reasons);
          Run run = new Run(request, listener, clock, memory, ready);
          // Two modules with the same migrations: the second one takes the classes of the first.
          return decision.mayTakeFromCache() && decision.wanted().isPresent()
              ? Turns.alone(decision.wanted().get().key(), () -> run.classes(decision))
              : run.classes(decision);
        });
  }

  /**
   * Opens the migrated database of a request, and generates nothing.
   *
   * @throws ProblemException when something is wrong that the user can mend
   */
  public OpenDatabase open(GenerateRequest request, GenerateListener listener) {
    return RunProblem.said(
        request, () -> new DatabaseWork(resolver, Optional.empty()).open(request, listener));
  }

  /** The work after the decision that something must be done. */
  private final class Run {
    private final GenerateRequest request;
    private final GenerateListener listener;
    private final StageClock clock;
    private final EarlierRuns memory;
    private final Optional<Ready> ready;

    Run(
        GenerateRequest request,
        GenerateListener listener,
        StageClock clock,
        EarlierRuns memory,
        Optional<Ready> ready) {
      this.request = request;
      this.listener = listener;
      this.clock = clock;
      this.memory = memory;
      this.ready = ready;
    }

    GenerateOutcome classes(Decision before) throws IOException {
      try (OutputFolder output =
          OutputFolder.take(request.root(), request.outputDirectory(), request.schemaFolder())) {
        Decision decision = before;
        if (!before.isAboutWhatIsThere()) { // another build was faster
          decision = Decision.on(request, resolver, ScriptSet.find(request.scripts()));
          if (decision.reasons().isEmpty()) {
            return new UpToDate(decision.scripts().size());
          }
        }
        OutputCache cache = memory.classes(listener);
        Optional<Restored> restored = restored(decision, output, cache);
        if (restored.isPresent()) {
          return restored.get();
        }
        GenerateOutcome made = made(decision, output);
        cache.keep(output);
        return made;
      }
    }

    private Optional<Restored> restored(Decision decision, OutputFolder output, OutputCache cache)
        throws IOException {
      Optional<Fingerprint> wanted = decision.wanted();
      if (wanted.isEmpty() || !decision.mayTakeFromCache()) {
        return Optional.empty();
      }
      Optional<String> from = cache.restore(wanted.get(), output.staging());
      if (from.isEmpty()) {
        return Optional.empty();
      }
      publishSchema(output);
      return Optional.of(
          new Restored(decision.scripts().size(), from.get(), output.publish(wanted)));
    }

    private void publishSchema(OutputFolder output) throws IOException {
      Optional<Classes> files = output.publishSchema();
      if (files.isPresent()) {
        listener.wroteSchema(
            SourceLocation.shown(request.root(), request.schemaFolder().orElseThrow()),
            files.get());
      }
    }

    private GenerateOutcome made(Decision decision, OutputFolder output) throws IOException {
      decision.begin();
      if (!request.codegen().makesClasses()
          && ready.isPresent()
          && ready.get().fits(decision.scripts())) {
        return ready.get().published(decision, output);
      }
      WorkOrder order =
          new WorkOrder(
              request, decision.scripts(), decision.classesOfSameSettings(), output.staging());
      WorkDone done =
          request.fork()
              ? new ForkedWork(resolver).make(order, listener)
              : new DatabaseWork(resolver, standby).make(order, listener);
      clock.add(done.seconds());
      int found = decision.scripts().size();
      Optional<Fingerprint> madeFrom = decision.madeFrom(done.origin().postgresVersion());
      publishSchema(output);
      if (ready.isPresent() && request.codegen().makesClasses()) {
        ready.get().take(output, done, decision.scripts());
      }
      if (done.classes().isEmpty()) {
        output.keepFor(madeFrom);
        return new SameSchema(found, done.applied(), done.origin(), clock.seconds());
      }
      Made made = done.classes().get();
      Classes classes = clock.time(Stage.PUBLISH, () -> output.publish(madeFrom));
      Optional<String> there = Decision.classesIn(output.path());
      if (there.isPresent() && made.seen().isPresent()) {
        memory.keepSeen(there.get(), made.seen().get(), listener);
      }
      return new Generated(found, done.applied(), made.versions(), classes, clock.seconds());
    }
  }

  /** Factories that were made in the database of the classes, until they get their folder. */
  private static final class Ready {
    private SortedMap<String, String> files = new TreeMap<>();
    private Optional<WorkDone> done = Optional.empty();
    private List<Instant> read = List.of();

    void take(OutputFolder output, WorkDone made, ScriptSet scripts) throws IOException {
      files = FactoryFolder.take(output.stagingNow());
      done = Optional.of(made);
      read = scripts.modified();
    }

    /** Whether they were made from these scripts. */
    boolean fits(ScriptSet scripts) {
      return !files.isEmpty() && read.equals(scripts.modified());
    }

    GenerateOutcome published(Decision decision, OutputFolder output) throws IOException {
      WorkDone made = done.orElseThrow();
      FactoryFolder.write(files, output.staging());
      Optional<Fingerprint> madeFrom = decision.madeFrom(made.origin().postgresVersion());
      return new Restored(decision.scripts().size(), "the same run", output.publish(madeFrom));
    }
  }
}
