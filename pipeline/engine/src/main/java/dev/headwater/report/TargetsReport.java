package dev.headwater.report;

import dev.headwater.command.bundle.TargetOutcome;
import dev.headwater.command.bundle.TargetOutcome.End;
import dev.headwater.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The end of a run on several databases. */
public final class TargetsReport {

  private TargetsReport() {}

  /** A line that counts the databases, and a line for each. */
  public static List<String> lines(String command, List<TargetOutcome> outcomes) {
    List<String> lines = new ArrayList<>();
    lines.add(
        command
            + ": "
            + outcomes.size()
            + (outcomes.size() == 1 ? " database: " : " databases: ")
            + counts(outcomes));
    TextTable.of(
            outcomes.stream().map(outcome -> List.of(outcome.service(), outcome.words())).toList())
        .forEach(row -> lines.add("  " + row));
    return lines;
  }

  private static String counts(List<TargetOutcome> outcomes) {
    return Stream.of(End.values())
        .filter(end -> outcomes.stream().anyMatch(outcome -> outcome.end() == end))
        .map(
            end ->
                outcomes.stream().filter(outcome -> outcome.end() == end).count()
                    + " "
                    + end.word())
        .collect(Collectors.joining(", "));
  }

  /** The fields of the end, for programs. */
  public static Map<String, Object> fields(String command, List<TargetOutcome> outcomes) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("command", command);
    fields.put("targets", outcomes.stream().map(TargetsReport::fields).toList());
    return fields;
  }

  private static Map<String, Object> fields(TargetOutcome outcome) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("target", outcome.service());
    fields.put("outcome", outcome.end().word().replace(' ', '-'));
    fields.put("state", outcome.words());
    fields.put("problems", outcome.problems().stream().map(OutcomeFile::problem).toList());
    return fields;
  }

  /** The heap lets fewer databases be worked on at a time than the user asked for. */
  public static String fewer(int wanted, int room) {
    return room
        + " at a time, and not "
        + wanted
        + ": the heap has no room for more databases of this size; java -Xmx128m gives more";
  }

  /** The reason for which a command ended, in a few words. */
  public static String words(End end, List<Problem> problems) {
    return problems.isEmpty() ? end.word() : end.word() + ": " + problems.get(0).code();
  }
}
