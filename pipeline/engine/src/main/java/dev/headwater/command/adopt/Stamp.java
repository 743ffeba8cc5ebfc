package dev.headwater.command.adopt;

import dev.headwater.apply.status.NewHistoryTable;
import dev.headwater.script.ScriptSource;

/**
 * The SQL that makes Flyway's history table with one row: the database has version 1 already.
 *
 * @param settings say where Flyway keeps the table
 */
record Stamp(ScriptSource settings) {

  String sql() {
    NewHistoryTable table = NewHistoryTable.of(settings, "public");
    return """
        begin;

        %1$s
        insert into %2$s
          (installed_rank, version, description, type, script, installed_by, execution_time, success)
        values (1, '1', 'baseline', 'BASELINE', 'baseline', current_user, 0, true);

        commit;
        """
        .formatted(table.sql(), table.name());
  }
}
