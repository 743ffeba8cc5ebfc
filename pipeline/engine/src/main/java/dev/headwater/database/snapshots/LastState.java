package dev.headwater.database.snapshots;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * The state that a run leaves, and how it is seen that nothing came after it.
 *
 * @param transactions the next transaction's number, after the last migration
 * @param applied the scripts that Flyway's history must hold, after a failure
 */
record LastState(
    SessionState session, Optional<String> transactions, Optional<List<String>> applied) {

  static LastState complete(SessionState session) {
    return new LastState(session, Optional.of(session.transactions()), Optional.empty());
  }

  /** A rollback takes back everything but the values of sequences. */
  static LastState rolledBack(SessionState session, List<String> applied) {
    return new LastState(session, Optional.empty(), Optional.of(applied));
  }

  /** Asks with a session of its own. */
  boolean isStillThere(Connection connection, String historyTable) throws SQLException {
    SessionState now = SessionState.ask(connection);
    if (!now.copyable()
        || !now.lasting().equals(session.lasting())
        || !now.sequences().equals(session.sequences())) {
      return false;
    }
    return transactions.isPresent()
        ? transactions.get().equals(now.transactions())
        : AppliedScripts.in(connection, historyTable).equals(applied.orElseThrow())
            && !hasSequenceThatWasSet(connection);
  }

  /**
   * To a value that it has not given out yet; no rollback takes that back, and no view shows it.
   */
  private static boolean hasSequenceThatWasSet(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select from pg_catalog.pg_sequence
                where pg_catalog.pg_sequence_last_value(seqrelid) is null
                  and (pg_catalog.xpath('/row/last_value/text()', pg_catalog.query_to_xml(
                        'select last_value from ' || seqrelid::regclass, false, true, '')))[1]
                      ::text::bigint <> seqstart""")) {
      return row.next();
    }
  }
}
