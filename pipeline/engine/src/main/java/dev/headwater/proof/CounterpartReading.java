package dev.headwater.proof;

import dev.headwater.apply.status.SchemaHistory;
import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.change.Change;
import dev.headwater.catalog.change.Comparison;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.RunProblem;
import dev.headwater.database.DatabaseRequest.SnapshotChoice;
import dev.headwater.database.OpenDatabase;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.Counterpart.Owners;
import dev.headwater.proof.Counterpart.Repeatables;
import dev.headwater.proof.LiveRepeatables.Checksums;
import dev.headwater.proof.LiveRepeatables.Text;
import dev.headwater.proof.LiveState.Known;
import dev.headwater.proof.State.UpTo;
import dev.headwater.proof.StateScripts.Temporary;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.ScriptSource;
import dev.headwater.script.Version;
import dev.headwater.spi.FoundMigration;
import dev.headwater.spi.MigrationTool;
import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.Toolbox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Builds the states that a live database is compared with, in these steps: a database in which no
 * migration ran shows the checksums of the migrations, and what is there without them; another one
 * has the state.
 */
public final class CounterpartReading {

  private final LiveState live;
  private final SameMajor major;
  private final GenerateRequest request;
  private final ArtifactResolver resolver;
  private final StateReading reading;

  /**
   * @param request for a database at the migrations as they are
   */
  public CounterpartReading(
      GenerateRequest request,
      LiveState live,
      ArtifactResolver resolver,
      GenerateListener listener) {
    this.live = live;
    this.major = new SameMajor(live);
    this.request = major.of(request);
    this.resolver = resolver;
    this.reading = new StateReading(this.request, resolver, listener);
  }

  /** Builds more databases of that major version. */
  public StateReading states() {
    return reading;
  }

  /**
   * Builds a state. At the version of the live database, and above, it has the repeatable
   * migrations that the history of the database names; those may need what a lower version lacks.
   *
   * @throws ProblemException when a migration fails, when there is no such state, or when no
   *     PostgreSQL of the live server's major version is to be had
   */
  public Counterpart read(State state) {
    return state instanceof UpTo upTo
            && live.history() instanceof Known known
            && known.migrations().isUpTo(checked(upTo))
        ? build(empty -> byHistory(upTo, checked(upTo), known.migrations(), empty))
        : build(empty -> new Plan(reading.scripts(state), Optional.empty()));
  }

  /**
   * Builds the state at the newest version of a history, also where no migration here has that
   * version.
   *
   * @throws ProblemException as above
   */
  public Counterpart readAtVersionOf(SchemaHistory history) {
    String version = history.version().map(Version::text).orElse("0");
    UpTo state = new UpTo(version, "V" + version);
    return build(empty -> byHistory(state, new Version(version), history, empty));
  }

  /**
   * Builds the state at the newest version of a history, and has something done in it.
   *
   * @throws ProblemException as above
   */
  public <T> T visitAtVersionOf(SchemaHistory history, Visit<T> visit) {
    String version = history.version().map(Version::text).orElse("0");
    UpTo state = new UpTo(version, "V" + version);
    return planned(
        empty -> byHistory(state, new Version(version), history, empty),
        (plan, beginning) -> {
          try (OpenDatabase open = reading.openToMigrateOn(plan.scripts())) {
            major.require(reading.built(plan.scripts(), open));
            return visit.in(open.database().dataSource(), () -> reading.catalog(open));
          }
        });
  }

  /** Does something in a throwaway database. */
  public interface Visit<T> {

    /**
     * @param catalog reads the database as it is at that moment
     */
    T in(DataSource database, Supplier<Catalog> catalog);
  }

  /** The version of the state; a migration must have it. */
  private Version checked(UpTo state) {
    return StateScripts.requireVersion(state, ScriptSet.find(request.scripts()));
  }

  /**
   * The scripts of the state.
   *
   * @param more the same scripts and those repeatable ones whose texts are not the database's
   */
  private record Plan(
      StateScripts scripts, Optional<StateScripts> more, LiveRepeatables repeatables)
      implements AutoCloseable {

    Plan(StateScripts scripts, Optional<StateScripts> more) {
      this(scripts, more, new LiveRepeatables(List.of(), List.of(), List.of()));
    }

    @Override
    public void close() {
      scripts.close();
      more.ifPresent(StateScripts::close);
    }
  }

  /** Finds the scripts of a state. */
  private interface Planning {
    Plan with(Checksums checksums) throws IOException;
  }

