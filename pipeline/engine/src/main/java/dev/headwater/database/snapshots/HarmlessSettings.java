package dev.headwater.database.snapshots;

import dev.headwater.database.DatabaseChoice;
import dev.headwater.script.ScriptSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The settings with which the state after a migration depends on the scripts up to it and on
 * nothing that comes later. Each was thought through; with any other there are no snapshots.
 */
final class HarmlessSettings {

  private static final Set<String> FLYWAY =
      Set.of(
          "baselineMigrationPrefix",
          "cleanDisabled",
          "connectRetries",
          "connectRetriesInterval",
          "createSchemas",
          "defaultSchema",
          "executeInTransaction",
          "failOnMissingLocations",
          "ignoreMigrationPatterns",
          "installedBy",
          "locations",
          "lockRetryCount",
          "mixed",
          "outOfOrder",
          "placeholderPrefix",
          "placeholderReplacement",
          "placeholderSuffix",
          "postgresql.transactional.lock",
          "repeatableSqlMigrationPrefix",
          "schemas",
          "scriptPlaceholderPrefix",
          "scriptPlaceholderSuffix",
          "sqlMigrationPrefix",
          "sqlMigrationSeparator",
          "sqlMigrationSuffixes",
          "table",
          "undoSqlMigrationPrefix",
          "validateMigrationNaming",
          "validateOnMigrate");

  /** Programs in the server, files outside of its folder, and what writes by itself. */
  private static final String SERVER =
      "(shared|session|local)_preload_libraries|autovacuum|(data|external|hba|ident|config|include)_.*"
          + "|archive_.*|restore_command|recovery_.*|primary_.*|wal_.*|fsync|default_tablespace"
          + "|temp_tablespaces|stats_temp_directory|log_directory|logging_collector";

  private HarmlessSettings() {}

  /** Whether a request has no other. */
  static boolean only(ScriptSource source, DatabaseChoice choice) {
    return source.flyway().entrySet().stream().allMatch(HarmlessSettings::isHarmless)
        && choice.serverSettings().keySet().stream()
            .noneMatch(name -> name.toLowerCase(Locale.ROOT).matches(SERVER));
  }

  private static boolean isHarmless(Map.Entry<String, String> setting) {
    String name = setting.getKey().replaceFirst("^flyway\\.", "");
    boolean noTarget =
        name.equals("target")
            && (setting.getValue().isBlank() || setting.getValue().strip().equals("latest"));
    // The scripts are read here as UTF-8, too.
    boolean utf8 =
        name.equals("encoding") && setting.getValue().strip().equalsIgnoreCase("UTF-8")
            || name.equals("detectEncoding") && setting.getValue().strip().equals("false");
    return FLYWAY.contains(name) || name.startsWith("placeholders.") || noTarget || utf8;
  }
}
