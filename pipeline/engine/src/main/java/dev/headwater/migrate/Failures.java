package dev.headwater.migrate;

import dev.headwater.Diagnostic;
import dev.headwater.PipelineException;
import dev.headwater.SourceLocation;
import dev.headwater.migrations.MigrationSet.Script;
import dev.headwater.spi.ToolFailure;
import java.sql.SQLException;
import java.util.Optional;

/** What the user reads when a migration fails. */
record Failures(Blame blame, Remedies remedies, StatementLog log) implements Migrator.Explanation {

  @Override
  public Optional<SourceLocation> place(StatementLog current, String running) {
    return blame.place(current.likeliest(), current.statements());
  }

  @Override
  public RuntimeException explain(Throwable thrown) {
    Optional<StatementLog.Failure> failure = log.failureIn(thrown);
    if (failure.isPresent()) {
      return new PipelineException(remedies.added(named(failure.get())));
    }
    if (thrown instanceof ToolFailure tool) {
      return new PipelineException(
          serverError(thrown).map(error -> unseen(error, tool)).orElseGet(() -> refused(tool)));
    }
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException unexpected
        ? unexpected
        : new IllegalStateException(thrown);
  }

  /** What has no place in a script is of a Java migration. */
  private Diagnostic named(StatementLog.Failure failure) {
    Diagnostic problem = blame.of(failure);
    return problem.location().isPresent() || failure.script().isEmpty()
        ? problem
        : problem.withDetail("migration", failure.script());
  }

  /** An error of the server that did not come through a statement: in copied data, at commit. */
  private Diagnostic unseen(ServerError error, ToolFailure tool) {
    Diagnostic problem = remedies.added(error.diagnostic());
    if (tool.line() == 0) {
      problem = problem.withDetail("when", "at the end of the transaction of this migration");
    }
    return blame.line(likeliest(tool), tool.line(), error).map(problem::at).orElse(problem);
  }

  private Diagnostic refused(ToolFailure tool) {
    Diagnostic problem = FlywayWords.explained(tool, blame.request());
    Optional<String> placeholder = FlywayWords.placeholder(tool);
    if (placeholder.isPresent()) {
      return placeOf(placeholder.get(), likeliest(tool)).map(problem::at).orElse(problem);
    }
    int line = FlywayWords.line(tool);
    Optional<SourceLocation> place =
        blame.line(likeliest(tool), line, new ServerError(new SQLException()));
    return place
        .or(() -> FlywayWords.script(tool).flatMap(blame::whole))
        .map(problem::at)
        .orElse(problem);
  }

  private String likeliest(ToolFailure tool) {
    return log.likeliest().isEmpty() ? tool.script() : log.likeliest();
  }

  private Optional<SourceLocation> placeOf(String words, String likeliest) {
    for (Script script : blame.migrations().scripts(likeliest)) {
      String text = script.text().get();
      int offset = text.indexOf(words);
      if (offset >= 0) {
        return Optional.of(SourceLocation.offset(script.path(), text, offset));
      }
    }
    return Optional.empty();
  }

  /** The innermost one: Flyway wraps what happens while it copies data. */
  private static Optional<ServerError> serverError(Throwable thrown) {
    Optional<ServerError> found = Optional.empty();
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof SQLException e && e.getSQLState() != null) {
        found = Optional.of(new ServerError(e));
      }
    }
    return found;
  }
}
