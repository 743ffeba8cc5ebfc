package dev.headwater.proof;

import dev.headwater.apply.status.SchemaHistory;
import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.CollationVersions.Mismatch;
import dev.headwater.problem.Problem;
import dev.headwater.proof.State.Live;
import java.util.List;

/**
 * A real database as it was at one moment.
 *
 * @param postgres the version of the server, such as {@code 15.14}
 * @param owner of the history table: the role that migrates
 * @param catalog without the history table
 * @param collations that have another version than PostgreSQL recorded, and no fact
 */
public record LiveState(
    Live state,
    String postgres,
    OwningRole owner,
    Catalog catalog,
    History history,
    List<Mismatch> collations) {

  public LiveState {
    collations = List.copyOf(collations);
  }

  /** The migrations that it has, as far as they are known. */
  public sealed interface History {}

  /** The history table was read. */
  public record Known(SchemaHistory migrations) implements History {}

  /**
   * It was not.
   *
   * @param why there is none, or the user may not read it
   */
  public record Unknown(Problem why) implements History {}

  public int major() {
    return catalog.major();
  }
}
