package dev.headwater.bundle;

/** Waits until the database answers. */
record WaitRun(Deployment deployment) implements BundleCommand.Run {

  @Override
  public Ended run() {
    deployment.output().info("wait: " + deployment.database().name() + " answers");
    return Ended.done("answers");
  }
}
