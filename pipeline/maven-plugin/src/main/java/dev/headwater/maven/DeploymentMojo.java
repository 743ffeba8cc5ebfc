package dev.headwater.maven;

import dev.headwater.problem.ProblemException;
import java.io.File;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** The parameters of the goals that bring a real database forward or back. */
abstract class DeploymentMojo extends ConfirmedMojo {

  /** The version that the database shall have, such as <code>V43</code>. */
  @Parameter(property = "headwater.to")
  @Nullable String to;

  /** The number of versions by which the database is brought forward or back. */
  @Parameter(property = "headwater.steps")
  @Nullable Long steps;

  /**
   * A command that runs when the plan is confirmed, such as a backup, through the shell. It finds
   * the database in PGHOST, PGPORT, PGDATABASE, PGUSER and PGPASSWORD. If it fails, nothing is
   * changed.
   */
  @Parameter(property = "headwater.before")
  @Nullable String before;

  /**
   * The longest time in seconds that a script in a transaction, or a look at the schema, waits for
   * a lock before it is rolled back and tried again; 0 waits for ever. Default: 5.
   */
  @Parameter(property = "headwater.lockTimeout")
  @Nullable Long lockTimeout;

  /**
   * How often a script, or a look at the schema, is tried that does not get a lock. Default: 10.
   */
  @Parameter(property = "headwater.lockAttempts")
  @Nullable Long lockAttempts;

  /**
   * Objects to leave out when the result is compared, as <code>diff</code> names them, with <code>*
   * </code> for any text: <code>table public.import_*</code>.
   */
  @Parameter(property = "headwater.ignore")
  @Nullable List<String> ignore;

  /**
   * Where the outcome is written, as JSON. With several executions of <code>generate</code> their
   * ids are put into the name. Default: target/headwater, and the name of the goal.
   */
  @Parameter(property = "headwater.outcomeFile")
  @Nullable File outcomeFile;

  private boolean outcomeIsWritten;

  DeploymentMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(repositories, decrypter);
  }

  final Optional<String> to() {
    return word(to);
  }

  final Optional<Long> steps() {
    return Optional.ofNullable(steps);
  }

  final Optional<String> before() {
    return word(before);
  }

  final List<String> ignore() {
    return ignore == null ? List.of() : ignore;
  }

  /** From here on, a problem is part of the outcome that is written. */
  final void outcomeIsWritten() {
    outcomeIsWritten = true;
  }

  /** Also where nothing was changed, because a parameter is wrong for example. */
  @Override
  String told(ProblemException e) {
    if (!outcomeIsWritten) {
      new DeploymentGoal(this).outcomeFile().write(e.problems());
    }
    return super.told(e);
  }
}
