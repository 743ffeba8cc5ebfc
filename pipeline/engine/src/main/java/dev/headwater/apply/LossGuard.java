package dev.headwater.apply;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keeps others from filling what is about to go: between the look at the rows and the locks of the
 * script, another session could commit. Objects are known by their numbers, because an undo script
 * may rename what the next one drops.
 */
final class LossGuard {

  private static final String NUMBERS =
      """
      select c.oid::bigint, coalesce(a.attnum, 0)::int
      from pg_catalog.pg_class c
      left join pg_catalog.pg_attribute a
        on a.attrelid = c.oid and pg_catalog.quote_ident(a.attname) = ? and not a.attisdropped
      where c.oid = pg_catalog.to_regclass(?) and c.relkind in ('r', 'p')""";

  private static final String NAMES =
      """
      select pg_catalog.format('%I.%I', n.nspname, c.relname),
        coalesce((select pg_catalog.quote_ident(a.attname) from pg_catalog.pg_attribute a
                  where a.attrelid = c.oid and a.attnum = ? and not a.attisdropped), '')
      from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.oid = ?""";

  /** Guards nothing. */
  static final LossGuard NONE = new LossGuard();

  private final List<Numbered> objects = new ArrayList<>();

  private record Numbered(ExpectedLoss loss, long table, int column) {}

  private LossGuard() {}

  /** Guards the objects that nobody gave up. */
  static LossGuard of(Connection connection, AllowedLoss allowed) throws SQLException {
    LossGuard guard = new LossGuard();
    try (PreparedStatement query = connection.prepareStatement(NUMBERS)) {
      for (ExpectedLoss loss : allowed.expected()) {
        query.setString(1, loss.column());
        query.setString(2, loss.table());
        try (ResultSet row = query.executeQuery()) {
          if (!allowed.tables().test(loss.table()) && row.next()) {
            guard.objects.add(new Numbered(loss, row.getLong(1), row.getInt(2)));
          }
        }
      }
    }
    return guard;
  }

  /**
   * Locks the tables until the transaction ends, and looks at them once more.
   *
   * @throws ProblemException when one of them has data by now
   */
  void hold(Connection transaction) throws SQLException {
    Map<ExpectedLoss, String> questions = new TreeMap<>((a, b) -> a.shown().compareTo(b.shown()));
    TreeSet<String> tables = new TreeSet<>();
    try (PreparedStatement query = transaction.prepareStatement(NAMES)) {
      for (Numbered object : objects) {
        query.setInt(1, object.column());
        query.setLong(2, object.table());
        try (ResultSet row = query.executeQuery()) {
          if (row.next()) {
            question(object, row).ifPresent(sql -> questions.put(object.loss(), sql));
            tables.add(row.getString(1));
          }
        }
      }
    }
    if (questions.isEmpty()) {
      return;
    }
    try (Statement statement = transaction.createStatement()) {
      statement.execute("lock table " + String.join(", ", tables) + " in access exclusive mode");
      List<ExpectedLoss> filled = new ArrayList<>();
      for (Map.Entry<ExpectedLoss, String> question : questions.entrySet()) {
        try (ResultSet row = statement.executeQuery(question.getValue())) {
          row.next();
          if (row.getBoolean(1)) {
            filled.add(question.getKey());
          }
        }
      }
      require(filled);
    }
  }

  private static Optional<String> question(Numbered object, ResultSet names) throws SQLException {
    String column = names.getString(2);
    if (!object.loss().isOfTable() && column.isEmpty()) {
      return Optional.empty(); // an earlier script took it
    }
    String condition = object.loss().isOfTable() ? "" : " where " + column + " is not null";
    return Optional.of("select exists (select from " + names.getString(1) + condition + ")");
  }

  private static void require(List<ExpectedLoss> filled) {
    if (filled.isEmpty()) {
      return;
    }
    Problem problem =
        Problem.of("undo-loses-rows", "others have written data since, which the undo would lose");
    TreeSet<String> tables = new TreeSet<>();
    for (ExpectedLoss loss : filled) {
      problem = problem.withDetail("loses", loss.shown());
      tables.add(loss.table());
    }
    throw new ProblemException(
        problem.withFix(
            "make a backup, and then: -Dheadwater.allowLoss=" + String.join(",", tables)));
  }
}
