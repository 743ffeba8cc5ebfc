package dev.headwater.maven;

import dev.headwater.command.status.DatabaseStatus;
import dev.headwater.command.status.Status;
import dev.headwater.command.status.StatusRequest;
import dev.headwater.problem.ProblemException;
import dev.headwater.report.StatusOutcomeFile;
import dev.headwater.report.StatusReport;
import dev.headwater.tool.Documents;
import java.io.File;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Says which migrations a database such as production has, when each was applied, by whom and how
 * long it took, and which are to come. Only reads there.
 */
@Mojo(name = "status", threadSafe = true)
public final class StatusMojo extends RealDatabaseMojo {

  /** Fail if migrations are still to be applied. */
  @Parameter(property = "headwater.failPending", defaultValue = "false")
  boolean failPending;

  /**
   * Where the outcome is written, as JSON. With several executions of <code>generate</code> their
   * ids are put into the name. Default: target/headwater/status.json.
   */
  @Parameter(property = "headwater.outcomeFile")
  @Nullable File outcomeFile;

  @Inject
  StatusMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(repositories, decrypter);
  }

  @Override
  void run(MavenArtifactResolver resolver, BuildLog log) {
    new Run().run(resolver, log);
  }

  /** Apart, because Maven loads what the methods of a goal name, in every build. */
  private final class Run {

    private void run(MavenArtifactResolver resolver, BuildLog log) {
      StatusOutcomeFile file = outcomeFile(resolver);
      file.delete();
      if (skip) {
        log.info("skipped");
        return;
      }
      StatusRequest request = new StatusRequest(databaseRequest(resolver));
      DatabaseStatus status;
      try (RealDatabaseAccess databases = new RealDatabaseAccess(StatusMojo.this, resolver)) {
        status = new Status(resolver).run(request, databases.required("look at"));
      }
      file.write(status);
      StatusReport.lines(status).forEach(log::info);
      if (failPending) {
        ProblemException.throwIfAny(StatusReport.pending(status).stream().toList());
      }
    }

    private StatusOutcomeFile outcomeFile(MavenArtifactResolver resolver) {
      Path path =
          outcomeFile == null
              ? Path.of(project.getBuild().getDirectory(), "headwater", "status.json")
              : outcomeFile.toPath();
      return new StatusOutcomeFile(path, new Documents(resolver))
          .of(new CommandLineGoal(session, project, execution).idAmongSeveral());
    }
  }
}
