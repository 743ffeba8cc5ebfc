package dev.headwater.command.bundle;

import dev.headwater.apply.LiveUndo.Step;
import dev.headwater.apply.status.AppliedMigration;
import dev.headwater.apply.status.SchemaHistory;
import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.change.Change;
import dev.headwater.catalog.change.Comparison;
import dev.headwater.catalog.change.ProvenRenames;
import dev.headwater.command.bundle.RecordedWay.Moment;
import dev.headwater.command.live.ForeseenUndo;
import dev.headwater.command.live.Foresight;
import dev.headwater.command.live.ForwardLosses;
import dev.headwater.command.live.LiveMigrations;
import dev.headwater.command.live.LiveReading;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.BuiltState;
import dev.headwater.proof.Counterpart;
import dev.headwater.proof.Counterpart.Owners;
import dev.headwater.proof.Counterpart.Repeatables;
import dev.headwater.proof.LiveState;
import dev.headwater.proof.LiveState.Known;
import dev.headwater.proof.LiveState.Unknown;
import dev.headwater.proof.State.Live;
import dev.headwater.proof.State.UpTo;
import dev.headwater.proof.WayReading;
import dev.headwater.script.Version;
import dev.headwater.spi.FoundMigration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Knows what migrations make and lose from the record of the build. */
final class RecordedForesight implements Foresight {

  private final Records records;
  private final Guard guard;

  /** Refuses databases to which scripts must not come. */
  interface Guard {
    void require(LiveState live, Foresight foresight);
  }

  RecordedForesight(Records records, Guard guard) {
    this.records = records;
    this.guard = guard;
  }

  @Override
  public Evidence evidence() {
    return Evidence.RECORDED;
  }

  @Override
  public Optional<List<FoundMigration>> found() {
    return records.hasFixedChecksums() ? Optional.of(records.found()) : Optional.empty();
  }

  /** Without a history, there is nothing to compare. */
  @Override
  public LiveState look(LiveReading reading, Live database) {
    return reading.readWhereMigrated(database);
  }

  @Override
  public void require(LiveState live) {
    guard.require(live, this);
  }

