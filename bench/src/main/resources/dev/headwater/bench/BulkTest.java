package com.example;

import com.example.make.Make;
import dev.headwater.junit.MigratedDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.UUID;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Many rows by a factory, and the same rows by a COPY that is written by hand. */
@MigratedDatabase
class BulkTest {

  private static final long ROWS = Long.getLong("bulk.rows");
  private static final long WITH_PARENTS = Math.max(1, ROWS / 50);
  private static final int ROUNDS = Integer.getInteger("bulk.rounds");
  private static final int CHUNK = 1 << 16;
  private static final UUID USER = new UUID(1, 1);
  private static final String A_USER =
      "insert into users (id, auth0_user_id, email) values ('" + USER + "', 'a', 'a@b.org')";

  private final StringBuilder times = new StringBuilder();
  private Connection connection;

  private interface Work {
    void run() throws SQLException;
  }

  @Test
  void pairs(DataSource database) throws Exception {
    try (Connection one = database.getConnection()) {
      connection = one;
      connection.setAutoCommit(false);
      // The first round warms both up.
      for (int round = 0; round <= ROUNDS; round++) {
        pair(round, "bulk usage_log", this::usageLog, () -> make().usageLog().bulk(ROWS));
        pair(round, "bulk users", this::users, () -> make().users().bulk(ROWS));
        pair(
            round,
            "bulk-parents team_memberships",
            this::memberships,
            () -> make().teamMemberships().bulk(WITH_PARENTS));
      }
    }
    Files.writeString(Path.of("target/bulk.txt"), times);
  }

  private Make make() {
    return new Make(DSL.using(connection, SQLDialect.POSTGRES));
  }

  /** Each begins in every second round. */
  private void pair(int round, String label, Work copy, Work bulk) throws SQLException {
    boolean isBulkFirst = round % 2 == 0;
    double first = seconds(isBulkFirst ? bulk : copy);
    double second = seconds(isBulkFirst ? copy : bulk);
    if (round > 0) {
      times.append(
          String.format(
              Locale.ROOT,
              "%s %d %.3f %.3f%n",
              label,
              round,
              isBulkFirst ? first : second,
              isBulkFirst ? second : first));
    }
  }

  private double seconds(Work work) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("truncate usage_log, users, teams, team_memberships cascade");
      connection.commit();
      long start = System.nanoTime();
      work.run();
      connection.commit();
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private void usageLog() throws SQLException {
    copy("usage_log (operation, status)", ROWS, n -> "read_document\tsuccess\n");
  }

  private void users() throws SQLException {
    copy(
        "users (auth0_user_id, email)",
        ROWS,
        n -> "auth0 user id " + n + "\tuser" + n + "@example.com\n");
  }

  private void memberships() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(A_USER);
    }
    copy(
        "teams (id, name, owner_user_id)",
        WITH_PARENTS,
        n -> new UUID(2, n) + "\tname " + n + "\t" + USER + "\n");
    copy(
        "team_memberships (team_id, user_id)",
        WITH_PARENTS,
        n -> new UUID(2, n) + "\t" + USER + "\n");
  }

  private void copy(String into, long rows, LongFunction<String> line) throws SQLException {
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy " + into + " from stdin");
    StringBuilder lines = new StringBuilder(CHUNK * 2);
    for (long n = 1; n <= rows; n++) {
      lines.append(line.apply(n));
      if (lines.length() > CHUNK || n == rows) {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        lines.setLength(0);
      }
    }
    copy.endCopy();
  }
}
