package dev.headwater.bundle;

import dev.headwater.command.bundle.TargetOutcome;
import dev.headwater.problem.Problem;
import dev.headwater.report.DeploymentOutcome;
import dev.headwater.report.TargetsReport;
import dev.headwater.spi.DocumentTool;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A log for programs: one JSON object a line.
 *
 * @param always fields of each line
 */
record JsonOutput(PrintStream out, Words words, DocumentTool documents, Map<String, Object> always)
    implements Output {

  JsonOutput(PrintStream out, Words words, DocumentTool documents) {
    this(out, words, documents, Map.of());
  }

  @Override
  public void info(String text) {
    write("info", Map.of("message", words.of(text)));
  }

  @Override
  public void document(String text) {
    write("info", Map.of("sql", text));
  }

  @Override
  public void problem(Problem problem) {
    write("error", DeploymentOutcome.problem(words.of(problem)));
  }

  @Override
  public void outcome(Map<String, Object> fields) {
    Map<String, Object> translated = new LinkedHashMap<>();
    fields.forEach((name, value) -> translated.put(name, words.ofValue(value)));
    write("info", translated);
  }

  @Override
  public Output ofTarget(String service) {
    return new JsonOutput(out, words.ofTarget(service), documents, Map.of("target", service));
  }

  @Override
  public void targets(String command, List<TargetOutcome> outcomes) {
    List<TargetOutcome> translated =
        outcomes.stream()
            .map(
                outcome ->
                    new TargetOutcome(
                        outcome.service(),
                        outcome.end(),
                        outcome.words(),
                        outcome.problems().stream()
                            .map(words.ofTarget(outcome.service())::of)
                            .toList()))
            .toList();
    write("info", TargetsReport.fields(command, translated));
  }

  @Override
  public void migrating(int number, int total, String script) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("script", script);
    fields.put("number", number);
    fields.put("total", total);
    write("info", fields);
  }

  @Override
  public void noted(String text) {
    info(text);
  }

  @Override
  public void warned(String text) {
    write("warning", Map.of("message", words.of(text)));
  }

  @Override
  public void toolWarned(String tool, String text) {
    warned(tool + ": " + text);
  }

  private void write(String level, Map<String, Object> more) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    fields.put("level", level);
    fields.putAll(always);
    fields.putAll(more);
    try {
      out.println(documents.writeJsonLine(fields));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
