package dev.headwater.bundle;

import dev.headwater.bundle.BundleCommand.Access;
import dev.headwater.command.bundle.Target;
import dev.headwater.command.bundle.TargetFile;
import dev.headwater.command.bundle.TargetOutcome;
import dev.headwater.command.bundle.TargetsRun;
import dev.headwater.command.bundle.TargetsRun.AfterFailure;
import dev.headwater.command.bundle.TargetsRun.First;
import dev.headwater.command.bundle.TargetsRun.Order;
import dev.headwater.problem.Problem;
import dev.headwater.report.TargetsReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs a command on each database of a file. */
record TargetsOfBundle(DatabaseRun run, Output output) {

  ExitCode on(Path file) {
    BundleCommand command = run.options().command();
    boolean onlyReads = command.access() == Access.READS;
    boolean goesOn = onlyReads || run.options().has(OwnOption.KEEP_GOING);
    List<Target> targets = new TargetFile(file).read(TargetsOfBundle.class.getClassLoader());
    Order order =
        new Order(
            onlyReads ? First.WITH_OTHERS : First.ALONE,
            goesOn ? AfterFailure.GO_ON : AfterFailure.STOP,
            parallel(targets.size()));
    return exit(
        new TargetsRun(order, targets)
            .run(this::outcome, outcomes -> output.targets(command.word(), outcomes)));
  }

  private int parallel(int databases) {
    int wanted = Math.min(run.options().parallel(), databases);
    int room = run.project().room(Runtime.getRuntime().maxMemory());
    if (room < wanted) {
      output.noted(TargetsReport.fewer(wanted, room));
    }
    return Math.min(wanted, room);
  }

  private TargetOutcome outcome(Target target) {
    Output own = output.ofTarget(target.service());
    CommandEnd end;
    try {
      end = run.on(target.database(), own);
    } catch (RuntimeException | Error bug) {
      // The others go on, and so the end of this one is told with theirs.
      Problem problem = bug(bug);
      own.problem(problem);
      end = CommandEnd.of(ExitCode.FAILED, List.of(problem));
    }
    return new TargetOutcome(target.service(), end.exit().end(), end.words(), end.problems());
  }

  private static Problem bug(Throwable bug) {
    if (bug instanceof OutOfMemoryError) {
      return Problem.of("memory", "the heap is too small: " + bug.getMessage())
          .withFix("give java more, such as -Xmx128m, or work on fewer at a time: --parallel=1");
    }
    StringWriter trace = new StringWriter();
    bug.printStackTrace(new PrintWriter(trace));
    return Problem.of("bug", bug.toString()).withDetail("there", trace.toString());
  }

  /** The worst: a failure, then a refusal, then migrations that are to come. */
  private static ExitCode exit(List<TargetOutcome> outcomes) {
    return Stream.of(ExitCode.FAILED, ExitCode.REFUSED, ExitCode.PENDING)
        .filter(exit -> outcomes.stream().anyMatch(outcome -> outcome.end() == exit.end()))
        .findFirst()
        .orElse(ExitCode.DONE);
  }
}
