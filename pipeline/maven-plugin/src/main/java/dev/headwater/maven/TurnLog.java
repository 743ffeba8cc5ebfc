package dev.headwater.maven;

import dev.headwater.command.watch.WatchTurn;
import dev.headwater.database.DatabaseChoice.Kind;
import java.util.List;
import java.util.Set;

/** The log of one run among many, which ends at the next stage when files have changed. */
final class TurnLog extends BuildLog {

  private final Run run;

  TurnLog(HeadwaterMojo mojo, Run run) {
    super(mojo.getLog(), mojo.isSeen());
    this.run = run;
  }

  @Override
  public void started(Stage stage) {
    run.turn().enters(stage);
    super.started(stage);
  }

  @Override
  public void chose(Kind provider, List<String> reasons) {
    if (run.told().add(provider + " " + reasons)) {
      super.chose(provider, reasons);
    }
  }

  @Override
  public void noted(String text) {
    if (run.told().add(text)) {
      super.noted(text);
    }
  }

  @Override
  public void warned(String text) {
    if (run.told().add(text)) {
      super.warned(text);
    }
  }

  /**
   * Where it stands.
   *
   * @param told what the runs before it said, and what would be the same again
   */
  record Run(WatchTurn turn, Set<String> told) {}
}
