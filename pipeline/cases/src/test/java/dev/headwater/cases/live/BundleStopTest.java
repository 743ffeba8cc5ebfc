package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.live.BundledShop.Ran;
import dev.headwater.cases.live.BundledShop.Started;
import dev.headwater.cases.support.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Bundles that are killed, told to end, or started together. */
final class BundleStopTest {

  private static final String SCRIPT =
      """
      create table archive (id int);
      create index concurrently orders_paid on orders (paid);
      alter table users add name text;
      create index concurrently stock_id on stock (id);
      drop index concurrently orders_paid;
      """;

  @RegisterExtension static final ShopServer SERVER = new ShopServer();

  @TempDir private Path folder;

  private LiveShop shop;
  private BundledShop bundle;

  @BeforeEach
  void makeShop() throws Exception {
    shop = SERVER.shop(folder).shop();
    bundle = new BundledShop(shop, folder);
  }

  /**
   * A session in a transaction. It asks for its process before a bundle starts: a question takes a
   * snapshot, for which CREATE INDEX CONCURRENTLY would wait.
   */
  private record Holder(Connection session, int process) implements AutoCloseable {

    void rollback() throws SQLException {
      session.rollback();
    }

    @Override
    public void close() throws SQLException {
      session.close();
    }
  }

  /** While this session is open, statements on the table wait. */
  private Holder holding(String lock) throws SQLException {
    Connection session = shop.superuser();
    session.setAutoCommit(false);
    try (Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      int process = row.getInt(1);
      statement.execute(lock);
      return new Holder(session, process);
    }
  }

  private void withManyStatements() throws Exception {
    shop.flyway("mixed", "true")
        .file("db/V3__stock.sql", "create table stock (id int);")
        .migrate()
        .file("db/V4__many.sql", SCRIPT);
    bundle.build();
  }

  private int number(String query) {
    try (Connection session = shop.superuser();
        Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new AssertionError(query, e);
    }
  }

  private int sessions(String condition) {
    return number(
        "select count(*) from pg_stat_activity where datname = current_database()"
            + " and usename = 'migrator' and "
            + condition);
  }

  /** A statement of the bundle waits for this session, and for no other. */
  private void awaitBlocked(Holder holder) throws Exception {
    Waiting.until(() -> sessions(holder.process() + " = any(pg_blocking_pids(pid))") > 0);
  }

  /** Without a client, the server stops what runs. */
  private void awaitGone() throws Exception {
    Waiting.until(() -> sessions("true") == 0);
    assertThat(number("select count(*) from pg_locks where locktype = 'advisory'")).isZero();
  }

  @Test
  void killedIndexIsMadeAnewAndTheScriptGoesOn() throws Exception {
    withManyStatements();
    Started started;
    try (Holder holder = holding("insert into stock values (1)")) {
      started = bundle.start("migrate");
      awaitBlocked(holder);
      started.process().destroyForcibly();
      awaitGone();
      holder.rollback();
    }
    assertThat(bundle.run("plan"))
        .isEqualTo(
            new Ran(
                0,
                """
                migrate: V4__many.sql was stopped in the middle, outside a transaction: 3 of 5 statements are there
                  it left an invalid index, which is dropped: public.stock_id
                  it goes on at line 4"""));
    assertThat(bundle.run("migrate"))
        .isEqualTo(
            new Ran(
                0,
                """
                migrate: V4__many.sql was stopped in the middle, outside a transaction: 3 of 5 statements are there
                  it left an invalid index, which is dropped: public.stock_id
                  it goes on at line 4
                migrate: V4__many.sql is at its end
                migrate: nothing to do: PLACE is at version 4"""));
    assertThat(bundle.run("drift").exit()).isZero();
    assertThat(new Deployment(shop).states()).contains("V4__many.sql applied");
  }

  @Test
  @Tag("thorough")
  void killedAfterEachStatement() throws Exception {
    List<String> locks =
        List.of(
            "lock table orders in access exclusive mode", // before 2
            "insert into orders values (1, true)", // in the middle of 2
            "lock table users in access share mode", // before 3
            "lock table stock in share row exclusive mode", // before 4
            "insert into stock values (1)", // in the middle of 4
            "select from orders"); // in the middle of 5
    for (String lock : locks) {
      Files.deleteIfExists(folder.resolve("db/V3__stock.sql"));
      Files.deleteIfExists(folder.resolve("db/V4__many.sql"));
      shop = SERVER.shop(folder).shop();
      bundle = new BundledShop(shop, folder);
      withManyStatements();
      try (Holder holder = holding(lock)) {
        Started started = bundle.start("migrate");
        awaitBlocked(holder);
        started.process().destroyForcibly();
        awaitGone();
        holder.rollback();
      }
      Ran again = bundle.run("migrate");
      assertThat(again.text()).as(lock).contains("V4__many.sql is at its end");
      assertThat(again.exit()).isZero();
      assertThat(bundle.run("drift").exit()).as(lock).isZero();
      assertThat(new Deployment(shop).states()).contains("V4__many.sql applied");
    }
  }