  private RecordedWay way(LiveState live) {
    return records
        .of(live.major())
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(
                            "not-compared",
                            "not compared: "
                                + live.state().name()
                                + " is PostgreSQL "
                                + live.postgres()
                                + ", and the bundle was built for PostgreSQL "
                                + records.majors())
                        .withFix(
                            "<catalogVersions>"
                                + records.majors()
                                + ","
                                + live.major()
                                + "</catalogVersions> in the POM, and build the bundle again")));
  }

  private static SchemaHistory history(LiveState live) {
    if (live.history() instanceof Known known) {
      return known.migrations();
    }
    throw new ProblemException(((Unknown) live.history()).why());
  }

  @Override
  public Counterpart counterpart(LiveState live, Optional<UpTo> at) {
    RecordedWay way = way(live);
    Version version =
        at.map(state -> new Version(state.version()))
            .or(() -> history(live).version())
            .orElse(new Version("0"));
    List<String> others = at.isPresent() ? List.of() : others(way, history(live), version);
    boolean isWhole = way.isHead(version) && !version.equals(new Version("0"));
    return counterpart(
        live,
        at.orElse(new UpTo(version.text(), "V" + version.text())),
        new Made(way, isWhole ? way.end() : way.at(version), others));
  }

  /**
   * A recorded state, to be compared with a database.
   *
   * @param others repeatable migrations whose objects may be other ones there
   */
  private record Made(RecordedWay way, Moment moment, List<String> others) {}

  /** The state at a moment between two versions. */
  Counterpart at(LiveState live, Moment moment) {
    RecordedWay way = way(live);
    List<String> others = new ArrayList<>(List.of(WayReading.CALLBACKS));
    for (FoundMigration found : way.found()) {
      if (found.version().isEmpty()
          && history(live).repeatable().containsKey(found.description())) {
        others.add(found.script().replaceFirst(".*[/\\\\]", ""));
      }
    }
    return counterpart(live, new UpTo("0", "V0"), new Made(way, moment, others));
  }

  private static Counterpart counterpart(LiveState live, UpTo state, Made part) {
    RecordedWay way = part.way();
    List<Catalog> catalogs = way.catalogs(List.of(way.moments().get(0), part.moment()));
    Set<Id> unknown = part.others().isEmpty() ? Set.of() : objectsOf(way, part.others());
    return new Counterpart(
        new BuiltState(state, part.moment().index(), 0, List.of(), way.postgres(), catalogs.get(1)),
        catalogs.get(0),
        new Owners(live.owner(), way.owner()),
        Counterpart.touched(catalogs.get(0), catalogs.get(1), unknown),
        new Repeatables(List.of(), edited(way, orNone(live)), unknown),
        way.found());
  }

  private static SchemaHistory orNone(LiveState live) {
    return live.history() instanceof Known known ? known.migrations() : SchemaHistory.NONE;
  }

  /** Repeatable migrations and callbacks whose objects may be other ones in the database. */
  private static List<String> others(RecordedWay way, SchemaHistory history, Version version) {
    boolean isHead = way.isHead(version);
    List<String> others = new ArrayList<>();
    for (FoundMigration found : way.found()) {
      AppliedMigration row = history.repeatable().get(found.description());
      boolean isSame = row != null && row.checksum().equals(found.checksum());
      if (found.version().isEmpty() && (isHead ? !isSame : row != null)) {
        others.add(found.script().replaceFirst(".*[/\\\\]", ""));
      }
    }
    if (!isHead) {
      others.add(WayReading.CALLBACKS); // an earlier deployment may have had others
    }
    return others;
  }

  /** Those with another text in the database. */
  private static List<String> edited(RecordedWay way, SchemaHistory history) {
    List<String> names = new ArrayList<>();
    for (FoundMigration found : way.found()) {
      AppliedMigration row = history.repeatable().get(found.description());
      if (found.version().isEmpty() && row != null && !row.checksum().equals(found.checksum())) {
        names.add(found.script().replaceFirst(".*[/\\\\]", ""));
      }
    }
    return names;
  }

  /** The objects that scripts made or changed when the way was recorded. */
  private static Set<Id> objectsOf(RecordedWay way, List<String> scripts) {
    Set<Id> objects = new HashSet<>();
    List<Moment> moments = way.moments();
    for (int i = 1; i < moments.size(); i++) {
      if (scripts.contains(moments.get(i).script())) {
        List<Catalog> catalogs = way.catalogs(List.of(moments.get(i - 1), moments.get(i)));
        Comparison.of(catalogs.get(0), catalogs.get(1)).changes().stream()
            .map(Change::id)
            .forEach(objects::add);
      }
    }
    return objects;
  }

  @Override
  public List<String> losses(LiveState live, LiveMigrations migrations, Optional<Version> to) {
    RecordedWay way = way(live);
    Optional<Version> from =
        migrations
            .history()
            .version()
            .filter(version -> migrations.here().versions().contains(version));
    if (from.isEmpty()) {
      return List.of();
    }
    Moment end = to.map(way::at).orElseGet(way::end);
    List<Catalog> catalogs = way.catalogs(List.of(way.at(from.get()), end));
    return ForwardLosses.between(
        catalogs.get(0), catalogs.get(1), ProvenRenames.between(catalogs.get(0), catalogs.get(1)));
  }

  @Override
  public ForeseenUndo undo(LiveState live, LiveMigrations migrations, List<Step> steps) {
    RecordedWay way = way(live);
    for (Step step : steps) {
      way.failureOfUndo(step.version())
          .ifPresent(
              why -> {
                throw new ProblemException(failed(step, why));
              });
    }
    Version last = steps.get(steps.size() - 1).version();
    Version target =
        migrations.history().versioned().keySet().stream()
            .filter(version -> version.compareTo(last) < 0)
            .reduce((first, second) -> second)
            .orElse(new Version("0"));
    List<Catalog> catalogs = way.catalogs(List.of(way.at(steps.get(0).version()), way.at(target)));
    return new ForeseenUndo(
        ForeseenUndo.lost(catalogs.get(0), catalogs.get(1)), needy(migrations, way.needy(last)));
  }

  private static Problem failed(Step step, String why) {
    return Problem.of("undo-fails", step.script().fileName() + " failed when the bundle was built")
        .withDetail("there", why)
        .withFix("correct the undo script, and build the bundle again");
  }

  /** Where nothing is known, all of them run again with the next migration, which harms none. */
  private static List<AppliedMigration> needy(
      LiveMigrations migrations, Optional<List<String>> names) {
    return migrations.history().repeatable().values().stream()
        .filter(row -> names.map(known -> known.contains(row.fileName())).orElse(true))
        .toList();
  }
}
