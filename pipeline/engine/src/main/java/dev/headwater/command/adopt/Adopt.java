package dev.headwater.command.adopt;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.change.IgnoredObjects;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.RunProblem;
import dev.headwater.command.live.IgnoredParts;
import dev.headwater.command.live.LiveReading;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.BaselineProof;
import dev.headwater.proof.BaselineProof.Baseline;
import dev.headwater.proof.LiveState;
import dev.headwater.proof.LiveState.Known;
import dev.headwater.proof.LiveState.Unknown;
import dev.headwater.proof.ProposedFile;
import dev.headwater.proof.State.Live;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.ScriptSource;
import dev.headwater.tool.ArtifactResolver;
import java.nio.file.Path;
import java.util.Set;

/** Writes the migration from which a database goes on that was made by other means. */
public final class Adopt {

  private static final Set<String> NOTHING_THERE = Set.of("no-migrations", "no-location");
  private static final String FILESYSTEM = "filesystem:";

  private final ArtifactResolver resolver;

  public Adopt(ArtifactResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * Writes the migration, proven or not. Only reads the database.
   *
   * @throws ProblemException when there are migrations already, when the database cannot be read,
   *     or when an object cannot be written in SQL
   */
  public Adopted run(AdoptRequest request, RealDatabase on, GenerateListener listener) {
    ScriptSource scripts = request.database().scripts();
    requireNoMigrations(scripts);
    Path folder = folder(scripts);
    LiveState live = new LiveReading(on, scripts).read(new Live(on.name()));
    requireNoHistory(live);
    Catalog catalog = live.catalog();
    IgnoredObjects ignored = IgnoredParts.of(request.ignore(), catalog);
    String name = fileName(scripts);
    Baseline baseline =
        new BaselineProof(request.database(), live, resolver, listener).of(ignored::without, name);
    baseline
        .refused()
        .ifPresent(
            id -> {
              throw new ProblemException(
                  Problem.of("adopt", "Headwater cannot write the statement for " + id)
                      .withFix("leave the object out with <ignore>"));
            });
    ProposedFile file = BaselineProof.file(baseline.script(), name, scripts);
    ProposedFile proven = baseline.against().isEmpty() ? file : file.named(file.name() + ".draft");
    return new Adopted(
        on.name(),
        live.postgres(),
        RunProblem.said(request.database(), () -> proven.write(folder)),
        baseline.script().statements().size(),
        baseline.against(),
        baseline.roles(),
        ForeignHistories.in(ignored.without(catalog)),
        new Stamp(scripts).sql(),
        catalog.notModelled());
  }

  private static void requireNoMigrations(ScriptSource scripts) {
    try {
      ScriptSet.find(scripts);
    } catch (ProblemException e) {
      if (e.problems().stream().allMatch(problem -> NOTHING_THERE.contains(problem.code()))) {
        return;
      }
      throw e;
    }
    throw new ProblemException(
        Problem.of("adopt", "there are migrations already")
            .withDetail("why", "adopt writes the first one, for a database that no migration made")
            .withFix("mvn headwater:draft -Dheadwater.on=… writes the next one"));
  }

  private static void requireNoHistory(LiveState live) {
    boolean isThere =
        live.history() instanceof Known
            || live.history() instanceof Unknown unknown
                && !unknown.why().code().equals("no-history");
    if (isThere) {
      throw new ProblemException(
          Problem.of("adopt", live.state().name() + " has a history table of Flyway already")
              .withFix("mvn headwater:drift compares it with its migrations"));
    }
  }

  private static Path folder(ScriptSource scripts) {
    return scripts.locations().stream()
        .filter(location -> location.startsWith(FILESYSTEM))
        .map(location -> Path.of(location.substring(FILESYSTEM.length())))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of("adopt", "no location is a folder")
                        .withFix("name the folder for the migrations first in <locations>")));
  }

  private static String fileName(ScriptSource scripts) {
    return scripts.flywaySetting("sqlMigrationPrefix", "V")
        + "1"
        + scripts.flywaySetting("sqlMigrationSeparator", "__")
        + "baseline"
        + scripts.flywaySetting("sqlMigrationSuffixes", ".sql").split(",")[0].strip();
  }
}
