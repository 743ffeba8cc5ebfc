package dev.headwater.proof;

import dev.headwater.apply.LiveRun;
import dev.headwater.apply.LiveRun.Stopped;
import dev.headwater.apply.LiveUndo;
import dev.headwater.apply.LiveUndo.Step;
import dev.headwater.apply.MigrationListener;
import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.change.Change;
import dev.headwater.catalog.change.Comparison;
import dev.headwater.catalog.change.Loss;
import dev.headwater.catalog.change.ObjectName;
import dev.headwater.catalog.change.Outline;
import dev.headwater.catalog.change.ProvenRenames;
import dev.headwater.catalog.change.RenamingComparison;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.RunProblem;
import dev.headwater.database.LockWaiting;
import dev.headwater.database.OpenDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.ProvenUndo.AfterMigration;
import dev.headwater.proof.ProvenUndo.AfterUndo;
import dev.headwater.proof.ProvenUndo.InTheWay;
import dev.headwater.proof.ProvenUndo.MigrationFails;
import dev.headwater.proof.ProvenUndo.Objection;
import dev.headwater.proof.ProvenUndo.UndoFails;
import dev.headwater.proof.ProvenUndo.Way;
import dev.headwater.proof.State.UpTo;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.Version;
import dev.headwater.tool.ArtifactResolver;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Runs a migration, its undo script, and the migration again, on a database with rows, and compares
 * the catalogues. Repeatable migrations are left out: they come after all others.
 */
public final class UndoProof {

  private static final LockWaiting NO_LOCKS = new LockWaiting(Duration.ZERO, 1);

  private final StateReading states;
  private final ScriptSet here;

  /**
   * @param request for a database at the migrations as they are
   * @throws ProblemException when there are no migrations
   */
  public UndoProof(GenerateRequest request, ArtifactResolver resolver, GenerateListener listener) {
    this.states = new StateReading(request, resolver, StateReading.sharing(listener));
    this.here = ScriptSet.find(request.scripts());
  }

  /**
   * Proves the way back of one migration.
   *
   * @param script that takes it back
   * @throws ProblemException when a migration fails
   */
  public ProvenUndo of(Version version, ScriptFile script) {
    return RunProblem.said(states.request(), () -> proven(new Step(version, script)));
  }

  /**
   * The schema before a migration and after it.
   *
   * @throws ProblemException when a migration fails
   */
  public Sides sides(Version version) {
    return RunProblem.said(
        states.request(),
        () -> {
          try (StateScripts before = exactly(before(version));
              StateScripts after = exactly(version);
              OpenDatabase open = states.openToMigrateOn(before)) {
            Catalog begin = states.catalog(open);
            states.migrateOn(open, after);
            return new Sides(begin, states.catalog(open));
          }
        });
  }

  /** Two schemas. */
  public record Sides(Catalog before, Catalog after) {}

  private ProvenUndo proven(Step step) throws IOException {
    try (StateScripts before = exactly(before(step.version()));
        StateScripts after = exactly(step.version())) {
      Trial trial = new Trial(step, before, after);
      Optional<ProvenUndo> proof = trial.run(table -> true);
      if (proof.isEmpty()) {
        Set<Id> touched = touched(sides(step.version()));
        proof = trial.run(table -> !touched.contains(table));
      }
      if (proof.isEmpty()) {
        proof = trial.run(table -> false);
      }
      return proof.orElseThrow();
    }
  }

  /** The tables of which a migration changes something. */
  private static Set<Id> touched(Sides sides) {
    return Comparison.of(sides.before(), sides.after()).changes().stream()
        .map(Change::id)
        .flatMap(id -> sides.before().find(id).or(() -> sides.after().find(id)).stream())
        .map(fact -> fact.parent().orElse(fact.id()))
        .filter(id -> id.kind() == Kind.TABLE)
        .collect(Collectors.toSet());
  }

  private Version before(Version version) {
    return here.versions().stream()
        .filter(other -> other.compareTo(version) < 0)
        .reduce((first, second) -> second)
        .orElse(new Version("0"));
  }

  private StateScripts exactly(Version version) throws IOException {
    return StateScripts.exactly(
        new UpTo(version.text(), "V" + version.text()), here, version, List.of());
  }

  private final class Trial {

    private final Step step;
    private final StateScripts before;
    private final StateScripts after;
    private Optional<Problem> refusal = Optional.empty();

