package dev.headwater.command.bundle;

import dev.headwater.apply.LiveUndo.Step;
import dev.headwater.command.bundle.RecordedWay.Moment;
import dev.headwater.command.live.ForeseenUndo;
import dev.headwater.command.live.Foresight;
import dev.headwater.command.live.LiveMigrations;
import dev.headwater.command.live.LiveReading;
import dev.headwater.proof.Counterpart;
import dev.headwater.proof.LiveState;
import dev.headwater.proof.State.Live;
import dev.headwater.proof.State.UpTo;
import dev.headwater.script.Version;
import dev.headwater.spi.FoundMigration;
import java.util.List;
import java.util.Optional;

/** Knows one recorded state, whatever the version of the live database is. */
record AtMoment(RecordedForesight known, Moment moment) implements Foresight {

  @Override
  public Evidence evidence() {
    return known.evidence();
  }

  @Override
  public Optional<List<FoundMigration>> found() {
    return known.found();
  }

  @Override
  public LiveState look(LiveReading reading, Live database) {
    return known.look(reading, database);
  }

  @Override
  public void require(LiveState live) {
    known.require(live);
  }

  @Override
  public Counterpart counterpart(LiveState live, Optional<UpTo> at) {
    return known.at(live, moment);
  }

  @Override
  public List<String> losses(LiveState live, LiveMigrations migrations, Optional<Version> to) {
    return known.losses(live, migrations, to);
  }

  @Override
  public ForeseenUndo undo(LiveState live, LiveMigrations migrations, List<Step> steps) {
    return known.undo(live, migrations, steps);
  }
}
