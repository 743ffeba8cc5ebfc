package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.Waiting;
import dev.headwater.database.ThrowawayDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A busy or broken production gets no harm, and its reader a clear error in time. */
final class LiveErrorsTest {

  private static final String WAITING =
      "select pid from pg_stat_activity where application_name = 'headwater' and usename = 'reader'"
          + " and wait_event_type = 'Lock'";

  private static final String TABLES =
      """
      do $$ begin
        for i in 1..100 loop
          execute format('create table tNUMBER_%s (id int)', i);
          execute format('create view vNUMBER_%s as select id from tNUMBER_%s', i, i);
        end loop;
      end $$;
      """;

  private static ThrowawayDatabase server;
  private static ThrowawayDatabase throwaways;

  @TempDir private Path folder;

  private LiveShop shop;

  @BeforeAll
  static void startServers() throws Exception {
    server = LiveShop.server("15");
    throwaways = LiveShop.server("15");
  }

  @AfterAll
  static void stopServers() {
    server.close();
    throwaways.close();
  }

  @BeforeEach
  void makeShop() throws Exception {
    shop = new LiveShop(folder.toRealPath(), server, throwaways).shop();
  }

  /** Each transaction that writes takes the next number. */
  @Test
  void nothingIsWritten() throws Exception {
    String before = ask("select pg_snapshot_xmax(pg_current_snapshot())");
    assertThat(shop.drift()).contains("drift: same: ");
    assertThat(ask("select pg_snapshot_xmax(pg_current_snapshot())")).isEqualTo(before);
  }

  @Test
  void lockedTableIsNoHindrance() throws Exception {
    try (Connection other = shop.superuser()) {
      lock("users", other);
      assertThat(shop.drift()).contains("drift: same: ");
      other.rollback();
    }
  }

  @Test
  void historyThatSomebodyHasLocked() throws Exception {
    try (Connection other = shop.superuser()) {
      lock("flyway_schema_history", other);
      Instant start = Instant.now();
      assertThat(shop.drift().replaceAll("process \\d+ of", "process N of"))
          .isEqualTo(
              """
              error[55P03]: canceling statement due to lock timeout
                database: production (reader@PLACE)
                why: others hold a lock that reading needs, and an attempt of 5 s did not get it; nothing was changed
                holds a lock: process N of postgres (headwater): public.flyway_schema_history
                fix: run this again when that session has ended""");
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
      other.rollback();
    }
  }

  /** Without giving locks back, 2,000 would be held here at once. */
  @Test
  void readingTakesFewOfTheLocksThatAllSessionsShare() throws Exception {
    shop.file("db/V1__users.sql", "select 1;").file("db/V2__orders.sql", "select 1;");
    try (ThrowawayDatabase small =
        LiveShop.server("15", Map.of("max_locks_per_transaction", "10"))) {
      LiveShop many = new LiveShop(folder.toRealPath(), small, throwaways);
      for (int i = 10; i < 20; i++) {
        many.file("db/V" + i + "__tables.sql", TABLES.replace("NUMBER", String.valueOf(i)));
      }
      many.migrate().sql("grant select on flyway_schema_history to reader");
      assertThat(many.drift())
          .isEqualTo(
              "drift: same: production (PostgreSQL N) is what the migrations make at version 19");
    }
  }

  @Test
  void serverThatGoesAway() throws Exception {
    try (Connection other = shop.superuser()) {
      lock("flyway_schema_history", other);
      CompletableFuture<String> told = CompletableFuture.supplyAsync(shop::drift);
      Waiting.until(this::isWaiting);
      ask("select pg_terminate_backend((" + WAITING + "))");
      assertThat(told.get())
          .isEqualTo(
              """
              error[57P01]: terminating connection due to administrator command
                database: production (reader@PLACE)
                why: the connection was lost while the catalogue was read
                fix: try again when the server is back""");
      other.rollback();
    }
  }

  /** As some migrations lock a table. */
  private static void lock(String table, Connection other) throws SQLException {
    other.setAutoCommit(false);
    try (Statement statement = other.createStatement()) {
      statement.execute("lock table " + table + " in access exclusive mode");
    }
  }

  private boolean isWaiting() throws IOException {
    try {
      return !ask(WAITING).isEmpty();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private String ask(String sql) throws SQLException {
    try (Connection connection = shop.superuser();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : "";
    }
  }
}
