package dev.headwater.command.seed;

import dev.headwater.apply.seed.SeedDone;
import java.util.List;

/**
 * Seeds that were brought in.
 *
 * @param database by its name
 */
public record Seeded(String database, List<SeedDone> seeds) {

  public Seeded {
    seeds = List.copyOf(seeds);
  }
}
