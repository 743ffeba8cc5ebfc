package dev.headwater.command.bundle;

import dev.headwater.apply.ScriptRest;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.bundle.RecordedWay.Moment;
import dev.headwater.command.live.LiveReading;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.LiveState;
import dev.headwater.proof.LiveState.Known;
import dev.headwater.proof.State.Live;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.Version;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Brings a script to its end that was stopped outside a transaction. The states that were recorded
 * after each of its statements say how far it came.
 */
public final class Resumption {

  private final GenerateRequest request;
  private final Records records;
  private final BiPredicate<LiveState, Moment> isAt;

  /**
   * @param isAt compares a database with a recorded state
   */
  Resumption(GenerateRequest request, Records records, BiPredicate<LiveState, Moment> isAt) {
    this.request = request;
    this.records = records;
    this.isAt = isAt;
  }

  /**
   * Looks for a script that was stopped.
   *
   * @throws ProblemException when one was, and nobody can know which of its statements ran
   */
  public Optional<StoppedScript> find(RealDatabase database) {
    if (!records.haveScriptsOutsideTransactions()) {
      return Optional.empty();
    }
    LiveState live = new LiveReading(database, request.scripts()).read(new Live(database.name()));
    Optional<RecordedWay> way = records.of(live.major());
    if (way.isEmpty()
        || !(live.history() instanceof Known known)
        || !known.migrations().failed().isEmpty()) {
      return Optional.empty();
    }
    ScriptSet scripts = ScriptSet.find(request.scripts());
    Version version = known.migrations().version().orElse(new Version("0"));
    Moment before = way.get().at(version);
    return next(scripts, way.get(), before)
        .flatMap(
            file ->
                new StopSearch(live, way.get(), new StopSearch.Script(scripts, file), isAt)
                    .from(before));
  }

  /** The script after a state, where it runs outside a transaction. */
  private static Optional<ScriptFile> next(ScriptSet scripts, RecordedWay way, Moment before) {
    return way.moments().stream()
        .filter(moment -> moment.index() > before.index() && moment.version().isPresent())
        .findFirst()
        .filter(Moment::isOutside)
        .flatMap(
            moment ->
                scripts.files().stream()
                    .filter(file -> !file.isClass() && file.fileName().equals(moment.script()))
                    .findFirst());
  }

  /**
   * Runs the statements that are not there yet, and writes the row of the history.
   *
   * @throws ProblemException at the place where a statement fails
   */
  public void goOn(StoppedScript stopped, RealDatabase database) {
    new ScriptRest(ScriptSet.find(request.scripts()), stopped.file())
        .run(
            stopped.done(),
            stopped.left().stream()
                .map(index -> "drop index concurrently if exists " + index)
                .toList(),
            stopped.migration(),
            database.changing());
  }
}
