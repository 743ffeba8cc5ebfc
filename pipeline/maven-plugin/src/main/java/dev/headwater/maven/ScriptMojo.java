package dev.headwater.maven;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.script.SqlScript;
import dev.headwater.command.script.SqlScriptRequest;
import dev.headwater.problem.ProblemException;
import dev.headwater.report.ExecutionFile;
import dev.headwater.report.SqlScriptReport;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Writes the SQL of migrations, with the rows of Flyway's history, to target/headwater/migrate.sql:
 * for a team whose database administrator runs it by hand. Tried in throwaway databases.
 */
@Mojo(name = "script", threadSafe = true)
public final class ScriptMojo extends PipelineMojo {

  /** The version that the database has, such as <code>V42</code>. Default: it is empty. */
  @Parameter(property = "headwater.from")
  @Nullable String from;

  /** The version that the database shall have, such as <code>V43</code>. Default: the newest. */
  @Parameter(property = "headwater.to")
  @Nullable String to;

  @Inject
  ScriptMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(repositories, decrypter);
  }

  @Override
  void run(MavenArtifactResolver resolver, BuildLog log) {
    if (skip) {
      log.info("skipped");
      return;
    }
    GenerateRequest migrations = databaseRequest(resolver);
    SqlScript.Outcome outcome =
        new SqlScript(resolver).run(SqlScriptRequest.of(migrations, word(from), word(to)), log);
    SqlScriptReport report =
        new SqlScriptReport(
            migrations.root(),
            ExecutionFile.of(
                Path.of(project.getBuild().getDirectory(), "headwater", "migrate.sql"),
                new CommandLineGoal(session, project, execution).idAmongSeveral()));
    report.write(outcome);
    ProblemException.throwIfAny(report.problem(outcome).stream().toList());
    log.info(report.line(outcome));
  }
}
