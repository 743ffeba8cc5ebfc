package dev.headwater.apply.status;

import dev.headwater.script.ScriptSource;

/**
 * The SQL that makes Flyway's history table.
 *
 * @param schema with quotes
 * @param table without quotes
 */
public record NewHistoryTable(String schema, String table) {

  /**
   * Where the settings say.
   *
   * @param otherwise the schema where they say none
   */
  public static NewHistoryTable of(ScriptSource settings, String otherwise) {
    String schema =
        settings.flywaySetting("defaultSchema", settings.flywaySetting("schemas", otherwise));
    return new NewHistoryTable(quoted(schema.split(",")[0].strip()), settings.historyTable());
  }

  /** As SQL writes it. */
  public String name() {
    return schema + "." + quoted(table);
  }

  /** Two statements, as Flyway itself sends them. */
  public String sql() {
    return """
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
        """
        .formatted(name(), quoted(table + "_pk"), quoted(table + "_s_idx"));
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
