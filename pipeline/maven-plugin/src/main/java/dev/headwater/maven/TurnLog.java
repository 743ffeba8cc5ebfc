package dev.headwater.maven;

import dev.headwater.watch.Turn;

/** The log of one run among many, which ends at the next stage when files have changed. */
final class TurnLog extends BuildLog {

  private final Turn turn;

  TurnLog(HeadwaterMojo mojo, Turn turn) {
    super(mojo.getLog(), mojo.isSeen());
    this.turn = turn;
  }

  @Override
  public void started(Stage stage) {
    turn.enters(stage);
    super.started(stage);
  }
}
