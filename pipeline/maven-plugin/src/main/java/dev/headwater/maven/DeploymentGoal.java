package dev.headwater.maven;

import dev.headwater.apply.LockWaiting;
import dev.headwater.report.DeploymentOutcomeFile;
import dev.headwater.tool.Documents;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The values of a goal that brings a real database forward or back. Apart, because Maven loads what
 * the methods of a goal name, in every build.
 */
record DeploymentGoal(DeploymentMojo goal) {

  private static final long LOCK_TIMEOUT = 5;
  private static final long LOCK_ATTEMPTS = 10;

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
    return new LockWaiting(
        Duration.ofSeconds(goal.lockTimeout == null ? LOCK_TIMEOUT : goal.lockTimeout),
        Math.toIntExact(goal.lockAttempts == null ? LOCK_ATTEMPTS : goal.lockAttempts));
  }
}
