package dev.headwater.cases.live;

import dev.headwater.apply.HistoryStamp.Earlier;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.command.migrate.Migrate;
import dev.headwater.command.migrate.MigrateOutcome;
import dev.headwater.command.migrate.MigrateRequest;
import dev.headwater.command.repair.Repair;
import dev.headwater.command.repair.RepairOutcome;
import dev.headwater.command.repair.RepairRequest;
import dev.headwater.command.stamp.Stamp;
import dev.headwater.command.stamp.StampOutcome;
import dev.headwater.command.stamp.StampRequest;
import dev.headwater.command.status.DatabaseStatus;
import dev.headwater.command.status.Status;
import dev.headwater.command.status.StatusRequest;
import dev.headwater.command.undo.Undo;
import dev.headwater.command.undo.UndoOutcome;
import dev.headwater.command.undo.UndoRequest;
import dev.headwater.database.LockWaiting;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.report.MigrateReport;
import dev.headwater.report.RepairReport;
import dev.headwater.report.StampReport;
import dev.headwater.report.StatusReport;
import dev.headwater.report.UndoReport;
import dev.headwater.tool.Documents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The commands that bring a shop's migrations to production, and take them back there. */
final class Deployment {

  private final LiveShop shop;
  private LockWaiting locks = new LockWaiting(Duration.ofSeconds(5), 3);
  private boolean isConfirmed = true;
  private Optional<String> before = Optional.empty();

  Deployment(LiveShop shop) {
    this.shop = shop;
  }

  Deployment locks(LockWaiting others) {
    locks = others;
    return this;
  }

  /** Nobody says yes from now on. */
  Deployment before(String command) {
    before = Optional.of(command);
    return this;
  }

  Deployment unconfirmed() {
    isConfirmed = false;
    return this;
  }

  /** All that status says, with times and versions of servers left out. */
  String status() {
    return told(() -> StatusReport.lines(read()));
  }

  /** The problem where migrations are to come. */
  Optional<String> pending() {
    return StatusReport.pending(read()).map(Problem::render);
  }

  DatabaseStatus read() {
    return new Status(LiveShop.ARTIFACTS).run(new StatusRequest(shop.request()), shop.production());
  }

  /** The states of the table by script. */
  String states() {
    return read().lines().stream()
        .map(line -> line.fileName() + " " + line.state().word())
        .collect(Collectors.joining(", "));
  }

  /** All that migrate says, its plan first. */
  String migrate() {
    return migrate(Optional.empty(), Optional.empty());
  }

  String migrateTo(String version) {
    return migrate(Optional.of(version), Optional.empty());
  }

  String migrateSteps(long steps) {
    return migrate(Optional.empty(), Optional.of(steps));
  }

  private String migrate(Optional<String> to, Optional<Long> steps) {
    return told(
        () -> {
          Hearing hearing = new Hearing();
          MigrateOutcome outcome =
              new Migrate(LiveShop.ARTIFACTS)
                  .run(
                      MigrateRequest.of(
                          shop.request(),
                          locks,
                          new MigrateRequest.Words(to, steps, List.of(), before)),
                      shop.migrated(),
                      plan -> hearing.shown(MigrateReport.plan(plan), isConfirmed),
                      hearing);
          hearing.lines.addAll(lines(outcome));
          return hearing.lines;
        });
  }

  MigrateOutcome migrated() {
    return new Migrate(LiveShop.ARTIFACTS)
        .run(
            MigrateRequest.of(
                shop.request(),
                locks,
                new MigrateRequest.Words(
                    Optional.empty(), Optional.empty(), List.of(), Optional.empty())),
            shop.migrated(),
            plan -> true,
            GenerateListener.SILENT);
  }

  private static List<String> lines(MigrateOutcome outcome) {
    if (outcome instanceof MigrateOutcome.NothingToDo nothing) {
      return List.of(MigrateReport.nothingToDo(nothing));
    } else if (outcome instanceof MigrateOutcome.NotConfirmed not) {
      return List.of(MigrateReport.notConfirmed(not).render());
    } else if (outcome instanceof MigrateOutcome.Failed failed) {
      return MigrateReport.problems(failed).stream().map(Problem::render).toList();
    }
    MigrateOutcome.Migrated done = (MigrateOutcome.Migrated) outcome;
    List<String> lines = new ArrayList<>(MigrateReport.lines(done));
    new MigrateReport(new Documents(LiveShop.ARTIFACTS))
        .warnings(done)
        .forEach(warning -> lines.add("warning: " + warning));
    return lines;
  }

  /** All that undo says, its plan first. */
  String undo(String... allowLoss) {
    return undo(words(Optional.empty(), Optional.empty(), allowLoss));
  }

