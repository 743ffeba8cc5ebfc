package dev.headwater.apply.seed;

/**
 * A seed that was brought in.
 *
 * @param file as shown to the reader
 * @param table empty for a file of statements
 * @param unchanged rows that were there with the same values
 */
public record SeedDone(
    String file, String table, int inserted, int updated, int deleted, int unchanged) {

  /** Whether the table has other rows than before. */
  public boolean changed() {
    return inserted + updated + deleted > 0;
  }
}
