package dev.headwater.command.undo;

import dev.headwater.catalog.Kind;
import dev.headwater.command.live.ForeseenUndo.Lost;
import dev.headwater.command.live.LiveReadingProblem;
import dev.headwater.command.undo.UndoPlan.LostData;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The rows of the real database that an undo would lose. */
record LostRows(RealDatabase database) {

  /**
   * Counts them, as far as there are.
   *
   * @throws ProblemException when the user may not read a table
   */
  List<LostData> count(List<Lost> objects) {
    if (objects.isEmpty()) {
      return List.of();
    }
    try {
      return database.read(session -> count(objects, session));
    } catch (SQLException e) {
      throw new ProblemException(new LiveReadingProblem(database).of(e));
    }
  }

  private static List<LostData> count(List<Lost> objects, Connection session) throws SQLException {
    List<LostData> found = new ArrayList<>();
    try (Statement statement = session.createStatement()) {
      for (Lost lost : objects) {
        try (ResultSet row = statement.executeQuery(query(lost))) {
          row.next();
          if (row.getLong(1) > 0) {
            found.add(
                new LostData(lost.table(), lost.object(), lost.loss().words(), row.getLong(1)));
          }
        }
      }
    }
    return found;
  }

  private static String query(Lost lost) {
    String condition =
        lost.id().kind() == Kind.COLUMN ? " where " + lost.id().name() + " is not null" : "";
    return "select count(*) from (select from "
        + lost.table()
        + condition
        + " limit "
        + (LostData.MANY + 1)
        + ") as lost";
  }

  /** Refuses losses that nobody allowed. */
  static void refuse(List<LostData> losses, UndoRequest request) {
    List<LostData> refused =
        losses.stream().filter(lost -> !request.differences().allowLossIn(lost.table())).toList();
    if (refused.isEmpty()) {
      return;
    }
    Problem problem =
        Problem.of("undo-loses-rows", "the undo would lose rows, so nothing was taken back");
    for (LostData lost : refused) {
      problem = problem.withDetail("loses", lost.toString());
    }
    throw new ProblemException(
        problem.withFix(
            "make a backup, and then: -Dheadwater.allowLoss="
                + refused.stream()
                    .map(LostData::table)
                    .distinct()
                    .collect(Collectors.joining(","))));
  }
}
