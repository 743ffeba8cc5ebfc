package dev.headwater.command.dev;

import dev.headwater.apply.seed.SeedDone;
import dev.headwater.database.DriverDataSource.Address;
import java.util.List;

/**
 * A development database that is ready.
 *
 * @param postgres the version of its server
 * @param version of its migrations; empty where it has none
 * @param applied the migrations that this run applied to the database that was there
 */
public record DevOutcome(
    State state,
    Address address,
    String postgres,
    String version,
    List<String> applied,
    List<SeedDone> seeds) {

  public DevOutcome {
    applied = List.copyOf(applied);
    seeds = List.copyOf(seeds);
  }

  /** How the run found and left it. */
  public enum State {
    /** There was none. */
    MADE,
    MADE_ANEW,
    STARTED,
    /** It ran already. */
    RUNNING
  }
}
