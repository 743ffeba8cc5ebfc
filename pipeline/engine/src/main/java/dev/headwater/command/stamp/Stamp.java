package dev.headwater.command.stamp;

import dev.headwater.apply.HistoryStamp;
import dev.headwater.apply.HistoryStamp.Earlier;
import dev.headwater.apply.status.MigrationLine;
import dev.headwater.apply.status.MigrationLines;
import dev.headwater.apply.status.SchemaHistory;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.command.drift.Drift;
import dev.headwater.command.drift.DriftOutcome;
import dev.headwater.command.drift.DriftOutcome.Drifted;
import dev.headwater.command.drift.DriftOutcome.Failed;
import dev.headwater.command.drift.DriftRequest;
import dev.headwater.command.live.Consent;
import dev.headwater.command.live.Extent.To;
import dev.headwater.command.live.Foresight;
import dev.headwater.command.live.LiveMigrations;
import dev.headwater.command.live.LiveReading;
import dev.headwater.command.live.MigrationsReading;
import dev.headwater.command.live.SoundHistory;
import dev.headwater.command.live.ThrowawayForesight;
import dev.headwater.command.stamp.StampOutcome.Differs;
import dev.headwater.command.stamp.StampOutcome.NotConfirmed;
import dev.headwater.command.stamp.StampOutcome.NothingToDo;
import dev.headwater.command.stamp.StampOutcome.Stamped;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.LiveState;
import dev.headwater.proof.LiveState.Unknown;
import dev.headwater.proof.State.Live;
import dev.headwater.proof.State.UpTo;
import dev.headwater.script.Version;
import dev.headwater.spi.FoundMigration;
import dev.headwater.tool.ArtifactResolver;
import java.util.List;
import java.util.Optional;

/** Writes the history that migrate would write, into a database that has the schema already. */
public final class Stamp {

  private final ArtifactResolver resolver;
  private final Foresight.Source foresight;

  public Stamp(ArtifactResolver resolver) {
    this(resolver, (request, listener) -> new ThrowawayForesight(request, resolver, listener));
  }

  /**
   * @param foresight knows what the migrations make and lose
   */
  public Stamp(ArtifactResolver resolver, Foresight.Source foresight) {
    this.resolver = resolver;
    this.foresight = foresight;
  }

  /**
   * Plans, compares the database with that version of the migrations, asks, and writes.
   *
   * @throws ProblemException when no migration has the version, when the history is beyond it or
   *     does not fit, or when nothing could be compared
   */
  public StampOutcome run(
      StampRequest request,
      RealDatabase on,
      Consent<StampPlan> consent,
      GenerateListener listener) {
    LiveMigrations there =
        new MigrationsReading(
                request.migrations(),
                on,
                resolver,
                foresight.of(request.migrations(), listener).found())
            .read();
    if (request.earlier() == Earlier.KEPT) {
      SoundHistory.requireForMigrating(there);
    }
    Version version = version(there, request);
    StampPlan plan = plan(there, request, version);
    if (plan.rows().isEmpty() && plan.deleted() == 0) {
      return new NothingToDo(plan);
    }
    DriftOutcome compared = compared(request, on, version, listener);
    if (compared instanceof Failed failed) {
      throw new ProblemException(failed.problems());
    }
    if (compared instanceof Drifted drifted && !drifted.outline().isEmpty()) {
      return new Differs(plan, drifted);
    }
    if (!consent.isGiven(plan)) {
      return new NotConfirmed(plan);
    }
    new HistoryStamp(request.migrations().scripts())
        .write(on.changing(), request.earlier(), plan.rows());
    return new Stamped(plan);
  }

  private static Version version(LiveMigrations there, StampRequest request) {
    Version wanted =
        request.extent() instanceof To to
            ? to.version()
            : there.head().orElseThrow(() -> new ProblemException(none("0", there)));
    if (!there.here().versions().contains(wanted)) {
      throw new ProblemException(none(wanted.text(), there));
    }
    if (request.earlier() == Earlier.KEPT && !there.history().isUpTo(wanted)) {
      throw new ProblemException(
          Problem.of(
                  "extent",
                  "the history of "
                      + there.place().database()
                      + " is beyond version "
                      + wanted.text()
                      + ": it is at "
                      + there.history().version().map(Version::text).orElse(""))
              .withFix("-Dheadwater.purge deletes its rows first"));
    }
    return wanted;
  }

  private static Problem none(String version, LiveMigrations there) {
    return Problem.of("extent", "no migration has the version " + version)
        .withDetail("newest here", there.head().map(Version::text).orElse("none"));
  }

  private static StampPlan plan(LiveMigrations there, StampRequest request, Version version) {
    boolean isPurged = request.earlier() == Earlier.DELETED;
    SchemaHistory kept = isPurged ? SchemaHistory.NONE : there.history();
    boolean isHead = there.head().filter(version::equals).isPresent();
    List<FoundMigration> rows =
        MigrationLines.of(kept, there.here(), there.found()).stream()
            .filter(line -> line.state().isToCome())
            .filter(line -> line.isVersioned() ? isUpTo(line, version) : isHead)
            .flatMap(line -> line.here().stream())
            .toList();
    int deleted = isPurged ? there.history().size() : 0;
    return new StampPlan(there.place(), version.text(), rows, deleted);
  }

  private static boolean isUpTo(MigrationLine line, Version version) {
    return new Version(line.version()).compareTo(version) <= 0;
  }

  /** The history says nothing about the schema yet. */
  private DriftOutcome compared(
      StampRequest request, RealDatabase on, Version version, GenerateListener listener) {
    LiveState live = new LiveReading(on, request.migrations().scripts()).read(new Live(on.name()));
    LiveState unmarked =
        new LiveState(
            live.state(),
            live.postgres(),
            live.owner(),
            live.catalog(),
            new Unknown(Problem.of("no-history", "the history is not written yet")),
            live.collations());
    UpTo at = new UpTo(version.text(), "V" + version.text());
    return new Drift(resolver, foresight)
        .run(
            new DriftRequest(request.migrations(), Optional.of(at), request.ignore(), false),
            unmarked,
            listener);
  }
}
