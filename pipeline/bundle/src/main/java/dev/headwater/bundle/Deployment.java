package dev.headwater.bundle;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.bundle.BundledProject;
import dev.headwater.command.live.Foresight;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.setting.DeploymentSettings;
import dev.headwater.tool.ArtifactResolver;
import java.util.function.Supplier;

/**
 * One run of a command.
 *
 * @param database is found when it is asked for
 */
record Deployment(
    BundledProject project, Options options, Supplier<RealDatabase> database, Output output) {

  /**
   * The options of the command line.
   *
   * @param settings those that builds have, too
   */
  record Options(DeploymentSettings settings, boolean allowDrift) {}

  DeploymentSettings settings() {
    return options.settings();
  }

  GenerateRequest request() {
    return project.request();
  }

  ArtifactResolver resolver() {
    return project.resolver();
  }

  Foresight.Source foresight() {
    return project.foresight(settings().ignore(), options.allowDrift());
  }
}
