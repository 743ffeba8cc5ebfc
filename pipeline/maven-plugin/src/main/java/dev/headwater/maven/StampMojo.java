package dev.headwater.maven;

import dev.headwater.apply.HistoryStamp.Earlier;
import dev.headwater.command.stamp.Stamp;
import dev.headwater.command.stamp.StampOutcome;
import dev.headwater.command.stamp.StampOutcome.Differs;
import dev.headwater.command.stamp.StampOutcome.NotConfirmed;
import dev.headwater.command.stamp.StampOutcome.NothingToDo;
import dev.headwater.command.stamp.StampOutcome.Stamped;
import dev.headwater.command.stamp.StampRequest;
import dev.headwater.command.stamp.StampRequest.Differences;
import dev.headwater.problem.ProblemException;
import dev.headwater.report.StampReport;
import dev.headwater.tool.Documents;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Tells Flyway which migrations a database has already: writes the history that <code>migrate
 * </code> would write, and runs nothing. The database must be what the migrations make at that
 * version.
 */
@Mojo(name = "stamp", threadSafe = true)
public final class StampMojo extends ConfirmedMojo {

  /** The version that the database has, such as <code>V43</code>. Default: the newest. */
  @Parameter(property = "headwater.to")
  @Nullable String to;

  /** Delete the rows that the history has before the new ones are written. */
  @Parameter(property = "headwater.purge", defaultValue = "false")
  boolean purge;

  /**
   * Objects to leave out, as <code>diff</code> names them, with <code>*</code> for any text: <code>
   * table public.import_*</code>.
   */
  @Parameter(property = "headwater.ignore")
  @Nullable List<String> ignore;

  @Inject
  StampMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(repositories, decrypter);
  }

  @Override
  void run(MavenArtifactResolver resolver, BuildLog log) {
    new Run().run(resolver, log);
  }

  /** Apart, because Maven loads what the methods of a goal name, in every build. */
  private final class Run {

    private void run(MavenArtifactResolver resolver, BuildLog log) {
      if (skip) {
        log.info("skipped");
        return;
      }
      StampRequest request =
          StampRequest.of(
              databaseRequest(resolver),
              word(to),
              new Differences(
                  purge ? Earlier.DELETED : Earlier.KEPT, ignore == null ? List.of() : ignore));
      StampOutcome outcome;
      try (RealDatabaseAccess databases = new RealDatabaseAccess(StampMojo.this, resolver)) {
        outcome =
            new Stamp(resolver)
                .run(
                    request,
                    databases.required("stamp"),
                    plan -> Confirmation.of(StampMojo.this).ask(log, StampReport.plan(plan)),
                    log);
      }
      if (outcome instanceof NothingToDo nothing) {
        log.info(StampReport.nothingToDo(nothing));
      } else if (outcome instanceof Differs differs) {
        throw new ProblemException(new StampReport(new Documents(resolver)).differs(differs));
      } else if (outcome instanceof NotConfirmed not) {
        throw new ProblemException(StampReport.notConfirmed(not));
      } else {
        log.info(StampReport.done((Stamped) outcome));
      }
    }
  }
}
