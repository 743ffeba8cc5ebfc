package dev.headwater.bundle;

import dev.headwater.command.bundle.TargetOutcome;
import dev.headwater.problem.Problem;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lines about one of several databases: each begins with its name, because others speak at the same
 * time. The report at the end has the problems in full.
 */
record TargetTextOutput(PrintStream out, PrintStream err, Words words, String service)
    implements Output {

  private String named(String text) {
    return text.lines()
        .map(line -> service + " | " + words.of(line))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  @Override
  public void info(String text) {
    out.println(named(text));
  }

  /** The report has a line of its own for each database, so a table for each is too much. */
  @Override
  public void table(List<String> lines) {
    info(lines.get(0));
  }

  @Override
  public void document(String text) {
    info(text);
  }

  @Override
  public void problem(Problem problem) {
    err.println(named(problem.render().lines().findFirst().orElse("")));
  }

  @Override
  public void outcome(Map<String, Object> fields) {}

  @Override
  public Output ofTarget(String other) {
    return new TargetTextOutput(out, err, words, other);
  }

  @Override
  public void targets(String command, List<TargetOutcome> outcomes) {}

  @Override
  public void migrating(int number, int total, String script) {
    info(number + "/" + total + " " + script);
  }

  @Override
  public void noted(String text) {
    info(text);
  }

  @Override
  public void warned(String text) {
    err.println(named("warning: " + text));
  }

  @Override
  public void toolWarned(String tool, String text) {
    warned(tool + ": " + text);
  }
}
