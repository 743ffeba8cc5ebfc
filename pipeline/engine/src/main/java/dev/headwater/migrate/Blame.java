package dev.headwater.migrate;

import dev.headwater.Diagnostic;
import dev.headwater.PipelineRequest;
import dev.headwater.SourceLocation;
import dev.headwater.migrations.MigrationSet;
import dev.headwater.migrations.MigrationSet.Script;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the place in a file for what PostgreSQL complains about. */
record Blame(PipelineRequest request, MigrationSet migrations) {

  /** "PL/pgSQL function f(integer) line 3 at SQL statement"; the outermost call is the last one. */
  private static final Pattern INLINE_LINE =
      Pattern.compile(
          "function inline_code_block line (\\d+)|\"inline_code_block\" near line (\\d+)");

  /** The server's words, at their place. */
  Diagnostic of(StatementLog.Failure failure) {
    ServerError error = new ServerError(failure.exception());
    Diagnostic problem = error.diagnostic();
    String likeliest = failure.location().isEmpty() ? failure.script() : failure.location();
    return place(likeliest, failure.statements(), error)
        .map(problem::at)
        .orElseGet(
            () -> failure.script().isEmpty() ? problem : problem.at(whole(likeliest, failure)));
  }

  private SourceLocation whole(String likeliest, StatementLog.Failure failure) {
    return migrations.scripts(likeliest).stream()
        .filter(script -> script.path().endsWith(failure.script()))
        .findFirst()
        .map(script -> SourceLocation.file(script.path()))
        .orElse(SourceLocation.file(failure.script()));
  }

  /** Where the last of the statements stands. */
  Optional<SourceLocation> place(String likeliest, List<String> sent) {
    return place(likeliest, sent, new ServerError(new java.sql.SQLException()));
  }

  private Optional<SourceLocation> place(String likeliest, List<String> sent, ServerError error) {
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    boolean first = true;
    for (Script script : migrations.scripts(likeliest)) {
      ScriptText text = text(script);
      // Only the current script sent all the statements before; a callback is looked for by itself.
      List<String> known = first ? sent : sent.subList(sent.size() - 1, sent.size());
      first = false;
      OptionalInt start = text.find(known);
      if (start.isPresent()) {
        String statement = sent.get(sent.size() - 1).strip();
        int offset = offset(text, start.getAsInt(), statement, error);
        return Optional.of(SourceLocation.offset(script.path(), text.text(), offset));
      }
    }
    return Optional.empty();
  }

  /** Where in the file the first line of a statement is known to Flyway, but not to us. */
  Optional<SourceLocation> line(String likeliest, int line) {
    return migrations.scripts(likeliest).stream()
        .findFirst()
        .map(
            script -> {
              String text = text(script).text();
              int offset = 0;
              for (int i = 1; i < line; i++) {
                offset = text.indexOf('\n', offset) + 1;
              }
              return SourceLocation.offset(script.path(), text, offset);
            });
  }

  private ScriptText text(Script script) {
    return new ScriptText(
        script.text().get(),
        request.flywaySetting("placeholderPrefix", "${"),
        request.flywaySetting("placeholderSuffix", "}"));
  }

  private static int offset(ScriptText text, int start, String statement, ServerError error) {
    if (error.position() > 0) {
      return clamp(text, start, statement, utf16(statement, error.position() - 1));
    }
    int bodyLine = inlineLine(error.context());
    if (bodyLine == 0) {
      return start;
    }
    int body = statement.indexOf('$', statement.indexOf('$') + 1) + 1;
    int line = body;
    for (int i = 1; i < bodyLine && line >= body; i++) {
      line = statement.indexOf('\n', line) + 1;
    }
    String query = error.internalQuery();
    int inner = query.isEmpty() ? -1 : statement.indexOf(query, line);
    if (inner >= 0) {
      int position = Math.max(error.internalPosition() - 1, 0);
      return clamp(text, start, statement, inner + utf16(query, position));
    }
    int word = line;
    while (word < statement.length() && Character.isWhitespace(statement.charAt(word))) {
      word++;
    }
    return clamp(text, start, statement, word);
  }

  private static int clamp(ScriptText text, int start, String statement, int offset) {
    int at = text.offset(start, statement, Math.min(offset, statement.length()));
    return at < 0 ? start : at;
  }

  private static int inlineLine(String context) {
    Matcher matcher = INLINE_LINE.matcher(context);
    int line = 0;
    while (matcher.find()) {
      line = Integer.parseInt(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }
    return line;
  }

  /** PostgreSQL counts characters, Java counts UTF-16 units. */
  private static int utf16(String text, int characters) {
    return text.offsetByCodePoints(0, Math.min(characters, text.codePointCount(0, text.length())));
  }
}
