package dev.headwater.command.script;

import dev.headwater.apply.SqlFile;
import dev.headwater.apply.status.NewHistoryTable;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.OutsideTransaction;
import dev.headwater.script.ReadScript;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.ScriptSource;
import dev.headwater.script.Version;
import dev.headwater.script.sql.Statement;
import dev.headwater.spi.FoundMigration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The SQL that does what Flyway does between two versions. */
final class SqlScriptText {

  private final ScriptSet here;
  private final Optional<Version> from;
  private final String to;
  private final NewHistoryTable history;

  /**
   * @param from empty for an empty database
   */
  SqlScriptText(ScriptSet here, Optional<Version> from, Version to) {
    this.here = here;
    this.from = from;
    this.to = to.text();
    this.history = NewHistoryTable.of(here.source(), "public");
  }

  /**
   * Writes it.
   *
   * @param migrations in their order, all of them SQL
   * @throws ProblemException when a placeholder has no value before the script runs
   */
  SqlFile of(List<FoundMigration> migrations) {
    StringBuilder text = new StringBuilder();
    text.append("-- Brings ")
        .append(
            from.map(version -> "a database at version " + version.text())
                .orElse("an empty database"))
        .append(" to version ")
        .append(to)
        .append(", as Flyway would. For the role that migrates.\n")
        .append("-- psql -X -v ON_ERROR_STOP=1 -f …\n\n")
        .append(from.isPresent() ? guard(from.get()) : table())
        .append(path());
    migrations.forEach(migration -> text.append(part(migration)));
    return new SqlFile("migrate.sql", text.toString());
  }

  /** Nothing runs twice, and nothing in another database. */
  private String guard(Version version) {
    return """
        do $guard$
        begin
          if (select h.version from %1$s h
              where h.success and h.version is not null and h.type <> 'DELETE'
                and not exists (select from %1$s d where d.version = h.version
                  and d.type = 'DELETE' and d.installed_rank > h.installed_rank)
              order by h.installed_rank desc limit 1) is distinct from '%2$s' then
            raise exception 'this database is not at version %2$s';
          end if;
        end
        $guard$;

        """
        .formatted(history.name(), version.text());
  }

  private String table() {
    return history
            .sql()
            .replace("create table ", "create table if not exists ")
            .replace("create index ", "create index if not exists ")
        + """

        do $guard$
        begin
          if exists (select from %s where type <> 'SCHEMA') then
            raise exception 'this database has a history already';
          end if;
        end
        $guard$;

        """
            .formatted(history.name());
  }

  /** Flyway looks into its schema first. */
  private String path() {
    ScriptSource settings = here.source();
    boolean isSet =
        !settings.flywaySetting("defaultSchema", settings.flywaySetting("schemas", "")).isEmpty();
    return isSet
        ? "select pg_catalog.set_config('search_path', '"
            + history.schema().replace("'", "''")
            + ", ' || pg_catalog.current_setting('search_path'), false);\n\n"
        : "";
  }

  private String part(FoundMigration migration) {
    ScriptFile file = file(migration);
    boolean inTransaction = !new OutsideTransaction(here).runs(file);
    return "-- "
        + file.fileName()
        + "\n\n"
        + (inTransaction ? "begin;\n\n" : "")
        + ended(text(file))
        + "\n"
        + row(migration)
        + (inTransaction ? "\ncommit;\n\n" : "\n");
  }

  private ScriptFile file(FoundMigration migration) {
    String name = migration.script().replaceFirst(".*[/\\\\]", "");
    return here.files().stream()
        .filter(file -> file.fileName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private String text(ScriptFile file) {
    ReadScript read =
        here.read(
            file,
            Map.of("flyway:table", here.source().historyTable(), "flyway:filename", file.name()));
    read.unknown()
        .ifPresent(
            unknown -> {
              throw new ProblemException(
                  Problem.of(
                          "placeholder",
                          "the placeholder ${" + unknown.name() + "} has no value before it runs")
                      .at(unknown.place())
                      .withFix("let headwater:migrate run this migration"));
            });
    return read.sql();
  }

  private static String ended(String sql) {
    List<Statement> statements = Statement.all(sql);
    String text = sql.strip();
    boolean isOpen =
        !statements.isEmpty()
            && !sql.substring(statements.get(statements.size() - 1).end()).strip().startsWith(";");
    return text + (isOpen ? "\n;\n" : "\n");
  }

  private String row(FoundMigration migration) {
    return """
        insert into %1$s (installed_rank, version, description, type, script, checksum, installed_by,
          execution_time, success)
        select coalesce(max(installed_rank), 0) + 1, %2$s, %3$s, %4$s, %5$s, %6$s, current_user, 0, true
        from %1$s;
        """
        .formatted(
            history.name(),
            migration.version().isEmpty() ? "null" : literal(migration.version()),
            literal(migration.description()),
            literal(migration.type()),
            literal(migration.script()),
            migration.checksum().map(String::valueOf).orElse("null"));
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
