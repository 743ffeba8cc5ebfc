package dev.headwater.report;

import dev.headwater.command.drift.DriftOutcome;
import dev.headwater.command.drift.DriftOutcome.Drifted;
import dev.headwater.command.drift.DriftOutcome.Failed;
import dev.headwater.command.drift.DriftOutcome.Same;
import dev.headwater.command.live.Foresight.Evidence;
import dev.headwater.command.live.LeftBehind;
import dev.headwater.command.live.Stop;
import dev.headwater.command.live.Stop.Reached;
import dev.headwater.database.client.LostConnection;
import dev.headwater.problem.Problem;
import dev.headwater.problem.Severity;
import dev.headwater.spi.DocumentTool;
import java.util.ArrayList;
import java.util.List;

/** Words about changes of a real database that migrate and undo share. */
record DeploymentWords(DocumentTool documents) {

  /** The fix when a connection was lost. */
  static final String AGAIN = "when the server answers, run this again";

  static String migrations(int count) {
    return count == 1 ? "1 migration" : count + " migrations";
  }

  /**
   * How it is known what scripts do.
   *
   * @param against why it is not known; empty where it is
   */
  static List<String> evidence(Evidence evidence, List<String> against) {
    boolean isTried = evidence == Evidence.TRIED;
    if (against.isEmpty()) {
      return List.of(
          isTried
              ? "tried: a throwaway database went the same way"
              : "known from the build, in which a database went the same way");
    }
    String unknown = isTried ? "not tried in a throwaway database" : "nothing is known";
    return against.stream().map(why -> unknown + "; losses unknown: " + why).toList();
  }

  /** The problem that nobody said yes. */
  static Problem notConfirmed(String database) {
    return Problem.of(
            "not-confirmed", "nobody confirmed the plan, so nothing was changed in " + database)
        .withFix("answer yes in a terminal, or say -Dheadwater.yes");
  }

  /** The line that the schema is as it should be. */
  static List<String> same(DriftOutcome drift) {
    return drift instanceof Same same
        ? List.of(
            "the schema is what the migrations make "
                + (same.compared().version().equals("0")
                    ? "before the first one"
                    : "at version " + same.compared().version()))
        : List.of();
  }

  /** Whatever is not as it should be afterwards. */
  List<String> warnings(LeftBehind left, DriftOutcome drift) {
    List<String> warnings = new ArrayList<>();
    if (!left.invalidIndexes().isEmpty()) {
      warnings.add(invalid(left.invalidIndexes()) + "; drop each of them, and make it again");
    }
    if (!left.unvalidated().isEmpty()) {
      warnings.add(
          "constraints that hold for new rows only: "
              + String.join(", ", left.unvalidated())
              + "; ALTER TABLE … VALIDATE CONSTRAINT … makes them hold for all rows");
    }
    if (drift instanceof Drifted drifted) {
      new DriftReport(documents)
          .drifted(drifted, "").stream()
              .map(DeploymentWords::asWarning)
              .map(Problem::render)
              .forEach(warnings::add);
    } else if (drift instanceof Failed failed) {
      failed.problems().forEach(problem -> warnings.add(notCompared(problem.message())));
    }
    return warnings;
  }

  private static String invalid(List<String> indexes) {
    return "invalid indexes, which PostgreSQL does not use: " + String.join(", ", indexes);
  }

  private static String notCompared(String why) {
    String words = "not compared: ";
    return why.startsWith(words) ? why : words + why;
  }

  private static Problem asWarning(Problem problem) {
    return new Problem(
        Severity.WARNING,
        problem.code(),
        problem.location(),
        problem.message(),
        problem.details(),
        problem.fix());
  }

  /**
   * The problems of a script that failed, with the state of the database.
   *
   * @param outside about a script that failed outside a transaction
   */
  static List<Problem> problems(String database, Stop stop, Outside outside) {
    List<Problem> problems = new ArrayList<>(stop.problems());
    Problem last = problems.remove(problems.size() - 1);
    List<String> now = new ArrayList<>();
    if (stop.reached().isEmpty()) {
      now.add(
          "not known: "
              + database
              + " does not answer any more; when it is back, see: mvn headwater:status");
    } else if (!stop.script().isEmpty()) {
      now.add(
          stop.rolledBack()
              ? stop.script() + " was rolled back and left nothing behind"
              : stop.script()
                  + " ran outside a transaction: its statements before this place stay, and "
                  + outside.history());
    }
    stop.reached().ifPresent(reached -> now.add(reached(database, reached)));
    Problem told = last.withDetail("now", String.join("\n", now));
    boolean isRepeatable = stop.script().isEmpty() || stop.rolledBack() || outside.goesOn();
    problems.add(isRepeatable && LostConnection.is(told.code()) ? told.withFix(again(stop)) : told);
    return problems;
  }

  private static String again(Stop stop) {
    boolean isAtItsBegin = stop.reached().filter(reached -> reached.done().isEmpty()).isPresent();
    return isAtItsBegin ? AGAIN : AGAIN + "; <steps> counts from where the database is then";
  }

  /**
   * A script that failed outside a transaction.
   *
   * @param history what it says about the script, and what to do
   * @param goesOn whether the same command does the rest
   */
  record Outside(String history, boolean goesOn) {}

  private static String reached(String database, Reached reached) {
    String version = reached.version();
    return (version.isEmpty() || version.equals("0")
            ? database + " is before the first migration"
            : database + " is at version " + version)
        + (reached.done().isEmpty()
            ? "; no script was carried out"
            : "; carried out before: " + String.join(", ", reached.done()))
        + (reached.invalidIndexes().isEmpty()
            ? ""
            : "\n"
                + invalid(reached.invalidIndexes())
                + "; drop those that the script makes before it runs again");
  }
}
