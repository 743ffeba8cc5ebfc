package dev.headwater.spi;

import java.sql.Connection;
import java.util.List;

/** Hears of each migration. */
public interface MigrationProgress {

  /** The migrations to apply, by file name, where they are known; asking the tool takes time. */
  List<String> plan();

  /**
   * Reports the migrations to apply, where they were not known.
   *
   * @param scripts their names in their order
   */
  void planned(List<String> scripts);

  /**
   * A migration begins; those before it are committed.
   *
   * @param script the migration's name as the tool shows it, {@code V2__x.sql}
   * @param physicalLocation its file, or its class; empty when the tool does not know it
   * @param session in which it will run
   */
  void started(String script, String physicalLocation, Connection session);

  void applied(String script);

  /**
   * All migrations are committed.
   *
   * @param session in which the last one ran
   */
  void finished(Connection session);

  /** Something the tool wants said, such as a warning of its own. */
  void warned(String text);
}
