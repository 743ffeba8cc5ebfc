package dev.headwater.bundle;

import dev.headwater.command.bundle.TargetOutcome;
import dev.headwater.problem.Problem;
import dev.headwater.report.TargetsReport;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Lines for people: what is done on one stream, and what is wrong on the other. */
record TextOutput(PrintStream out, PrintStream err, Words words) implements Output {

  @Override
  public void info(String text) {
    out.println(words.of(text));
  }

  @Override
  public void document(String text) {
    out.print(text);
  }

  @Override
  public void problem(Problem problem) {
    err.println(words.of(problem).render());
  }

  @Override
  public void outcome(Map<String, Object> fields) {}

  @Override
  public Output ofTarget(String service) {
    return new TargetTextOutput(out, err, words.ofTarget(service), service);
  }

  @Override
  public void targets(String command, List<TargetOutcome> outcomes) {
    info(TargetsReport.lines(command, outcomes));
    for (TargetOutcome outcome : outcomes) {
      if (!outcome.problems().isEmpty()) {
        err.println(outcome.service() + ":");
        Words own = words.ofTarget(outcome.service());
        outcome.problems().forEach(problem -> err.println(own.of(problem).render()));
      }
    }
  }

  @Override
  public void migrating(int number, int total, String script) {
    out.println(number + "/" + total + " " + script);
  }

  @Override
  public void noted(String text) {
    info(text);
  }

  @Override
  public void warned(String text) {
    err.println("warning: " + words.of(text));
  }

  @Override
  public void toolWarned(String tool, String text) {
    warned(tool + ": " + text);
  }
}
