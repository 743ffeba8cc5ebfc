package dev.headwater.database;

import dev.headwater.tool.ToolLoaders;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A migrated database that stays until it is closed.
 *
 * @param loaders of its driver
 */
public record OpenDatabase(ThrowawayDatabase database, ToolLoaders loaders)
    implements AutoCloseable {

  @Override
  public void close() {
    try (loaders) {
      database.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
