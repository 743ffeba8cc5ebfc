package dev.headwater.apply;

import dev.headwater.problem.Problem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * A statement that did not end within its time.
 *
 * @param waits what each waiting session waits for, and who holds it
 * @param statement the first of those statements, as it was sent; empty when there is none
 */
record Stall(Duration limit, List<String> waits, String statement) {

  private static final String WAITING =
      """
      select a.wait_event_type || '/' || a.wait_event as event,
             left(btrim(regexp_replace(a.query, '\\s+', ' ', 'g')), 200) as query,
             a.query as sent, b.pid as blocker, b.state,
             left(btrim(regexp_replace(b.query, '\\s+', ' ', 'g')), 200) as blocking_query
      from pg_stat_activity a
      left join lateral unnest(pg_blocking_pids(a.pid)) as blocked_by(pid) on true
      left join pg_stat_activity b on b.pid = blocked_by.pid
      where a.backend_type = 'client backend' and a.pid <> pg_backend_pid()
        and a.datname = current_database() and a.state <> 'idle'
        and a.wait_event_type is distinct from 'Client'
      order by a.pid, b.pid""";

  private static final String STOP =
      """
      select pg_terminate_backend(pid) from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid()
        and datname = current_database() and pg_has_role(usesysid, 'usage')""";

  /**
   * Asks the server what everybody waits for, then ends all of Headwater's sessions of the
   * database.
   */
  static Stall stop(DataSource database, Duration limit) {
    List<String> waits = new ArrayList<>();
    String sent = "";
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(10);
      try (ResultSet row = statement.executeQuery(WAITING)) {
        while (row.next()) {
          waits.add(wait(row));
          sent = sent.isEmpty() ? row.getString("sent") : sent;
        }
      }
      statement.execute(STOP);
    } catch (SQLException e) {
      waits.add("the server does not say: " + e.getMessage());
    }
    return new Stall(limit, waits, sent);
  }

  private static String wait(ResultSet row) throws SQLException {
    String event = row.getString("event");
    String text =
        row.getString("query") + "\nwaits for " + (event == null ? "nothing, it runs" : event);
    return row.getString("blocker") == null
        ? text
        : text
            + ", held by a session that is "
            + row.getString("state")
            + " after: "
            + row.getString("blocking_query");
  }

  Problem problem(String script) {
    Problem problem =
        Problem.of(
            "timeout",
            (script.isEmpty() ? "a statement" : script)
                + " made no progress for "
                + limit.toSeconds()
                + " s and was stopped");
    for (String wait : waits) {
      problem = problem.withDetail("statement", wait);
    }
    return problem.withFix("if it only needs more time: -Dheadwater.timeout=SECONDS");
  }
}
