package dev.headwater.bundle;

import dev.headwater.command.bundle.BundleRun;
import dev.headwater.command.bundle.BundledProject;
import dev.headwater.command.bundle.DriftedException;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.report.DriftReport;
import dev.headwater.report.TargetsReport;
import java.util.List;
import java.util.function.Supplier;

/** Runs a command on one database, and shows the problems. */
record DatabaseRun(BundledProject project, GivenOptions options) {

  Ended on(RealDatabase database, Output output) {
    BundleRun run = new BundleRun(database, options.patience(), output);
    return told(
        output,
        () ->
            switch (options.command().access()) {
              case NONE -> command(database, output);
              case READS -> run.reading(there -> command(there, output));
              case CHANGES ->
                  run.changing(
                      project.request().scripts().historyTable(), there -> command(there, output));
            });
  }

  /** Shows its problems before the end of the JVM goes on, which waits for the command alone. */
  private Ended command(RealDatabase database, Output output) {
    return told(
        output,
        () -> {
          Deployment deployment = new Deployment(project, options, database, output);
          Ended ended = options.command().of(deployment).run();
          ended.problems().forEach(output::problem);
          return ended;
        });
  }

  private Ended told(Output output, Supplier<Ended> work) {
    try {
      return work.get();
    } catch (DriftedException e) {
      Problem problem = new DriftReport(project.documents()).refused(e.drifted());
      return told(output, ExitCode.REFUSED, List.of(problem));
    } catch (ProblemException e) {
      return told(output, Refusal.of(e), e.problems());
    }
  }

  private static Ended told(Output output, ExitCode exit, List<Problem> problems) {
    problems.forEach(output::problem);
    return new Ended(exit, TargetsReport.words(exit.end(), problems), problems);
  }
}