  private Plan byHistory(UpTo state, Version upTo, SchemaHistory history, Checksums checksums)
      throws IOException {
    ScriptSet here = ScriptSet.find(request.scripts());
    LiveRepeatables repeatables = LiveRepeatables.of(here, history, checksums);
    StateScripts scripts = StateScripts.exactly(state, here, upTo, repeatables.chosen());
    if (repeatables.unknown().isEmpty()) {
      return new Plan(scripts, Optional.empty(), repeatables);
    }
    List<Text> all = new ArrayList<>(repeatables.chosen());
    all.addAll(repeatables.unknown());
    StateScripts more = StateScripts.exactly(state, here, upTo, all);
    return new Plan(scripts, Optional.of(more), repeatables);
  }

  private Counterpart build(Planning planning) {
    return planned(planning, this::built);
  }

  /** Builds a database for a plan, and returns what was seen there. */
  private interface Building<T> {
    T with(Plan plan, Beginning beginning) throws IOException;
  }

  private <T> T planned(Planning planning, Building<T> building) {
    return RunProblem.said(
        request,
        () -> {
          Beginning beginning;
          Plan plan;
          try (OpenDatabase empty = openEmpty()) {
            MigrationTool flyway =
                new Toolbox(request.toolSet(), resolver, empty.loaders()).flyway();
            Checksums checksums =
                source -> flyway.found(empty.database().dataSource(), settings(source));
            beginning =
                new Beginning(
                    reading.catalog(empty),
                    new OwningRole(empty.database().username()),
                    checksums.of(request.scripts()));
            plan = planning.with(checksums);
          }
          try (plan) {
            return building.with(plan, beginning);
          }
        });
  }

  /**
   * A database before the first migration.
   *
   * @param owner the role that migrates there
   */
  public record Beginning(Catalog catalog, OwningRole owner, List<FoundMigration> found) {}

  /**
   * Looks at a database with nothing but the init scripts.
   *
   * @throws ProblemException when no PostgreSQL of the live server's major version is to be had
   */
  public Beginning readBeginning() {
    return RunProblem.said(
        request,
        () -> {
          try (OpenDatabase empty = openEmpty()) {
            return new Beginning(
                reading.catalog(empty), new OwningRole(empty.database().username()), List.of());
          }
        });
  }

  private static Map<String, String> settings(ScriptSource source) {
    Map<String, String> settings = new TreeMap<>(source.flyway());
    settings.put("flyway.locations", String.join(",", source.locations()));
    return settings;
  }

  /** Without migrations, but with the init scripts. */
  private OpenDatabase openEmpty() throws IOException {
    Temporary folder = Temporary.make();
    try {
      ScriptSource nothing =
          request.scripts().withLocations(List.of("filesystem:" + folder.path()));
      StateScripts none =
          new StateScripts(State.HERE, ScriptSet.none(nothing), 0, Optional.empty());
      return reading.open(none, new SnapshotChoice(0, true));
    } catch (ProblemException e) {
      throw major.explained(e);
    } finally {
      folder.close();
    }
  }

  private Counterpart built(Plan plan, Beginning beginning) throws IOException {
    if (plan.more().isEmpty()) {
      return counterpart(plan, beginning, new Built(reading.alone(plan.scripts()), Set.of()));
    }
    try (OpenDatabase open = reading.openToMigrateOn(plan.scripts())) {
      BuiltState state = reading.built(plan.scripts(), open);
      return counterpart(plan, beginning, new Built(state, objectsOfUnknown(plan, state, open)));
    }
  }

  private record Built(BuiltState state, Set<Id> unknownObjects) {}

  /** The objects that the unknown migrations make, as far as these can run on this state. */
  private Set<Id> objectsOfUnknown(Plan plan, BuiltState state, OpenDatabase open)
      throws IOException {
    StateScripts more = plan.more().orElseThrow();
    try {
      reading.migrateOn(open, more);
    } catch (ProblemException cannotRun) {
      return Set.of(); // then their objects count as differences, which they may be
    }
    return Comparison.of(state.catalog(), reading.built(more, open).catalog()).changes().stream()
        .map(Change::id)
        .collect(Collectors.toSet());
  }

  private Counterpart counterpart(Plan plan, Beginning beginning, Built built) {
    major.require(built.state());
    return new Counterpart(
        built.state(),
        beginning.catalog(),
        new Owners(live.owner(), beginning.owner()),
        Counterpart.touched(beginning.catalog(), built.state().catalog(), built.unknownObjects()),
        new Repeatables(
            plan.repeatables().fromGit(),
            plan.repeatables().unknown().stream().map(text -> text.file().fileName()).toList(),
            built.unknownObjects()),
        beginning.found());
  }
}
