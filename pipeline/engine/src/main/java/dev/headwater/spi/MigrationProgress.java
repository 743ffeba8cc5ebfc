package dev.headwater.spi;

/** Hears of each migration. */
public interface MigrationProgress {

  /** How many migrations will be applied. */
  void planned(int migrations);

  /**
   * A migration begins.
   *
   * @param script the migration's name as the tool shows it, {@code V2__x.sql}
   * @param physicalLocation its file, or its class; empty when the tool does not know it
   */
  void started(String script, String physicalLocation);

  void applied(String script);

  /** Something the tool wants said, such as a warning of its own. */
  void warned(String text);
}