  @Test
  @Tag("thorough")
  void processThatIsToldToEndStopsTheServerAndSaysWhatIsThere() throws Exception {
    shop.file("db/V3__fine.sql", "create table fine (id int);")
        .file("db/V4__index.sql", "create index concurrently users_mail on users (mail);");
    bundle.build();
    Started started;
    try (Holder holder = holding("insert into users values (1, 'a')")) {
      started = bundle.start("migrate");
      awaitBlocked(holder);
      started.process().destroy();
      Ran ran = bundle.end(started);
      assertThat(ran.exit()).isEqualTo(143);
      assertThat(ran.text())
          .endsWith(
              """
              shop-migrations.jar!/migrations/db/V4__index.sql:1:1: error[57P01]: terminating connection due to administrator command
                  1 | create index concurrently users_mail on users (mail);
                    | ^
                now: V4__index.sql ran outside a transaction: its statements before this place stay, and the history does not have it; the next run finds out how far it came, and goes on
                  PLACE is at version 3; carried out before: V3__fine.sql
                fix: when the server answers, run this again; --steps counts from where the database is then""");
      assertThat(sessions("true")).isZero();
      holder.rollback();
    }
    assertThat(bundle.run("migrate").text())
        .contains("it left an invalid index, which is dropped: public.users_mail")
        .endsWith("migrate: nothing to do: PLACE is at version 4");
  }

  @Test
  @Tag("thorough")
  void commandThatRunsBeforeEndsWithTheRun() throws Exception {
    shop.file("db/V3__fine.sql", "create table fine (id int);");
    bundle.build();
    for (String trap : List.of("", "trap '' TERM; ", "trap : TERM; ")) {
      String command = trap + "echo begun; sleep 47; sleep 4748";
      Started started = bundle.start("migrate", "--before=" + command);
      Waiting.until(() -> Files.readString(started.output()).endsWith("before: begun\n"));
      List<ProcessHandle> programs = started.process().descendants().toList();
      assertThat(programs).hasSize(2);
      started.process().destroy();
      assertThat(started.process().waitFor(10, TimeUnit.SECONDS)).as(command).isTrue();
      Ran ran = bundle.end(started);
      assertThat(ran.exit()).isEqualTo(143);
      assertThat(ran.text())
          .contains("before: begun\n")
          .endsWith(
              """
              error[stopped]: the run was told to end while the command that runs before was at work, so nothing was changed
                command: %s
                fix: run this again"""
                  .formatted(command));
      Waiting.until(() -> programs.stream().noneMatch(ProcessHandle::isAlive));
      assertThat(ProcessHandle.allProcesses().filter(BundleStopTest::isNextCommand)).isEmpty();
    }
    assertThat(new Deployment(shop).states()).contains("V3__fine.sql pending");
  }

  private static boolean isNextCommand(ProcessHandle process) {
    return process.info().commandLine().orElse("").endsWith("sleep 4748");
  }

  @Test
  @Tag("thorough")
  void nobodyKnowsWhetherAStatementRanThatLeavesNoTrace() throws Exception {
    shop.flyway("mixed", "true")
        .file(
            "db/V3__data.sql",
            """
        create index concurrently users_mail on users (mail);
        update orders set paid = true;
        alter table users add name text;
        """);
    bundle.build();
    shop.sql("set role migrator", "create index users_mail on users (mail)");
    assertThat(bundle.run("migrate"))
        .isEqualTo(
            new Ran(
                2,
                """
                shop-migrations.jar!/migrations/db/V3__data.sql:2:1: error[script-stopped]: V3__data.sql was stopped in the middle
                    2 | update orders set paid = true;
                      | ^
                  there: 1 of 3 statements
                  not known: whether line 2 ran, because the schema does not show it
                  fix: look at the data, run the rest of the script by hand, and then: java -jar shop-migrations.jar stamp --to=V3"""));
  }

