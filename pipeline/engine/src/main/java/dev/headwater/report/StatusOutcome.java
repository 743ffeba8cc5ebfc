package dev.headwater.report;

import dev.headwater.apply.status.AppliedMigration;
import dev.headwater.apply.status.Installed;
import dev.headwater.apply.status.MigrationLine;
import dev.headwater.command.status.DatabaseStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The status of a database as maps, lists and texts, for scripts. */
public final class StatusOutcome {

  private StatusOutcome() {}

  /** The fields of a status. */
  public static Map<String, Object> of(DatabaseStatus status) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("database", status.database());
    fields.put("postgres", status.postgres());
    fields.put("hasHistory", status.heads().hasHistory());
    fields.put("version", status.heads().there().orElse(""));
    fields.put("newestHere", status.heads().here().orElse(""));
    fields.put("pending", status.toCome().stream().map(MigrationLine::fileName).toList());
    fields.put("migrations", status.lines().stream().map(StatusOutcome::line).toList());
    return fields;
  }

  private static Map<String, Object> line(MigrationLine line) {
    Optional<Installed> installed = line.row().map(AppliedMigration::installed);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("version", line.version());
    fields.put("description", line.description());
    fields.put("script", line.fileName());
    fields.put("state", line.state().word());
    fields.put("installedOn", installed.map(row -> row.on().toString()).orElse(""));
    fields.put("milliseconds", installed.map(row -> row.took().toMillis()).orElse(0L));
    fields.put("installedBy", installed.map(Installed::by).orElse(""));
    return fields;
  }
}
