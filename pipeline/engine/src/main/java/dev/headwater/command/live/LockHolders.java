package dev.headwater.command.live;

import dev.headwater.database.LockWaiting;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The sessions that keep everybody else from reading tables. */
final class LockHolders {

  private static final String QUERY =
      """
      select pg_catalog.format('process %s of %s%s: %s', a.pid, a.usename,
        case when a.application_name <> ''
          then pg_catalog.format(' (%s)', a.application_name) else '' end,
        pg_catalog.string_agg(distinct pg_catalog.format('%I.%I', n.nspname, c.relname), ', '))
      from pg_catalog.pg_locks l join pg_catalog.pg_stat_activity a using (pid)
      join pg_catalog.pg_class c on c.oid = l.relation and c.relkind in ('r', 'p', 'm')
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where l.granted and l.mode = 'AccessExclusiveLock'
        and a.datname = pg_catalog.current_database()
      group by a.pid, a.usename, a.application_name order by a.pid
      """;

  private static final LockWaiting ONCE = new LockWaiting(Duration.ofSeconds(5), 1);

  private LockHolders() {}

  /** In words; empty where none is left, or where the server does not say it. */
  static List<String> in(RealDatabase database) {
    try {
      return database
          .waiting(ONCE, note -> {})
          .read(
              session -> {
                List<String> holders = new ArrayList<>();
                try (Statement statement = session.createStatement();
                    ResultSet row = statement.executeQuery(QUERY)) {
                  while (row.next()) {
                    holders.add(row.getString(1));
                  }
                }
                return holders;
              });
    } catch (SQLException | ProblemException e) {
      // The user must read why the schema was not read.
      return List.of();
    }
  }
}
