package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.database.LockWaiting;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Migrations that are taken back in production. */
final class UndoTest {

  @RegisterExtension static final ShopServer SERVER = new ShopServer();

  @TempDir private Path folder;

  private LiveShop shop;
  private Deployment deployment;

  @BeforeEach
  void makeShop() throws Exception {
    shop = SERVER.shop(folder).shop();
    shop.file("db/V3__state.sql", "alter table orders add state text; create table log (id int);")
        .file(
            "db/U3__state.sql",
            "delete from orders where state = 'void'; alter table orders drop state; drop table log;")
        .file("db/V4__mail.sql", "alter table users rename mail to email;")
        .file("db/U4__mail.sql", "alter table users rename email to mail;")
        .migrate();
    deployment = new Deployment(shop);
  }

  @Test
  @Tag("thorough")
  void newestMigrationIsTakenBackAndCanComeAgain() throws Exception {
    shop.sql("insert into users values (1, 'a')");
    assertThat(deployment.undo())
        .isEqualTo(
            """
            undo: production (PostgreSQL N) from version 4 back to version 3, 1 migration:
              U4__mail.sql
            tried: a throwaway database went the same way
            undo: done: production is at version 3; 1 migration taken back
            the schema is what the migrations make at version 3""");
    assertThat(deployment.states()).contains("V3__state.sql applied, V4__mail.sql undone");
    assertThat(deployment.migrate()).contains("migrate: done: production is at version 4");
    shop.migrate(); // Flyway validates first
    assertThat(deployment.states()).contains("V4__mail.sql applied");
  }

  @Test
  @Tag("thorough")
  void flywayGoesOnByItself() throws Exception {
    assertThat(deployment.undoSteps(2)).contains("undo: done: production is at version 2");
    shop.migrate();
    assertThat(deployment.states()).contains("V3__state.sql applied, V4__mail.sql applied");
    assertThat(shop.drift()).contains("drift: same");
  }

  @Test
  void rowsAreNotLostUnlessTheirTablesAreNamed() throws Exception {
    shop.sql(
        "insert into orders values (1, true, 'new'), (2, true, null)",
        "insert into log values (1)");
    assertThat(deployment.undoTo("2"))
        .isEqualTo(
            """
            error[undo-loses-rows]: the undo would lose rows, so nothing was taken back
              loses: column public.orders.state: its values are lost (1 row)
              loses: table public.log: its rows are lost (1 row)
              fix: make a backup, and then: -Dheadwater.allowLoss=public.orders,public.log""");
    assertThat(deployment.states()).contains("V3__state.sql applied, V4__mail.sql applied");
    assertThat(deployment.undoTo("2", "orders", "public.log"))
        .contains(
            "loses data: column public.orders.state: its values are lost (1 row)",
            "loses data: db/U3__state.sql:1: rows are deleted",
            "undo: done: production is at version 2; 2 migrations taken back");
  }

  /** The text does not show it, and the catalogue is the same afterwards. */
  @Test
  @Tag("thorough")
  void rowsThatGoUnseenAreCountedInTheTransaction() throws Exception {
    shop.sql("insert into log values (1), (2)", "insert into users values (1, 'a')");
    shop.sql("create table by_hand (id int)", "insert into by_hand values (1)");
    assertThat(
            undone(
                "do $$ begin execute 'delete from log where id = 1'; end $$;"
                    + " alter table users rename email to mail;"))
        .isEqualTo("table public.log: 1 row is deleted");
    assertThat(undone("truncate log; alter table users rename email to mail;"))
        .isEqualTo("table public.log: its rows are lost");
    assertThat(
            undone(
                "drop table log; create table log (id int); alter table users rename email to mail;"))
        .isEqualTo("table public.log: its rows are lost");
    assertThat(undone("alter table users drop email; alter table users add mail text;"))
        .isEqualTo("column public.users.email: its values are lost (1 row)");
    assertThat(undone("drop table if exists by_hand; alter table users rename email to mail;"))
        .isEqualTo("table public.by_hand: its rows are lost");
    assertThat(deployment.states()).contains("V4__mail.sql applied");
    shop.file("db/U4__mail.sql", "truncate log; alter table users rename email to mail;");
    assertThat(deployment.undoTo("3", "log")).contains("undo: done: production is at version 3");
  }

