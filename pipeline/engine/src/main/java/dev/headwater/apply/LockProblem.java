package dev.headwater.apply;

import dev.headwater.database.LockWaiting;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** A script that others keep from a lock. */
final class LockProblem {

  private static final String NOT_AVAILABLE = "55P03";
  private static final String DEADLOCK = "40P01";
  private static final Set<String> LOCKED = Set.of(NOT_AVAILABLE, DEADLOCK);

  private LockProblem() {}

  static boolean isOne(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof SQLException e && LOCKED.contains(String.valueOf(e.getSQLState()))
          || t instanceof ProblemException p && LOCKED.contains(p.problems().get(0).code())) {
        return true;
      }
    }
    return false;
  }

  /** Limits the waits of a transaction. */
  static void limit(Connection transaction, LockWaiting locks) throws SQLException {
    if (locks.isUnlimited()) {
      return;
    }
    try (Statement statement = transaction.createStatement()) {
      statement.execute("set local lock_timeout = " + locks.limit().toMillis());
    }
  }

  static Problem explained(Problem problem) {
    return problem.code().equals(NOT_AVAILABLE)
        ? problem.withFix(
            "see who holds locks: SELECT pid, state, relation::regclass, query FROM pg_locks JOIN"
                + " pg_stat_activity USING (pid) WHERE granted; run again when that session has"
                + " ended, or wait longer: -Dheadwater.lockTimeout=SECONDS")
        : problem;
  }
}
