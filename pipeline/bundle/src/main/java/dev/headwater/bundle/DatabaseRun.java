package dev.headwater.bundle;

import dev.headwater.command.bundle.BundleRun;
import dev.headwater.command.bundle.BundledProject;
import dev.headwater.command.bundle.DriftedException;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.report.DriftReport;
import java.util.List;
import java.util.function.Supplier;

/** Runs a command on one database, and shows the problems. */
record DatabaseRun(BundledProject project, GivenOptions options) {

  CommandEnd on(RealDatabase database, Output output) {
    RealDatabase patient = database.waiting(options.settings().locks(), output::noted);
    BundleRun run = new BundleRun(patient, options.patience(), output);
    return showingProblems(
        output,
        () ->
            switch (options.command().access()) {
              case NONE -> command(patient, output);
              case READS -> run.reading(there -> command(there, output));
              case CHANGES ->
                  run.changing(
                      project.request().scripts().historyTable(), there -> command(there, output));
            });
  }

  /** Shows the problems before the command is over: a JVM that is told to end waits no longer. */
  private CommandEnd command(RealDatabase database, Output output) {
    return showingProblems(
        output,
        () -> {
          Deployment deployment = new Deployment(project, options, database, output);
          CommandEnd end = options.command().of(deployment).run();
          end.problems().forEach(output::problem);
          return end;
        });
  }

  private CommandEnd showingProblems(Output output, Supplier<CommandEnd> work) {
    try {
      return work.get();
    } catch (DriftedException e) {
      Problem problem = new DriftReport(project.documents()).refused(e.drifted());
      return shown(output, ExitCode.REFUSED, List.of(problem));
    } catch (ProblemException e) {
      return shown(output, Refusal.of(e), e.problems());
    }
  }

  private static CommandEnd shown(Output output, ExitCode exit, List<Problem> problems) {
    problems.forEach(output::problem);
    return CommandEnd.of(exit, problems);
  }
}
