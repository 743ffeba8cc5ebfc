package dev.headwater.command.adopt;

import dev.headwater.script.ScriptSource;

/**
 * The SQL that makes Flyway's history table with one row: the database has version 1 already.
 *
 * @param settings say where Flyway keeps the table
 */
record Stamp(ScriptSource settings) {

  String sql() {
    String schema =
        settings.flywaySetting("defaultSchema", settings.flywaySetting("schemas", "public"));
    String table = quoted(schema.split(",")[0].strip()) + "." + quoted(settings.historyTable());
    return """
        begin;

        create table %1$s (
          installed_rank integer not null constraint %2$s primary key,
          version varchar(50),
          description varchar(200) not null,
          type varchar(20) not null,
          script varchar(1000) not null,
          checksum integer,
          installed_by varchar(100) not null,
          installed_on timestamp not null default now(),
          execution_time integer not null,
          success boolean not null
        );

        create index %3$s on %1$s (success);

        insert into %1$s
          (installed_rank, version, description, type, script, installed_by, execution_time, success)
        values (1, '1', 'baseline', 'BASELINE', 'baseline', current_user, 0, true);

        commit;
        """
        .formatted(
            table,
            quoted(settings.historyTable() + "_pk"),
            quoted(settings.historyTable() + "_s_idx"));
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