  /** The loss for which an undo is refused or rolled back. */
  private String undone(String script) throws Exception {
    shop.file("db/U4__mail.sql", script);
    String text = deployment.undo();
    assertThat(text).contains("error[undo-loses-rows]");
    return text.replaceAll("(?s).* loses: ([^\n]*)\n.*", "$1");
  }

  @Test
  void migrationThatIsNotHereIsNamedBeforeAnythingIsTouched() throws Exception {
    shop.delete("db/V3__state.sql");
    assertThat(deployment.undo())
        .isEqualTo(
            """
            error[migrations-not-here]: production has migrations that are not here
              migrations: V3__state.sql
              fix: run this where they are: on the branch that was deployed""");
  }

  /** Flyway would make another history there. */
  @Test
  void historyInAnotherSchemaIsNamed() throws Exception {
    shop.sql(
        "create schema app authorization migrator",
        "do $$ begin execute 'alter database ' || current_database() || ' set search_path = app, public'; end $$");
    assertThat(deployment.migrate())
        .isEqualTo(
            """
            error[history-elsewhere]: the history of production is in the schema public, and Flyway would look for it in app
              why: the search_path of this user begins there
              fix: <flyway><defaultSchema>public</defaultSchema></flyway>, or correct the search_path""");
  }

  @Test
  void missingScriptIsNamedBeforeAnythingIsTouched() throws Exception {
    shop.file("db/U3__state.sql", "-- nothing\n");
    assertThat(deployment.undoTo("1"))
        .isEqualTo(
            """
            error[undo-missing]: 2 migrations have no undo script with a statement, so nothing was taken back
              migrations: V3__state.sql
                V2__orders.sql
              fix: put the undo script beside the migration, with U in place of V""");
    assertThat(deployment.states()).contains("V4__mail.sql applied");
  }

  @Test
  @Tag("thorough")
  void scriptThatFailsInAThrowawayDatabaseNeverBegins() throws Exception {
    shop.file("db/U4__mail.sql", "alter table users\n  rename nowhere to mail;");
    assertThat(deployment.undo())
        .isEqualTo(
            """
            db/U4__mail.sql:1:1: error[42703]: column "nowhere" does not exist
                1 | alter table users
                  | ^
              tried: in a throwaway database; nothing was changed in the real one""");
  }

  @Test
  @Tag("thorough")
  void failureRollsOneMigrationBackAndKeepsThoseBefore() throws Exception {
    shop.sql("create view uses_state as select state from orders");
    assertThat(deployment.undoTo("2"))
        .contains(
            "db/U3__state.sql:1:42: error[2BP01]: cannot drop column state of table orders because"
                + " other objects depend on it",
            "  now: U3__state.sql was rolled back and left nothing behind\n"
                + "    production is at version 3; carried out before: U4__mail.sql");
    assertThat(deployment.states()).contains("V3__state.sql applied, V4__mail.sql undone");
  }

  @Test
  @Tag("thorough")
  void placeholdersAreThoseOfFlyway() throws Exception {
    shop.flyway("placeholders.table", "log")
        .file(
            "db/U3__state.sql",
            """
            alter table orders drop state; drop table "${flyway:defaultSchema}".${table};
            comment on table users is '${flyway:user} ${flyway:table} ${flyway:filename}';
            """);
    assertThat(deployment.undoTo("V2")).contains("undo: done: production is at version 2");
    assertThat(shop.drift()).contains("comment: U -> migrator flyway_schema_history U3__state.sql");
    shop.migrate().file("db/U4__mail.sql", "alter table users\n rename email to ${nothing};");
    assertThat(deployment.undo())
        .startsWith(
            "db/U4__mail.sql:2:18: error[placeholder]: no value for the placeholder ${nothing}\n");
  }

  @Test
  @Tag("thorough")
  void lockIsWaitedForAndOtherMigrationsAreKeptOut() throws Exception {
    deployment.locks(new LockWaiting(Duration.ofMillis(100), 2));
    try (Connection other = shop.superuser();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("select * from users");
      assertThat(deployment.undo())
          .contains(
              "note: U4__mail.sql was rolled back, because others hold a lock that it needs; attempt"
                  + " 2 of 2 follows in 500 ms\n"
                  + "db/U4__mail.sql:1:1: error[55P03]: canceling statement due to lock timeout");
    }
    String flyways = 77431708279161L + "\"public\".\"flyway_schema_history\"".hashCode() + "";
    try (Connection other = shop.superuser();
        Statement statement = other.createStatement()) {
      statement.execute("select pg_advisory_lock(" + flyways + ")");
      assertThat(deployment.undo())
          .contains(
              "error[migration-runs]: somebody migrates this database now\n",
              "  fix: run this again when that migration has ended");
    }
    assertThat(deployment.undo()).contains("undo: done: production is at version 3");
  }

