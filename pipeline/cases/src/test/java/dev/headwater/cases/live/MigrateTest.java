package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.database.LockWaiting;
import dev.headwater.report.DeploymentOutcomeFile;
import dev.headwater.tool.Documents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Migrations on their way to a database in production. */
final class MigrateTest {

  @RegisterExtension static final ShopServer SERVER = new ShopServer();

  @TempDir private Path folder;

  private LiveShop shop;
  private Deployment deployment;

  @BeforeEach
  void makeShop() throws Exception {
    shop = SERVER.shop(folder).shop();
    deployment = new Deployment(shop);
  }

  @Test
  void planComesFirstAndTheSchemaIsComparedAfterwards() throws Exception {
    shop.file("db/V3__state.sql", "alter table orders add state text, drop paid;")
        .file("db/V4__index.sql", "create index concurrently orders_state on orders (state);")
        .file(
            "db/V5__check.sql",
            "delete from orders;\nalter table orders add constraint has_state check (state <> '') not valid;");
    assertThat(deployment.migrate())
        .isEqualTo(
            """
            migrate: production (PostgreSQL N) from version 2 to version 5, 3 migrations:
              V3__state.sql
              V4__index.sql  (outside a transaction)
              V5__check.sql
            loses data: column public.orders.paid: its values are lost
            loses data: db/V5__check.sql:1: rows are deleted
            tried: a throwaway database went the same way
            migrate: done: production is at version 5; 3 migrations
            the schema is what the migrations make at version 5
            warning: constraints that hold for new rows only: has_state on public.orders; ALTER TABLE … VALIDATE CONSTRAINT … makes them hold for all rows""");
    assertThat(deployment.migrate())
        .isEqualTo("migrate: nothing to do: production is at version 5");
  }

  @Test
  void commandBeforeFindsTheDatabaseAndStopsWhatFollowsIfItFails() throws Exception {
    shop.file("db/V3__state.sql", "alter table orders add state text;");
    assertThat(deployment.before("echo no room >&2; exit 3").migrate())
        .endsWith(
            """
            error[before]: the command that runs before ended with exit code 3, so nothing was changed
              command: echo no room >&2; exit 3
              fix: correct the command, or leave it out: -Dheadwater.before""");
    assertThat(deployment.states()).contains("V3__state.sql pending");
    assertThat(
            deployment
                .before("psql -qAt -c 'select current_database(), count(*) from orders'")
                .migrate())
        .containsPattern("note: before: production\\d*\\|0")
        .contains("migrate: done: production is at version 3");
  }

  @Test
  @Tag("thorough")
  void nothingIsChangedWithoutConsent() throws Exception {
    shop.file("db/V3__state.sql", "alter table orders add state text;");
    assertThat(deployment.unconfirmed().migrate())
        .endsWith(
            """
            error[not-confirmed]: nobody confirmed the plan, so nothing was changed in production
              fix: answer yes in a terminal, or say -Dheadwater.yes""");
    assertThat(deployment.states()).contains("V3__state.sql pending");
  }

  /** Repeatable migrations may need what the newest version makes. */
  @Test
  @Tag("thorough")
  void stepsAndVersionsLeaveOutRepeatableMigrations() throws Exception {
    shop.file("db/V3__a.sql", "create table a (id int);")
        .file("db/V4__b.sql", "create table b (id int);")
        .file("db/V5__c.sql", "create table c (id int);")
        .file(
            "db/R__totals.sql",
            "create or replace view totals as select count(*)::int as one from c;");
    assertThat(deployment.migrateSteps(1))
        .contains("from version 2 to version 3, 1 migration:\n  V3__a.sql\n");
    assertThat(deployment.migrateTo("V4"))
        .contains("from version 3 to version 4, 1 migration:\n  V4__b.sql\n");
    assertThat(deployment.migrateTo("3"))
        .isEqualTo(
            """
            error[extent]: production is beyond version 3: it is at 4
              fix: mvn headwater:undo -Dheadwater.to=V3 leads back""");
    assertThat(deployment.migrateTo("9"))
        .isEqualTo(
            """
            error[extent]: no migration has the version 9
              newest here: 5""");
    assertThat(deployment.migrateSteps(7))
        .contains("to version 5, 2 migrations:\n  V5__c.sql\n  R__totals.sql\n");
  }

