package dev.headwater.command.migrate;

import dev.headwater.command.live.Foresight.Evidence;
import dev.headwater.command.live.LiveMigrations.Place;
import java.util.List;
import java.util.Optional;

/**
 * The scripts that will run in a real database.
 *
 * @param from the version that it has; empty where nothing with a version was applied
 * @param scripts in their order
 */
public record MigratePlan(
    Place place, Optional<String> from, List<PlannedScript> scripts, Trial trial) {

  public MigratePlan {
    scripts = List.copyOf(scripts);
  }

  /**
   * A script.
   *
   * @param version empty for a repeatable migration
   * @param outsideTransaction whether a failure leaves a part of it behind
   */
  public record PlannedScript(String fileName, String version, boolean outsideTransaction) {}

  /**
   * The scripts as they ran in a throwaway database.
   *
   * @param losses the data that they lose, each with its object or its place in a script
   * @param against why nothing is known; empty where it is
   * @param invalid indexes of the real database that PostgreSQL does not use
   * @param evidence where they ran
   */
  public record Trial(
      List<String> losses, List<String> against, List<String> invalid, Evidence evidence) {

    /** Nothing was to be tried. */
    static final Trial NONE = new Trial(List.of(), List.of(), List.of(), Evidence.TRIED);

    public Trial {
      invalid = List.copyOf(invalid);
      losses = List.copyOf(losses);
      against = List.copyOf(against);
    }
  }

  /** The version that the database will have. */
  public Optional<String> to() {
    return scripts.stream()
        .map(PlannedScript::version)
        .filter(version -> !version.isEmpty())
        .reduce((first, second) -> second)
        .or(() -> from);
  }
}
