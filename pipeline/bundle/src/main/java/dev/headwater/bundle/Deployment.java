package dev.headwater.bundle;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.bundle.BundledProject;
import dev.headwater.command.live.Foresight;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.setting.DeploymentSettings;
import dev.headwater.tool.ArtifactResolver;

/** One run of a command on a database. */
record Deployment(
    BundledProject project, GivenOptions options, RealDatabase database, Output output) {

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