  /** The number is not part of Flyway's interface. */
  @Test
  void lockIsFlywaysOwn() throws Exception {
    shop.sql("create table locks (id bigint)", "grant all on locks to migrator")
        .file(
            "db/V5__see.sql",
            "insert into locks select (classid::bigint << 32) + objid::bigint from pg_locks where locktype = 'advisory';")
        .migrate();
    try (Connection connection = shop.superuser();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("select id from locks")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getLong(1))
          .isEqualTo(77431708279161L + "\"public\".\"flyway_schema_history\"".hashCode());
    }
  }

  @Test
  @Tag("thorough")
  void everythingCanBeTakenBack() throws Exception {
    shop.file("db/U2__orders.sql", "drop table orders;")
        .file("db/U1__users.sql", "drop table users;");
    assertThat(deployment.undoTo("0"))
        .contains(
            "from version 4 back to before the first one, 4 migrations:",
            "undo: done: production is before the first migration");
    assertThat(deployment.undo())
        .isEqualTo("undo: nothing to do: production is before the first migration");
    shop.migrate();
    assertThat(shop.drift()).contains("drift: same");
  }

  /** It had written nothing yet when the rows were looked at. */
  @Test
  void rowsOfATransactionThatStillRunsAreNotLost() throws Exception {
    deployment.locks(new LockWaiting(Duration.ofSeconds(20), 1));
    try (Connection other = shop.superuser();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("insert into orders values (1, true, 'new')");
      FutureTask<String> undo = new FutureTask<>(() -> deployment.undoTo("2"));
      new Thread(undo).start();
      while (!undo.isDone() && !shop.waitsForLock()) {
        Thread.sleep(20);
      }
      other.commit();
      assertThat(undo.get())
          .endsWith(
              """
              error[undo-loses-rows]: others have written data since, which the undo would lose
                loses: column public.orders.state: its values are lost
                now: U4__mail.sql was rolled back and left nothing behind
                  production is at version 4; no script was carried out
                fix: make a backup, and then: -Dheadwater.allowLoss=public.orders""");
    }
    assertThat(deployment.undoTo("2", "orders")).contains("undo: done: production is at version 2");
  }

  /** A server drops the temporary tables of a session before it gives back the session's locks. */
  @Test
  void scriptAfterOneOutsideATransactionDoesNotMeetItsLock() throws Exception {
    shop.file("db/V5__index.sql", "create index concurrently on orders (paid);")
        .file(
            "db/U5__index.sql",
            """
            drop index concurrently orders_paid_idx;
            do $$ begin for i in 1..1000 loop execute 'create temp table t' || i || ' (id int)'; end loop; end $$;
            """)
        .migrate();
    assertThat(deployment.undoTo("3"))
        .contains(
            "  U5__index.sql  (outside a transaction)",
            "undo: done: production is at version 3; 2 migrations taken back");
    assertThat(deployment.states()).contains("V4__mail.sql undone, V5__index.sql undone");
  }

  @Test
  @Tag("thorough")
  void scriptCannotEndItsTransaction() throws Exception {
    shop.file("db/U4__mail.sql", "alter table users rename email to mail;\ncommit;");
    assertThat(deployment.undo())
        .startsWith(
            "db/U4__mail.sql:2:1: error[undo-transaction]: an undo script is a transaction, and"
                + " cannot begin or end one");
  }

  @Test
  @Tag("thorough")
  void differenceAfterwardsIsAWarning() throws Exception {
    shop.sql("create table by_hand (id int)");
    assertThat(deployment.undo())
        .contains(
            "undo: done: production is at version 3",
            "warning: warning[schema-drifted]: the schema of production (PostgreSQL N) is not what"
                + " the migrations make at version 3",
            "+ table public.by_hand  1 column");
  }

  @Test
  void baselineIsTheEnd() throws Exception {
    shop.sql("update flyway_schema_history set type = 'BASELINE' where version = '4'");
    assertThat(deployment.undo())
        .isEqualTo(
            """
            error[undo-baseline]: production had version 4 before its history began, so nothing takes it back
              fix: -Dheadwater.to=V4 goes back to there""");
  }
}
