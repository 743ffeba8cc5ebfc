package dev.headwater.maven;

import dev.headwater.command.drift.Drift;
import dev.headwater.command.drift.DriftOutcome;
import dev.headwater.command.drift.DriftOutcome.Drifted;
import dev.headwater.command.drift.DriftOutcome.Failed;
import dev.headwater.command.drift.DriftOutcome.Same;
import dev.headwater.command.drift.DriftRequest;
import dev.headwater.command.drift.DriftRequest.Words;
import dev.headwater.database.LockWaiting;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import dev.headwater.report.DriftOutcomeFile;
import dev.headwater.report.DriftReport;
import dev.headwater.report.ExecutionFile;
import dev.headwater.report.WayBackFile;
import dev.headwater.setting.DeploymentSettings;
import dev.headwater.tool.Documents;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a database such as production is what the migrations make at the version of its
 * history table. Only reads there.
 */
@Mojo(name = "drift", threadSafe = true)
public final class DriftMojo extends RealDatabaseMojo {

  /**
   * The version that the database has, such as <code>V43</code>, where its history table cannot be
   * read. Default: as the history table says.
   */
  @Parameter(property = "headwater.at")
  @Nullable String at;

  /**
   * Objects to leave out, as <code>diff</code> names them, with <code>*</code> for any text: <code>
   * table public.import_*</code>.
   */
  @Parameter(property = "headwater.ignore")
  @Nullable List<String> ignore;

  /**
   * Where the outcome is written, as JSON. With several executions of <code>generate</code> their
   * ids are put into the name. Default: target/headwater/drift.json.
   */
  @Parameter(property = "headwater.outcomeFile")
  @Nullable File outcomeFile;

  /**
   * <code>script</code> writes the SQL that brings the database back, with what was seen when it
   * was tried, to target/headwater/drift.sql.
   */
  @Parameter(property = "headwater.write")
  @Nullable String write;

  /**
   * The longest time in seconds that a look at the schema waits for a lock before it is tried
   * again; 0 waits for ever. Default: 5.
   */
  @Parameter(property = "headwater.lockTimeout")
  @Nullable Long lockTimeout;

  /** How often a look at the schema is tried that does not get a lock. Default: 10. */
  @Parameter(property = "headwater.lockAttempts")
  @Nullable Long lockAttempts;

  private boolean outcomeIsWritten;

  @Inject
  DriftMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(repositories, decrypter);
  }

  @Override
  void run(MavenArtifactResolver resolver, BuildLog log) {
    new Run().run(resolver, log);
  }

  @Override
  String told(ProblemException e) {
    return new Run().told(e);
  }

  /** Apart, because Maven loads what the methods of a goal name, in every build. */
  private final class Run {

    private void run(MavenArtifactResolver resolver, BuildLog log) {
      DriftOutcomeFile file = outcomeFile();
      WayBackFile script = script();
      file.delete();
      script.delete();
      if (skip) {
        log.info("skipped");
        return;
      }
      DriftOutcome outcome = outcome(resolver, log);
      file.write(outcome);
      outcomeIsWritten = true;
      DriftReport report = new DriftReport(new Documents(resolver));
      if (outcome instanceof Same same) {
        report.same(same).forEach(log::info);
      } else if (outcome instanceof Drifted drifted) {
        throw new HasDrifted(report.drifted(drifted, written(drifted, script)));
      } else {
        throw new ProblemException(((Failed) outcome).problems());
      }
    }

    /** Also where nothing could be compared, because a parameter is wrong for example. */
    private String told(ProblemException e) {
      if (e instanceof HasDrifted) {
        return "drift: drifted\n\n" + e.getMessage();
      }
      List<Problem> problems = new ArrayList<>(e.problems());
      if (!outcomeIsWritten) {
        try {
          outcomeFile().write(new Failed(e.problems()));
        } catch (ProblemException noLibrary) {
          // The user must read both errors.
          noLibrary.problems().stream().filter(p -> !problems.contains(p)).forEach(problems::add);
        }
      }
      return "drift: error\n\n" + new ProblemException(problems).getMessage();
    }

    private DriftOutcome outcome(MavenArtifactResolver resolver, BuildLog log) {
      DriftRequest request =
          DriftRequest.of(
              databaseRequest(resolver),
              new Words(word(at), ignore == null ? List.of() : ignore, word(write)));
      try (RealDatabaseAccess databases = new RealDatabaseAccess(DriftMojo.this, resolver)) {
        LockWaiting locks =
            DeploymentSettings.locks(
                Optional.ofNullable(lockTimeout), Optional.ofNullable(lockAttempts));
        RealDatabase on = databases.required("look at").waiting(locks, log::noted);
        return new Drift(resolver).run(request, on, log);
      }
    }

    private WayBackFile script() {
      return new WayBackFile(
          ExecutionFile.of(
              Path.of(project.getBuild().getDirectory(), "headwater", "drift.sql"),
              new CommandLineGoal(session, project, execution).idAmongSeveral()));
    }

    /** The file as shown to the reader. */
    private String written(Drifted drifted, WayBackFile script) {
      return drifted
          .wayBack()
          .map(way -> script.write(drifted.compared(), way))
          .map(path -> SourceLocation.shown(project.getBasedir().toPath(), path))
          .orElse("");
    }

    private DriftOutcomeFile outcomeFile() {
      Path path =
          outcomeFile == null
              ? Path.of(project.getBuild().getDirectory(), "headwater", "drift.json")
              : outcomeFile.toPath();
      return new DriftOutcomeFile(path, new Documents(resolver()))
          .of(new CommandLineGoal(session, project, execution).idAmongSeveral());
    }
  }

  /** The comparison was made, and something differs. */
  static final class HasDrifted extends ProblemException {

    private static final long serialVersionUID = 1L;

    HasDrifted(List<Problem> problems) {
      super(problems);
    }
  }
}
