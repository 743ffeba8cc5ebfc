package dev.headwater.maven;

import dev.headwater.command.dev.DevRequest;
import dev.headwater.io.Sha256;

/** The development database of a module. */
final class DevDatabase {

  private DevDatabase() {}

  /** Each module has its own, and with several executions of {@code generate} each of them. */
  static DevRequest of(PipelineMojo goal, MavenArtifactResolver resolver) {
    String id =
        new CommandLineGoal(goal.session, goal.project, goal.execution)
            .idAmongSeveral()
            .map(execution -> "-" + execution)
            .orElse("");
    String folder = Sha256.of(goal.project.getBasedir().toString()).substring(0, 8);
    return new DevRequest(
        goal.databaseRequest(resolver), goal.project.getArtifactId() + id + "-" + folder);
  }
}