  String undoTo(String version, String... allowLoss) {
    return undo(words(Optional.of(version), Optional.empty(), allowLoss));
  }

  String undoSteps(long steps) {
    return undo(words(Optional.empty(), Optional.of(steps)));
  }

  private static UndoRequest.Words words(
      Optional<String> to, Optional<Long> steps, String... allowLoss) {
    return new UndoRequest.Words(
        to, steps, new UndoRequest.Differences(List.of(allowLoss), List.of()), Optional.empty());
  }

  private String undo(UndoRequest.Words words) {
    return told(
        () -> {
          Hearing hearing = new Hearing();
          UndoOutcome outcome =
              new Undo(LiveShop.ARTIFACTS)
                  .run(
                      UndoRequest.of(shop.request(), locks, words),
                      shop.migrated(),
                      plan -> hearing.shown(UndoReport.plan(plan), isConfirmed),
                      hearing);
          hearing.lines.addAll(lines(outcome));
          return hearing.lines;
        });
  }

  private static List<String> lines(UndoOutcome outcome) {
    if (outcome instanceof UndoOutcome.NothingToDo nothing) {
      return List.of(UndoReport.nothingToDo(nothing));
    } else if (outcome instanceof UndoOutcome.NotConfirmed not) {
      return List.of(UndoReport.notConfirmed(not).render());
    } else if (outcome instanceof UndoOutcome.Failed failed) {
      return UndoReport.problems(failed).stream().map(Problem::render).toList();
    }
    UndoOutcome.Undone done = (UndoOutcome.Undone) outcome;
    List<String> lines = new ArrayList<>(UndoReport.lines(done));
    new UndoReport(new Documents(LiveShop.ARTIFACTS))
        .warnings(done)
        .forEach(warning -> lines.add("warning: " + warning));
    return lines;
  }

  /** All that repair says, its plan first. */
  String repair() {
    return told(
        () -> {
          Hearing hearing = new Hearing();
          RepairOutcome outcome =
              new Repair(LiveShop.ARTIFACTS)
                  .run(
                      new RepairRequest(shop.request()),
                      shop.migrated(),
                      plan -> hearing.shown(RepairReport.plan(plan), isConfirmed));
          hearing.lines.add(
              outcome instanceof RepairOutcome.NothingToDo nothing
                  ? RepairReport.nothingToDo(nothing)
                  : outcome instanceof RepairOutcome.NotConfirmed not
                      ? RepairReport.notConfirmed(not).render()
                      : RepairReport.done((RepairOutcome.Repaired) outcome));
          return hearing.lines;
        });
  }

  /** All that stamp says, its plan first. */
  String stamp(String to, Earlier earlier, String... ignore) {
    return told(
        () -> {
          Hearing hearing = new Hearing();
          StampOutcome outcome =
              new Stamp(LiveShop.ARTIFACTS)
                  .run(
                      StampRequest.of(
                          shop.request(),
                          Optional.of(to).filter(word -> !word.isEmpty()),
                          new StampRequest.Differences(earlier, List.of(ignore))),
                      shop.migrated(),
                      plan -> hearing.shown(StampReport.plan(plan), isConfirmed),
                      hearing);
          hearing.lines.add(line(outcome));
          return hearing.lines;
        });
  }

  private static String line(StampOutcome outcome) {
    if (outcome instanceof StampOutcome.NothingToDo nothing) {
      return StampReport.nothingToDo(nothing);
    } else if (outcome instanceof StampOutcome.Differs differs) {
      return new StampReport(new Documents(LiveShop.ARTIFACTS)).differs(differs).render();
    } else if (outcome instanceof StampOutcome.NotConfirmed not) {
      return StampReport.notConfirmed(not).render();
    }
    return StampReport.done((StampOutcome.Stamped) outcome);
  }

  private interface Telling {
    List<String> lines();
  }

  private String told(Telling telling) {
    String text;
    try {
      text = String.join("\n", telling.lines());
    } catch (ProblemException e) {
      text = String.valueOf(e.getMessage());
    }
    return text.replaceAll("PostgreSQL [\\d.]+", "PostgreSQL N")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d +[\\d]+ (ms|s) +", "TIME ")
        .replaceAll("when +took +who", "when who")
        .replaceAll("(migrations?|back) in \\d+ (ms|s)", "$1")
        .replace(shop.place(), "PLACE");
  }

  /** Keeps what a command says while it works. */
  private static final class Hearing implements GenerateListener {

    private final List<String> lines = new ArrayList<>();

    boolean shown(List<String> plan, boolean answer) {
      lines.addAll(plan);
      return answer;
    }

    @Override
    public void noted(String text) {
      lines.add("note: " + text);
    }
  }
}
