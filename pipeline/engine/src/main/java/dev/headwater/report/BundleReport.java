package dev.headwater.report;

import dev.headwater.command.bundle.BundleOutcome;
import dev.headwater.command.bundle.BundleOutcome.Made;
import dev.headwater.problem.SourceLocation;
import java.nio.file.Path;

/**
 * A bundle as the user reads it.
 *
 * @param root the folder from which paths are shown
 */
public record BundleReport(Path root) {

  private static final long MEGABYTE = 1 << 20;

  /** The end of a run. */
  public String line(BundleOutcome outcome) {
    String jar = SourceLocation.shown(root, outcome.jar());
    return outcome instanceof Made made
        ? "bundle: "
            + jar
            + " has "
            + DeploymentWords.migrations(made.migrations())
            + " and knows what they make on PostgreSQL "
            + String.join(", ", made.postgres())
            + "; "
            + (made.bytes() + MEGABYTE / 2) / MEGABYTE
            + " MB"
        : "bundle: nothing to do: " + jar + " is up to date";
  }
}