    Trial(Step step, StateScripts before, StateScripts after) {
      this.step = step;
      this.before = before;
      this.after = after;
    }

    /**
     * Empty where the rows were in the way of the migration: they are made up, so this is not the
     * fault of its undo.
     */
    Optional<ProvenUndo> run(Predicate<Id> tables) throws IOException {
      try (OpenDatabase open = states.openToMigrateOn(before)) {
        Catalog begin = states.catalog(open);
        SampleRows rows = ScriptProof.rows(open, begin, tables);
        RowSums sums = new RowSums(begin, begin, ProvenRenames.NONE);
        Map<String, String> atFirst = ScriptProof.asked(open, sums::before);
        try {
          states.migrateOn(open, after);
        } catch (ProblemException e) {
          String code = e.problems().get(0).code();
          if (rows.rows() > 0 && (code.startsWith("22") || code.startsWith("23"))) {
            refusal = Optional.of(e.problems().get(0));
            return Optional.empty();
          }
          throw e;
        }
        Catalog up = states.catalog(open);
        SampleRows more = ScriptProof.rows(open, up, tables);
        Optional<InTheWay> inTheWay = inTheWay(begin, tables, more);
        LiveRun undone =
            new LiveUndo(here, NO_LOCKS, MigrationListener.SILENT)
                .run(List.of(step), open.database().dataSource());
        if (undone instanceof Stopped stopped) {
          return Optional.of(
              new ProvenUndo(
                  step,
                  List.of(new UndoFails(stopped.problems())),
                  way(more, inTheWay, List.of(), List.of())));
        }
        Catalog down = states.catalog(open);
        Outline back = difference(begin, down);
        if (!back.isEmpty()) {
          return Optional.of(
              new ProvenUndo(
                  step, List.of(new AfterUndo(back)), way(more, inTheWay, List.of(), List.of())));
        }
        List<String> losses = lost(up, down);
        List<String> changed = changed(atFirst, ScriptProof.asked(open, sums::after));
        return Optional.of(
            new ProvenUndo(step, again(open, up), way(more, inTheWay, losses, changed)));
      }
    }

    private Way way(
        SampleRows rows, Optional<InTheWay> inTheWay, List<String> losses, List<String> changed) {
      return new Way(losses, changed, rows.rows(), rows.without(), inTheWay);
    }

    private Optional<InTheWay> inTheWay(Catalog begin, Predicate<Id> tables, SampleRows rows) {
      List<String> without =
          begin.of(Kind.TABLE).stream()
              .map(Fact::id)
              .filter(tables.negate())
              .map(Id::qualified)
              .toList();
      return refusal.map(problem -> new InTheWay(rows.rows() == 0 ? List.of() : without, problem));
    }

    /** The migration once more, as a database that went back would run it. */
    private List<Objection> again(OpenDatabase open, Catalog up) throws IOException {
      try {
        states.migrateOn(open, after);
      } catch (ProblemException e) {
        return List.of(new MigrationFails(e.problems()));
      }
      Outline difference = difference(up, states.catalog(open));
      return difference.isEmpty() ? List.of() : List.of(new AfterMigration(difference));
    }
  }

  private static Outline difference(Catalog wanted, Catalog made) {
    return Outline.of(Comparison.of(wanted, made), made);
  }

  private static List<String> lost(Catalog before, Catalog after) {
    List<String> lost = new ArrayList<>();
    Comparison changes = RenamingComparison.of(before, after, ProvenRenames.between(before, after));
    changes
        .changes()
        .forEach(
            change ->
                Loss.of(change)
                    .filter(loss -> !isInLost(before.find(change.id()), after))
                    .ifPresent(
                        loss ->
                            before
                                .find(change.id())
                                .filter(fact -> !fact.has("partition of"))
                                .ifPresent(
                                    fact -> lost.add(ObjectName.of(fact) + ": " + loss.words()))));
    return lost;
  }

  /** The columns of a table that goes are told with the table. */
  private static boolean isInLost(Optional<Fact> fact, Catalog after) {
    return fact.flatMap(Fact::parent)
        .filter(parent -> after.find(parent).isEmpty() && !parent.kind().words().equals("schema"))
        .isPresent();
  }

  private static List<String> changed(Map<String, String> before, Map<String, String> after) {
    return before.entrySet().stream()
        .filter(sum -> !sum.getValue().equals(after.get(sum.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }
}
