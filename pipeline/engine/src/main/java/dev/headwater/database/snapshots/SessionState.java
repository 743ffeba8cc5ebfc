package dev.headwater.database.snapshots;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The state of a session beyond the files of the database.
 *
 * @param settings made in this session, which a later session can make again
 * @param lasting settings that only new sessions will have
 * @param sequences their last values, which no rollback takes back
 * @param transactions the number of the next one
 * @param obstacle what is not in the files: something temporary, prepared or unlogged, something
 *     that Headwater's own sessions would do, somebody else at work, or a transaction that has
 *     written
 */
record SessionState(
    Map<String, String> settings,
    String lasting,
    String sequences,
    String transactions,
    Optional<String> obstacle) {

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
        coalesce(
          case when session_user <> current_user then 'the session works as ' || current_user end,
          (select case relpersistence when 't' then 'temporary ' else 'unlogged ' end || relname
           from pg_catalog.pg_class where relpersistence <> 'p' order by oid limit 1),
          (select 'something in the temporary schema' from pg_catalog.pg_depend
           where refclassid = 'pg_catalog.pg_namespace'::regclass
             and refobjid = pg_catalog.pg_my_temp_schema() limit 1),
          (select 'login trigger ' || evtname
           from pg_catalog.pg_event_trigger where evtevent = 'login' limit 1),
          (select 'sequence ' || seqrelid::regclass || ' with a cache or without a privilege'
           from pg_catalog.pg_sequence
           where seqcache > 1 -- of which a session holds values
             or not pg_catalog.has_sequence_privilege(seqrelid, 'USAGE, SELECT') limit 1),
          (select 'prepared statement ' || name
           from pg_catalog.pg_prepared_statements where from_sql limit 1),
          (select 'open cursor ' || name from pg_catalog.pg_cursors where is_holdable limit 1),
          (select 'LISTEN ' || channel from pg_catalog.pg_listening_channels() channel limit 1),
          (select 'prepared transaction ' || gid from pg_catalog.pg_prepared_xacts limit 1),
          (select '' from pg_catalog.pg_stat_activity
           where backend_xid is not null
             or (backend_type = 'client backend' and pid <> pg_catalog.pg_backend_pid()
                 and state not in ('idle', 'idle in transaction'))
             or backend_type not in (
               'client backend', 'checkpointer', 'background writer', 'walwriter',
               'autovacuum launcher', 'logical replication launcher', 'startup', 'io worker',
               'walsummarizer', 'slotsync worker', 'archiver') limit 1))""";

  /** Whether the state can be copied. */
  boolean copyable() {
    return obstacle.isEmpty();
  }

  /** The obstacle, if the scripts left it; a session that is at work now is none. */
  Optional<String> left() {
    return obstacle.filter(what -> !what.isEmpty());
  }

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
          settings,
          row.getString(3),
          row.getString(4),
          row.getString(5),
          Optional.ofNullable(row.getString(6)));
    }
  }
}
