package dev.headwater.command.stamp;

import dev.headwater.command.live.LiveMigrations.Place;
import dev.headwater.spi.FoundMigration;
import java.util.List;

/**
 * The rows that will be written.
 *
 * @param to the version that the history will say
 * @param rows in their order
 * @param deleted how many rows go before that
 */
public record StampPlan(Place place, String to, List<FoundMigration> rows, int deleted) {

  public StampPlan {
    rows = List.copyOf(rows);
  }
}
