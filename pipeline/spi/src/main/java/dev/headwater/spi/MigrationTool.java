package dev.headwater.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Brings a database to the head of its migrations. */
public interface MigrationTool {

  /** The tool's own version, as it says it itself. */
  String version();

  /**
   * Loads what a migration will need, so that this can be done while something else is waited for.
   */
  void warmUp();

  /**
   * The settings in a configuration file of the tool, by their own names, {@code flyway.table} and
   * so on.
   *
   * @throws ToolFailure when the tool cannot read it
   */
  Map<String, String> settings(Path file);

  /**
   * Applies what is pending to a throwaway database.
   *
   * @param settings Flyway settings by their own names, {@code flyway.locations} and so on
   * @throws ToolFailure when a migration or a setting is wrong
   */
  void migrate(DataSource database, Map<String, String> settings, MigrationProgress progress);

  /**
   * Applies what is pending to a database that stays. In a schema that holds something and has no
   * history, nothing is done.
   *
   * @param settings as for {@link #migrate}
   * @throws ToolFailure as for {@link #migrate}, and when the schema has no history
   */
  void deploy(DataSource database, Map<String, String> settings, MigrationProgress progress);

  /**
   * Makes the history fit the migrations in the locations, and leaves the schema alone.
   *
   * @param settings as for {@link #migrate}
   * @throws ToolFailure when the tool cannot
   */
  void repair(DataSource database, Map<String, String> settings);

  /**
   * All migrations in the locations, with their checksums. Applies nothing, and calls no callback.
   *
   * @param empty a database in which no migration was applied
   * @param settings as for {@link #migrate}
   * @throws ToolFailure when a setting or the name of a script is wrong
   */
  List<FoundMigration> found(DataSource empty, Map<String, String> settings);
}
