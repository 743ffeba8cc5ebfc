package dev.headwater.bundle;

/** Waits until the database answers. */
record WaitRun(Deployment deployment) implements BundleCommand.Run {

  @Override
  public CommandEnd run() {
    deployment.output().info("wait: " + deployment.database().name() + " answers");
    return CommandEnd.done("answers");
  }
}
