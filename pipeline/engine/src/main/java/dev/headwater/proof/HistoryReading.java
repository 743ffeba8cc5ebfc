package dev.headwater.proof;

import dev.headwater.apply.MigrationListener;
import dev.headwater.apply.Migrator;
import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.change.MigrationStep;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.RunProblem;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.DatabaseRequest.SnapshotChoice;
import dev.headwater.database.OpenDatabase;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.StateScripts.Temporary;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.ScriptSource;
import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.ToolSet;
import dev.headwater.tool.Toolbox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what each migration did. One database goes through all of them, and its catalogue is read
 * between two migrations where that is not known from an earlier run.
 */
public final class HistoryReading {

  private final GenerateRequest request;
  private final ArtifactResolver resolver;
  private final StateReading reading;
  private final StateListener listener;

  /**
   * @param request for a database at the migrations as they are
   */
  public HistoryReading(
      GenerateRequest request, ArtifactResolver resolver, GenerateListener listener) {
    this.request = request;
    this.resolver = resolver;
    this.listener = new StateListener(listener);
    this.reading = new StateReading(request, resolver, this.listener);
  }

  /**
   * The migrations as they are, and how they came to be.
   *
   * @param steps in the order in which an empty database gets them
   */
  public record History(BuiltState state, List<MigrationStep> steps) {

    public History {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Reads the state and its history.
   *
   * @throws ProblemException when a migration fails
   */
  public History read() {
    return RunProblem.said(
        request,
        () -> {
          try (StateScripts scripts = reading.scripts(State.HERE)) {
            KeptSteps kept = KeptSteps.of(request, scripts.set(), resolver);
            List<MigrationStep> known = kept.read();
            if (kept.isAll(known)) {
              BuiltState state = reading.read(State.HERE);
              if (KeptSteps.isOf(state, known)) {
                return new History(state, known);
              }
              known = List.of();
            }
            return migrated(scripts, kept, known);
          }
        });
  }

  private History migrated(StateScripts scripts, KeptSteps kept, List<MigrationStep> known)
      throws IOException {
    Temporary folder = Temporary.make();
    ScriptSource nothing = request.scripts().withLocations(List.of("filesystem:" + folder.path()));
    try (StateScripts none =
            new StateScripts(State.HERE, ScriptSet.none(nothing), 0, Optional.of(folder));
        OpenDatabase open = reading.open(none, new SnapshotChoice(0, true))) {
      Steps steps = new Steps(open, known);
      // Together in one transaction, nobody could look between two of them.
      ScriptSource each = scripts.set().source().withFlyway(Map.of("flyway.group", "false"));
      ToolSet toolSet = request.withScripts(each).toolSet();
      DatabaseOrder order = DatabaseOrder.ofEmpty(request.database(), ScriptSet.find(each));
      new Migrator(order, steps, new DatabaseAsItIs(open.database()))
          .migrate(new Toolbox(toolSet, resolver, open.loaders()).flyway());
      BuiltState state = reading.built(scripts, open);
      List<MigrationStep> all = steps.end(state.catalog());
      if (!KeptSteps.isOf(state, all)) {
        return migrated(scripts, kept, List.of()); // kept by another version of PostgreSQL
      }
      kept.write(all);
      return new History(state, all);
    }
  }

  /** Hears of each migration, and reads what the one before it did. */
  private final class Steps implements MigrationListener {

    private final OpenDatabase open;
    private final List<MigrationStep> steps;
    private final int known;
    private final List<String> begun = new ArrayList<>();
    private Optional<Catalog> before = Optional.empty();

    Steps(OpenDatabase open, List<MigrationStep> known) {
      this.open = open;
      this.known = known.size();
      this.steps = new ArrayList<>(known);
    }

    @Override
    public void migrating(int number, int total, String script) {
      listener.ofMigrations().migrating(number, total, script);
      if (begun.size() >= known) {
        next(reading.catalog(open));
      }
      begun.add(script.replaceFirst(".*[/\\\\]", ""));
    }

    @Override
    public void toolWarned(String tool, String text) {
      listener.toolWarned(tool, text);
    }

    private void next(Catalog now) {
      before.ifPresent(
          catalog -> steps.add(MigrationStep.of(begun.get(begun.size() - 1), catalog, now)));
      before = Optional.of(now);
    }

    List<MigrationStep> end(Catalog last) {
      if (begun.size() > known) {
        next(last);
      }
      return steps;
    }
  }
}
