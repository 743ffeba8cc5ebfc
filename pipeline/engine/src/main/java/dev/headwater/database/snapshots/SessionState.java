package dev.headwater.database.snapshots;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state of a session beyond the files of the database.
 *
 * @param settings made in this session, which a later session can make again
 * @param lasting settings that only new sessions will have
 * @param sequences their last values, which no rollback takes back
 * @param transactions the number of the next one
 * @param copyable whether the rest is in the files: nothing temporary, nothing prepared, nothing
 *     unlogged, nothing that Headwater's own sessions would do, nobody else at work, and no
 *     transaction that has written
 */
record SessionState(
    Map<String, String> settings,
    String lasting,
    String sequences,
    String transactions,
    boolean copyable) {

  /** Flyway sets the first three anew before each migration; the others end with a transaction. */
  private static final String QUERY =
      """
      with own as (
        select name, setting from pg_catalog.pg_settings
        where source = 'session'
          and name not in ('search_path', 'role', 'session_authorization', 'transaction_isolation',
                           'transaction_read_only', 'transaction_deferrable')
        order by name)
      select
        (select array_agg(name) from own),
        (select array_agg(setting) from own),
        (select coalesce(string_agg(s::text, ' ' order by s::text), '')
         from pg_catalog.pg_db_role_setting s
         where setdatabase in
             (0, (select oid from pg_catalog.pg_database where datname = current_database()))
           and setrole in (0, (select oid from pg_catalog.pg_roles where rolname = session_user))),
        (select coalesce(string_agg(s.seqrelid || ' '
             || coalesce(
                  case when pg_catalog.has_sequence_privilege(s.seqrelid, 'USAGE, SELECT')
                  then pg_catalog.pg_sequence_last_value(s.seqrelid)::text end, ''), ' '
             order by s.seqrelid), '')
         from pg_catalog.pg_sequence s join pg_catalog.pg_class c on c.oid = s.seqrelid
         where c.relpersistence <> 't'),
        pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::text,
        session_user = current_user
        and not exists (select from pg_catalog.pg_class where relpersistence <> 'p')
        and not exists (
          select from pg_catalog.pg_depend
          where refclassid = 'pg_catalog.pg_namespace'::regclass
            and refobjid = pg_catalog.pg_my_temp_schema())
        and not exists (select from pg_catalog.pg_event_trigger where evtevent = 'login')
        and not exists (
          select from pg_catalog.pg_sequence
          where seqcache > 1 -- of which a session holds values
            or not pg_catalog.has_sequence_privilege(seqrelid, 'USAGE, SELECT'))
        and not exists (select from pg_catalog.pg_prepared_statements where from_sql)
        and not exists (select from pg_catalog.pg_cursors where is_holdable)
        and not exists (select from pg_catalog.pg_listening_channels())
        and not exists (select from pg_catalog.pg_prepared_xacts)
        and not exists (
          select from pg_catalog.pg_stat_activity
          where backend_xid is not null
            or (backend_type = 'client backend' and pid <> pg_catalog.pg_backend_pid()
                and state not in ('idle', 'idle in transaction'))
            or backend_type not in (
              'client backend', 'checkpointer', 'background writer', 'walwriter',
              'autovacuum launcher', 'logical replication launcher', 'startup', 'io worker',
              'walsummarizer', 'slotsync worker', 'archiver'))""";

  static SessionState ask(Connection session) throws SQLException {
    // Asked after each script: the driver has it planned once.
    try (PreparedStatement statement = session.prepareStatement(QUERY);
        ResultSet row = statement.executeQuery()) {
      row.next();
      Map<String, String> settings = new LinkedHashMap<>();
      if (row.getArray(1) != null) {
        Object[] names = (Object[]) row.getArray(1).getArray();
        Object[] values = (Object[]) row.getArray(2).getArray();
        for (int i = 0; i < names.length; i++) {
          settings.put(String.valueOf(names[i]), String.valueOf(values[i]));
        }
      }
      return new SessionState(
          settings, row.getString(3), row.getString(4), row.getString(5), row.getBoolean(6));
    }
  }
}