  @Test
  @Tag("thorough")
  void scriptWithTransactionsOfItsOwnIsLeftToPeople() throws Exception {
    shop.flyway("mixed", "true")
        .file(
            "db/V3__data.sql",
            """
            create index concurrently users_mail on users (mail);
            begin;
            alter table users add name text;
            commit;
            """);
    bundle.build();
    shop.sql("set role migrator", "create index users_mail on users (mail)");
    assertThat(bundle.run("migrate"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[script-stopped]: V3__data.sql was stopped in the middle
                  why: it has transactions of its own, so a part of it may be rolled back
                  fix: run the rest of the script by hand, and then: java -jar shop-migrations.jar stamp --to=V3"""));
  }

  @Test
  @Tag("thorough")
  void tenAtOnceMigrateOnce() throws Exception {
    shop.file("db/V3__fine.sql", "create table fine (id int); select pg_sleep(1);")
        .file("db/V4__index.sql", "create index concurrently users_mail on users (mail);");
    bundle.build();
    List<Started> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      all.add(bundle.start("migrate"));
    }
    int done = 0;
    int nothing = 0;
    for (Started one : all) {
      Ran ran = bundle.end(one);
      assertThat(ran.exit()).as(ran.text()).isZero();
      done += ran.text().contains("migrate: done: PLACE is at version 4") ? 1 : 0;
      nothing += ran.text().endsWith("migrate: nothing to do: PLACE is at version 4") ? 1 : 0;
    }
    assertThat(List.of(done, nothing)).isEqualTo(List.of(1, 9));
    awaitGone();
  }

  @Test
  @Tag("thorough")
  void lockOfAnotherSessionIsWaitedForAndGivenUp() throws Exception {
    shop.file("db/V3__state.sql", "alter table orders add state text;");
    bundle.build();
    try (Holder holder = holding("lock table orders in access share mode")) {
      Ran ran = bundle.run("migrate", "--lock-timeout=1", "--lock-attempts=2");
      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.text())
          .contains(
              "error[55P03]: canceling statement due to lock timeout",
              "now: V3__state.sql was rolled back and left nothing behind",
              "PLACE is at version 2; no script was carried out");
      String limits = "--lock-timeout=1";
      assertThat(bundle.run("migrate", limits, "--lock-attempts=1", "--json").text())
          .contains("\"outcome\":\"failed\"", "or wait longer: --lock-timeout=SECONDS")
          .doesNotContain("-Dheadwater");
      holder.rollback();
    }
    awaitGone();
  }

  @Test
  void lockThatKeepsTheSchemaFromBeingReadIsWaitedForAndGivenUp() throws Exception {
    shop.file("db/V3__state.sql", "alter table orders add state text;");
    bundle.build();
    String note = "the schema was not read, because others hold a lock that it needs; attempt 2 of";
    try (Holder holder = holding("lock table flyway_schema_history")) {
      Ran ran = bundle.run("migrate", "--lock-timeout=1", "--lock-attempts=2");
      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.text().replaceAll("process \\d+ of", "process N of"))
          .isEqualTo(
              note
                  + """
                   2 follows in N
                  error[55P03]: canceling statement due to lock timeout
                    database: the variables PGHOST, PGPORT and PGDATABASE (migrator@PLACE)
                    why: others hold a lock that reading needs, and 2 attempts of 1 s each did not get it; nothing was changed
                    holds a lock: process N of postgres (headwater): public.flyway_schema_history
                    fix: run this again when that session has ended""");
      Started drift = bundle.start("drift", "--lock-timeout=1");
      Waiting.until(() -> said(drift, note));
      holder.rollback();
      assertThat(bundle.end(drift).text()).contains("drift: same: ");
    }
  }

  @Test
  @Tag("thorough")
  void runThatIsToldToEndBetweenTwoAttemptsMakesNoOther() throws Exception {
    shop.file("db/V3__state.sql", "alter table orders add state text;");
    bundle.build();
    try (Holder holder = holding("lock table flyway_schema_history")) {
      Started migrate = bundle.start("migrate", "--lock-timeout=1");
      Waiting.until(() -> said(migrate, "attempt 5 of 10 follows in 4 s"));
      migrate.process().destroy();
      Ran ran = bundle.end(migrate);
      assertThat(ran.exit()).isEqualTo(143);
      assertThat(ran.text().lines())
          .hasSize(5)
          .last()
          .isEqualTo(
              "error[stopped]: the run was told to end while others held a lock that it needs");
      holder.rollback();
    }
    awaitGone();
  }

  private static boolean said(Started started, String words) {
    try {
      return Files.readString(started.output()).contains(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
