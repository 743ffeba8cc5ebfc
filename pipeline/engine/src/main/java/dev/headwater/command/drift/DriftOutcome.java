package dev.headwater.command.drift;

import dev.headwater.catalog.CollationVersions.Mismatch;
import dev.headwater.catalog.change.Outline;
import dev.headwater.command.live.NotCompared;
import dev.headwater.problem.Problem;
import java.util.List;
import java.util.Optional;

/** How a comparison of a live database with its migrations ended. */
public sealed interface DriftOutcome {

  /** The database is what the migrations make. */
  record Same(Compared compared) implements DriftOutcome {}

  /**
   * Something differs.
   *
   * @param outline the differences of the schema, from what should be to what is; perhaps none
   * @param wayBack where it was asked for, and the schema differs
   */
  record Drifted(Compared compared, Outline outline, Optional<WayBack> wayBack)
      implements DriftOutcome {}

  /** There is no answer, for these reasons. */
  record Failed(List<Problem> problems) implements DriftOutcome {}

  /**
   * The two sides, and all that was seen besides the schema.
   *
   * @param postgres the version of the live server
   * @param version of the migrations; {@code 0} before the first one
   * @param collations that the server sorts by another version than PostgreSQL recorded
   * @param notes what the reader must know to read the differences right
   */
  record Compared(
      String database,
      String postgres,
      String version,
      MigrationFindings migrations,
      List<Mismatch> collations,
      NotCompared notCompared,
      List<String> notes) {

    public Compared {
      collations = List.copyOf(collations);
      notes = List.copyOf(notes);
    }

    /** Whether something besides the schema is not as it should be. */
    boolean hasFindings() {
      return !collations.isEmpty() || migrations.isDrift();
    }
  }
}
