package dev.headwater.database.server;

import dev.headwater.database.server.ThrowawayName.Change;
import java.sql.SQLException;

/**
 * Makes databases in steps of which each leaves something that a later run drops, should it be the
 * last one.
 */
record Drafts(AdminSession admin) {

  /**
   * Makes one, and gives it its name at the end. When that fails, nothing is left.
   *
   * @param how makes the draft
   * @param rename makes it what it shall be
   */
  void make(DraftName draft, Change how, DatabaseMark mark, Change rename) throws SQLException {
    admin.run(how);
    try {
      admin.run(draft.mark(mark));
      admin.run(rename);
    } catch (SQLException e) {
      try {
        admin.run(draft.drop());
      } catch (SQLException more) {
        e.addSuppressed(more);
      }
      throw e;
    }
  }
}
