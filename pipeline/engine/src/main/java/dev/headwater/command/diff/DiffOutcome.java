package dev.headwater.command.diff;

import dev.headwater.catalog.change.Outline;
import dev.headwater.proof.State;
import java.util.List;
import java.util.SortedMap;

/** What a comparison of two states found. */
public sealed interface DiffOutcome {

  Compared compared();

  /** The states say the same. */
  record Same(Compared compared) implements DiffOutcome {}

  /** The states differ. */
  record Differs(Compared compared, Outline outline) implements DiffOutcome {}

  /**
   * The two states.
   *
   * @param postgres the version of the server, such as {@code 18.6}
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
   * @param repeatablesLeftOut how many repeatable migrations it was built without
   */
  record Side(State state, int migrations, int repeatablesLeftOut) {}

  /**
   * What is there, and was not compared.
   *
   * @param elsewhere the number of objects in each schema that the migrations did not make or fill
   * @param notModelled the number of objects of each kind about which Headwater knows nothing
   */
  record NotCompared(SortedMap<String, Integer> elsewhere, SortedMap<String, Long> notModelled) {}
}
