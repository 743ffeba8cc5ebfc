package dev.headwater.maven;

import dev.headwater.database.LockWaiting;
import dev.headwater.report.DeploymentOutcomeFile;
import dev.headwater.setting.DeploymentSettings;
import dev.headwater.tool.Documents;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The values of a goal that brings a real database forward or back. Apart, because Maven loads what
 * the methods of a goal name, in every build.
 */
record DeploymentGoal(DeploymentMojo goal) {

  DeploymentOutcomeFile outcomeFile() {
    Path path =
        goal.outcomeFile == null
            ? Path.of(
                goal.project.getBuild().getDirectory(),
                "headwater",
                goal.execution.getGoal() + ".json")
            : goal.outcomeFile.toPath();
    return new DeploymentOutcomeFile(path, new Documents(goal.resolver()))
        .of(new CommandLineGoal(goal.session, goal.project, goal.execution).idAmongSeveral());
  }

  LockWaiting locks() {
    return DeploymentSettings.locks(
        Optional.ofNullable(goal.lockTimeout), Optional.ofNullable(goal.lockAttempts));
  }
}
