package dev.headwater.apply;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import dev.headwater.script.ScriptFile;
import dev.headwater.spi.ToolFailure;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The problem when a migration fails.
 *
 * @param fixes adds the fix to an error of the server, where one is known
 */
record MigrationProblem(FailedScript failed, UnaryOperator<Problem> fixes, StatementLog log)
    implements Migrator.Explanation {

  @Override
  public Optional<SourceLocation> place(StatementLog current, String running) {
    return failed.place(current.likeliest(), current.statements());
  }

  @Override
  public RuntimeException explain(Throwable thrown) {
    Optional<StatementLog.Failure> failure = log.failureIn(thrown);
    if (failure.isPresent()) {
      Problem problem = named(failure.get());
      boolean isOfFlyway = problem.location().isEmpty() && failure.get().script().isEmpty();
      return new ProblemException(
          isOfFlyway ? between(failure.get(), thrown) : ofPsql(fixes.apply(problem)));
    }
    if (thrown instanceof ToolFailure tool) {
      return new ProblemException(
          serverError(thrown).map(error -> unseen(error, tool)).orElseGet(() -> refused(tool)));
    }
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException unexpected
        ? unexpected
        : new IllegalStateException(thrown);
  }

  private Problem ofPsql(Problem problem) {
    return problem
        .location()
        .flatMap(place -> failed.script(place.path()))
        .map(script -> PsqlProblem.explained(problem, script.text()))
        .orElse(problem);
  }

  /** A statement of Flyway's own, between two scripts, fails because of the script before it. */
  private Problem between(StatementLog.Failure failure, Throwable thrown) {
    Problem problem = new ServerError(failure.exception()).problem();
    Optional<SourceLocation> before = failed.whole(log.last());
    if (before.isPresent()) {
      problem = problem.at(before.get()).withDetail("when", "after this script");
    }
    if (thrown instanceof ToolFailure tool) {
      problem = problem.withDetail("Flyway", tool.reason().strip().split("\\R", 2)[0]);
    }
    return FlywayProblem.afterScript(
        fixes.apply(problem), failure.statements().get(failure.statements().size() - 1));
  }

  /** A failure without a place in a script comes from a Java migration. */
  private Problem named(StatementLog.Failure failure) {
    Problem problem = failed.of(failure);
    return problem.location().isPresent() || failure.script().isEmpty()
        ? problem
        : problem.withDetail("migration", failure.script());
  }

  /** An error of the server that did not come through a statement: in copied data, at commit. */
  private Problem unseen(ServerError error, ToolFailure tool) {
    Problem problem = fixes.apply(error.problem());
    if (tool.line() == 0) {
      problem = problem.withDetail("when", "at the end of the transaction of this migration");
    }
    return failed.line(likeliest(tool), tool.line(), error).map(problem::at).orElse(problem);
  }

  private Problem refused(ToolFailure tool) {
    Problem problem = FlywayProblem.explained(tool, failed.scripts().source());
    if (problem.code().equals(FlywayProblem.NO_HISTORY)) {
      return problem; // no script has begun
    }
    Optional<String> placeholder = FlywayProblem.placeholder(tool);
    if (placeholder.isPresent()) {
      return placeOf(placeholder.get(), likeliest(tool)).map(problem::at).orElse(problem);
    }
    int line = FlywayProblem.line(tool);
    Optional<SourceLocation> place =
        failed.line(likeliest(tool), line, new ServerError(new SQLException()));
    return place
        .or(() -> FlywayProblem.script(tool).flatMap(failed::whole))
        .map(problem::at)
        .orElse(problem);
  }

  private String likeliest(ToolFailure tool) {
    return log.likeliest().isEmpty() ? tool.script() : log.likeliest();
  }

  private Optional<SourceLocation> placeOf(String words, String likeliest) {
    for (ScriptFile script : failed.scripts().likeliestFirst(likeliest)) {
      String text = script.text();
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
