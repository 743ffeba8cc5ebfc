package dev.headwater.migrate;

import dev.headwater.Diagnostic;
import dev.headwater.PipelineException;
import dev.headwater.PipelineRequest;
import dev.headwater.SourceLocation;
import dev.headwater.migrations.MigrationSet;
import dev.headwater.migrations.MigrationSet.Script;
import dev.headwater.spi.ToolFailure;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the user reads when a migration fails. */
final class Failures implements Migrator.Explanation {

  private static final Pattern NO_VALUE =
      Pattern.compile("No value provided for placeholder: (\\S+)\\.");

  private final PipelineRequest request;
  private final MigrationSet migrations;
  private final StatementLog log;
  private final Blame blame;

  Failures(PipelineRequest request, MigrationSet migrations, StatementLog log) {
    this.request = request;
    this.migrations = migrations;
    this.log = log;
    this.blame = new Blame(request, migrations);
  }

  @Override
  public Optional<SourceLocation> place(StatementLog current) {
    return blame.place(likeliest(), current.statements());
  }

  @Override
  public RuntimeException explain(Throwable thrown) {
    Optional<StatementLog.Failure> failure = log.failureIn(thrown);
    if (failure.isPresent()) {
      return new PipelineException(Remedies.added(blame.of(failure.get())));
    }
    Optional<SQLException> unseen = sqlException(thrown);
    if (unseen.isPresent() && thrown instanceof ToolFailure tool) {
      Diagnostic problem = Remedies.added(new ServerError(unseen.get()).diagnostic());
      return new PipelineException(
          blame.line(likeliest(), tool.line()).map(problem::at).orElse(problem));
    }
    if (thrown instanceof ToolFailure tool) {
      return new PipelineException(refused(tool));
    }
    return thrown instanceof RuntimeException unexpected
        ? unexpected
        : new IllegalStateException(thrown);
  }

  private String likeliest() {
    return log.location().isEmpty() ? log.script() : log.location();
  }

  private Diagnostic refused(ToolFailure tool) {
    Matcher noValue = NO_VALUE.matcher(String.valueOf(tool.getMessage()));
    if (noValue.find()) {
      return noValue(noValue.group(1));
    }
    Diagnostic problem = Diagnostic.of(tool.code(), String.valueOf(tool.getMessage()));
    return log.script().isEmpty()
        ? problem
        : problem.at(blame.line(likeliest(), 1).orElse(SourceLocation.file(log.script())));
  }

  private Diagnostic noValue(String placeholder) {
    String prefix = request.flywaySetting("placeholderPrefix", "${");
    String name =
        placeholder.substring(
            placeholder.startsWith(prefix) ? prefix.length() : 0,
            placeholder.length() - (placeholder.endsWith("}") ? 1 : 0));
    Diagnostic problem =
        Diagnostic.of("placeholder", "no value for the placeholder " + placeholder)
            .withFix(
                "give it one: <placeholders><"
                    + name
                    + ">…</"
                    + name
                    + "></placeholders>,"
                    + " or switch placeholders off:"
                    + " <flyway><placeholderReplacement>false</placeholderReplacement></flyway>");
    List<Script> scripts = migrations.scripts(likeliest());
    for (Script script : scripts) {
      String text = script.text().get();
      int offset = text.indexOf(placeholder);
      if (offset >= 0) {
        return problem.at(SourceLocation.offset(script.path(), text, offset));
      }
    }
    return problem;
  }

  private static Optional<SQLException> sqlException(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof SQLException e) {
        return Optional.of(e);
      }
    }
    return Optional.empty();
  }
}
