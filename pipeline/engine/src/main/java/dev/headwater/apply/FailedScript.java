package dev.headwater.apply;

import dev.headwater.problem.Problem;
import dev.headwater.problem.SourceLocation;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the place in a file for what PostgreSQL complains about. */
record FailedScript(ScriptSet scripts) {

  /** "COPY author, line 2, column born: …", counted from the first line of data. */
  private static final Pattern COPY_LINE = Pattern.compile("COPY \\S+, line (\\d+)");

  /** The server's words, at their place. */
  Problem of(StatementLog.Failure failure) {
    ServerError error = new ServerError(failure.exception());
    Problem problem = error.problem();
    String likeliest = failure.location().isEmpty() ? failure.script() : failure.location();
    return place(likeliest, failure.statements(), error)
        .or(() -> failure.script().isEmpty() ? Optional.empty() : whole(likeliest))
        .map(problem::at)
        .orElse(problem);
  }

  /** Where the last of the statements stands. */
  Optional<SourceLocation> place(String likeliest, List<String> sent) {
    return place(likeliest, sent, new ServerError(new SQLException()));
  }

  private Optional<SourceLocation> place(String likeliest, List<String> sent, ServerError error) {
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    boolean first = true;
    for (ScriptFile script : scripts.likeliestFirst(likeliest)) {
      ScriptText text = text(script);
      // Only the current script sent all the statements before; a callback is looked for by itself.
      List<String> known = first ? sent : sent.subList(sent.size() - 1, sent.size());
      first = false;
      OptionalInt start = text.find(known);
      if (start.isPresent()) {
        String statement = sent.get(sent.size() - 1);
        int inStatement = new StatementPosition(statement, error).offset();
        int offset = text.offset(start.getAsInt(), statement, inStatement);
        return Optional.of(
            SourceLocation.offset(
                script.path(), text.text(), offset < 0 ? start.getAsInt() : offset));
      }
    }
    return Optional.empty();
  }

  /**
   * The place of an error that no recorded statement reported, such as an error in copied data.
   *
   * @param line the first line of the statement, as Flyway counts it; 0 when it does not say
   */
  Optional<SourceLocation> line(String likeliest, int line, ServerError error) {
    if (line < 1) {
      return whole(likeliest);
    }
    int dataLine = dataLine(error);
    return likeliest(likeliest)
        .map(
            script -> {
              String text = text(script).text();
              int start = startOf(text, 0, line);
              int data = dataLine > 0 ? text.indexOf(";\n", start) : -1;
              int offset = data < 0 ? start : startOf(text, data, dataLine + 1);
              return SourceLocation.offset(script.path(), text, offset);
            });
  }

  /** The script as a whole. */
  Optional<SourceLocation> whole(String likeliest) {
    return likeliest(likeliest).map(script -> SourceLocation.file(script.path()));
  }

  /** The script with that path, as shown to the reader. */
  Optional<ScriptFile> script(String path) {
    return scripts.files().stream().filter(file -> file.path().equals(path)).findFirst();
  }

  private Optional<ScriptFile> likeliest(String likeliest) {
    String name = likeliest.substring(likeliest.replace('\\', '/').lastIndexOf('/') + 1);
    return scripts.likeliestFirst(likeliest).stream()
        .findFirst()
        .filter(script -> !name.isEmpty() && script.path().endsWith(name));
  }

  /** The line of copied data that is wrong, from 1; 0 when the server names none. */
  static int dataLine(ServerError error) {
    Matcher copy = COPY_LINE.matcher(error.context());
    return copy.find() ? Integer.parseInt(copy.group(1)) : 0;
  }

  /** Where a line begins, counted from 1 at an offset. */
  static int startOf(String text, int from, int line) {
    int offset = from;
    for (int i = 1; i < line; i++) {
      int next = text.indexOf('\n', offset) + 1;
      if (next == 0) {
        return offset;
      }
      offset = next;
    }
    return offset;
  }

  private ScriptText text(ScriptFile script) {
    if (!scripts.replacesPlaceholders(script)) {
      return ScriptText.literal(script.text());
    }
    return new ScriptText(
        script.text(),
        scripts.source().flywaySetting("placeholderPrefix", "${"),
        scripts.source().flywaySetting("placeholderSuffix", "}"));
  }
}
