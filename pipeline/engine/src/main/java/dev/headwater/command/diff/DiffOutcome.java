package dev.headwater.command.diff;

import dev.headwater.catalog.change.ComparedSchemas;
import dev.headwater.catalog.change.Outline;
import dev.headwater.command.live.NotCompared;
import dev.headwater.proof.State;
import java.util.List;
import java.util.Optional;

/** What a comparison of two states found. */
public sealed interface DiffOutcome {

  Compared compared();

  /** Both schemas and their differences, without what is ignored. */
  ComparedSchemas schemas();

  /** The states say the same. */
  record Same(Compared compared, ComparedSchemas schemas) implements DiffOutcome {}

  /** The states differ. */
  record Differs(Compared compared, Outline outline, ComparedSchemas schemas)
      implements DiffOutcome {}

  /**
   * The two states.
   *
   * @param postgres the version of the throwaway server, such as {@code 18.6}
   * @param notes what the reader must know to read the changes right
   */
  record Compared(
      Side from, Side to, String postgres, NotCompared notCompared, List<String> notes) {

    public Compared {
      notes = List.copyOf(notes);
    }
  }

  /**
   * One state.
   *
   * @param migrations 0 for a live database whose history was not read
   * @param repeatablesLeftOut how many repeatable migrations it was built without
   * @param server of a live database
   */
  record Side(State state, int migrations, int repeatablesLeftOut, Optional<LiveServer> server) {}

  /**
   * The server of a live database.
   *
   * @param version of the migrations, by the history table; empty where that says none
   */
  record LiveServer(String postgres, Optional<String> version) {}
}
