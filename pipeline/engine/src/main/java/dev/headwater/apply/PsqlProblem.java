package dev.headwater.apply;

import dev.headwater.problem.Problem;
import dev.headwater.script.sql.PsqlCommand;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Commands of psql in a script that is sent to the server. */
final class PsqlProblem {

  private static final int SHOWN = 5;

  /** Without these, a script does the same. */
  private static final Set<String> NEEDLESS =
      Set.of(
          "\\restrict", "\\unrestrict", "\\echo", "\\qecho", "\\warn", "\\timing", "\\pset", "\\q");

  private PsqlProblem() {}

  /** The server's words for the first of them. */
  static Problem of(List<PsqlCommand> commands) {
    return Problem.of("42601", "syntax error at or near \"\\\"").withFix(fix(commands));
  }

  /** With the fix, if psql's commands are what the server complains about. */
  static Problem explained(Problem problem, String script) {
    if (!problem.message().contains("syntax error at or near \"\\\"")) {
      return problem;
    }
    List<PsqlCommand> commands = PsqlCommand.all(script);
    return commands.isEmpty() ? problem : problem.withFix(fix(commands));
  }

  private static String fix(List<PsqlCommand> commands) {
    String lines =
        commands.stream()
            .limit(SHOWN)
            .map(command -> "line " + command.line() + " (" + command.name() + ")")
            .collect(Collectors.joining(", "));
    int more = commands.size() - SHOWN;
    boolean needless = commands.stream().allMatch(command -> NEEDLESS.contains(command.name()));
    return "what begins with \\ is a command of psql, not SQL: delete "
        + lines
        + (more > 0 ? " and " + more + " more" : "")
        + (needless ? "" : ", and write in SQL what the script needs of it");
  }
}