  @Test
  @Tag("thorough")
  void scriptThatFailsInAThrowawayDatabaseNeverBegins() throws Exception {
    shop.file("db/V3__wrong.sql", "create table a (id int);\nalter table nowhere add x int;");
    assertThat(deployment.migrate())
        .startsWith("db/V3__wrong.sql:2:1: error[42P01]: relation \"nowhere\" does not exist\n")
        .doesNotContain("  now: ");
    assertThat(deployment.states()).contains("V3__wrong.sql pending");
  }

  @Test
  void failureSaysItsPlaceAndTheStateOfTheDatabase() throws Exception {
    shop.sql("insert into orders values (1, null)")
        .file("db/V3__fine.sql", "create table fine (id int);")
        .file(
            "db/V4__paid.sql",
            "create table a (id int);\nalter table orders alter paid set not null;");
    assertThat(deployment.migrate())
        .endsWith(
            """
            db/V4__paid.sql:2:1: error[23502]: column "paid" of relation "orders" contains null values
                2 | alter table orders alter paid set not null;
                  | ^
              now: V4__paid.sql was rolled back and left nothing behind
                production is at version 3; carried out before: V3__fine.sql""");
    assertThat(deployment.states()).contains("V3__fine.sql applied, V4__paid.sql pending");
  }

  @Test
  @Tag("thorough")
  void failureOutsideATransactionSaysThatAPartStays() throws Exception {
    shop.sql("insert into users values (1, 'a'), (2, 'a')")
        .file("db/V3__unique.sql", "create unique index concurrently users_mail on users (mail);");
    assertThat(deployment.migrate())
        .contains(
            "db/V3__unique.sql:1:1: error[23505]: could not create unique index \"users_mail\"",
            "  now: V3__unique.sql ran outside a transaction: its statements before this place stay,"
                + " and the history says that it failed; mend what it left behind, and then: mvn"
                + " headwater:repair\n    production is at version 2; no script was carried out\n"
                + "    invalid indexes, which PostgreSQL does not use: public.users_mail; drop those"
                + " that the script makes before it runs again");
    assertThat(deployment.migrate())
        .isEqualTo(
            """
            error[migrations-failed]: migrations failed in production
              migrations: V3__unique.sql
              fix: mend what they left behind, and then: mvn headwater:repair takes the failed rows out of the history""");
  }

  /** A killed run leaves no row in the history. */
  @Test
  @Tag("thorough")
  void invalidIndexIsNamedInThePlan() throws Exception {
    shop.sql("insert into users values (1, 'a'), (2, 'a')")
        .file("db/V3__index.sql", "create unique index concurrently users_mail on users (mail);");
    deployment.migrate();
    shop.sql("delete from flyway_schema_history where not success", "delete from users");
    assertThat(deployment.unconfirmed().migrate())
        .contains(
            "invalid indexes are there, perhaps of a run that was stopped; drop them before a"
                + " migration makes them again: public.users_mail\n");
  }

  @Test
  void historyThatDoesNotFitIsRefused() throws Exception {
    shop.file("db/V3__gone.sql", "select 1;")
        .migrate()
        .delete("db/V3__gone.sql")
        .file("db/V1__users.sql", "create table users (id bigint);")
        .file("db/V2_1__late.sql", "select 1;");
    assertThat(deployment.migrate())
        .isEqualTo(
            """
            error[migrations-edited]: migrations have another text here than production has
              migrations: V1__users.sql
              fix: give them back their texts, and put the change into a new migration; or, where the texts mean the same, mvn headwater:repair accepts the new checksums

            error[migrations-not-here]: production has migrations that are not here
              migrations: V3__gone.sql
              fix: run this where they are: on the branch that was deployed

            error[migrations-out-of-order]: production has newer migrations than some that it lacks
              migrations: V2_1__late.sql
              fix: mvn headwater:renumber -Dheadwater.base=origin/main gives them the next free versions; or <flyway><outOfOrder>true</outOfOrder></flyway>""");
  }

  @Test
  @Tag("thorough")
  void lockIsWaitedForAndTheScriptTriedAgain() throws Exception {
    shop.file("db/V3__state.sql", "alter table orders add state text;");
    deployment.locks(new LockWaiting(Duration.ofMillis(100), 2));
    try (Connection other = shop.superuser();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("select * from orders");
      assertThat(deployment.migrate())
          .contains(
              "note: V3__state.sql was rolled back, because others hold a lock that it needs;"
                  + " attempt 2 of 2 follows in 500 ms\n"
                  + "db/V3__state.sql:1:1: error[55P03]: canceling statement due to lock timeout",
              "  now: V3__state.sql was rolled back and left nothing behind",
              "-Dheadwater.lockTimeout=SECONDS");
    }
    assertThat(deployment.migrate()).contains("migrate: done: production is at version 3");
  }

  /** Somebody may have made it by other means. Nobody is asked. */
  @Test
  void schemaWithoutAHistoryIsRefused() throws Exception {
    shop.sql("drop table flyway_schema_history");
    assertThat(deployment.migrate())
        .isEqualTo(
            """
            error[no-history]: the database holds something, and has no history of migrations
              fix: tell Flyway what is there: mvn headwater:stamp -Dheadwater.to=V…, or mvn headwater:adopt where no migration made it""");
  }

  @Test
  @Tag("thorough")
  void emptyDatabaseGetsEverything() throws Exception {
    shop.sql("drop table flyway_schema_history, users, orders", "drop view totals");
    shop.sql("create extension if not exists plpgsql");
    assertThat(deployment.migrate())
        .contains(
            "migrate: production (PostgreSQL N) to version 2, 3 migrations:",
            "migrate: done: production is at version 2; 3 migrations",
            "the schema is what the migrations make at version 2");
  }

  @Test
  @Tag("thorough")
  void baselineMigrationStandsForThoseUpToItsVersion() throws Exception {
    shop.sql("drop table flyway_schema_history, users, orders", "drop view totals")
        .file(
            "db/B2__all.sql",
            "create table users (id bigint primary key, mail text); create table orders (id int);")
        .file("db/V3__state.sql", "alter table orders add state text;");
    assertThat(deployment.migrate())
        .contains(
            "to version 3, 3 migrations:\n  B2__all.sql\n  V3__state.sql\n  R__totals.sql\n",
            "migrate: done: production is at version 3");
    shop.sql("grant select on flyway_schema_history to reader");
    assertThat(deployment.states())
        .isEqualTo(
            "V1__users.sql before the baseline, B2__all.sql applied, V3__state.sql applied,"
                + " R__totals.sql applied");
    shop.file("db/V4__more.sql", "select 1;");
    assertThat(deployment.migrate()).contains("from version 3 to version 4, 1 migration:");
  }

  @Test
  @Tag("thorough")
  void outcomeIsThereForScripts() throws Exception {
    shop.file("db/V3__state.sql", "alter table orders drop paid;");
    Path file = folder.resolve("migrate.json");
    new DeploymentOutcomeFile(file, new Documents(LiveShop.ARTIFACTS)).write(deployment.migrated());
    assertThat(Files.readString(file).strip())
        .isEqualTo(
            """
            {
              "outcome" : "done",
              "database" : "production",
              "from" : "2",
              "to" : "3",
              "scripts" : [
                "V3__state.sql"
              ],
              "losses" : [
                "column public.orders.paid: its values are lost"
              ],
              "invalidIndexes" : [ ],
              "unvalidated" : [ ],
              "drift" : "same"
            }""");
  }
}
