package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A database in production against what its migrations make at the version that it has. */
final class DriftTest {

  private static final String SAME =
      "drift: same: production (PostgreSQL N) is what the migrations make at version 2";

  @RegisterExtension static final ShopServer SERVER = new ShopServer();

  @TempDir private Path folder;

  private LiveShop shop;

  @BeforeEach
  void makeShop() throws Exception {
    shop = SERVER.shop(folder).shop();
  }

  @Test
  void pendingMigrationsAreNoDrift() throws Exception {
    assertThat(shop.drift()).isEqualTo(SAME);
    shop.file("db/V3__state.sql", "alter table orders add state text;")
        .file("db/R__more.sql", "create view more as select 1 as one;");
    assertThat(shop.drift()).isEqualTo(SAME + "\ndrift: pending: V3__state.sql, R__more.sql");
  }

  @Test
  void everyChangeByHandIsFound() throws Exception {
    shop.sql(
        "alter table users enable row level security",
        "create policy own on users using (id = 1)",
        "alter default privileges for role migrator grant select on tables to app",
        "grant select (mail) on users to app",
        "comment on table users is 'Users'",
        "alter table orders add constraint paid check (paid) not valid",
        "create extension pg_trgm",
        "create schema metabase",
        "create table metabase.report (id int)");
    assertThat(shop.drift("extension *"))
        .isEqualTo(
            """
            error[schema-drifted]: the schema of production (PostgreSQL N) is not what the migrations make at version 2
              there: from what should be to what is
                + default privileges on tables to app  SELECT
                  column public.users.mail
                  + privileges to app  SELECT
                  table public.orders
                  + constraint paid  CHECK (paid) NOT VALID
                ~ table public.users  row security: no -> yes; comment: U -> Users
                  + policy own
                4 added, 1 changed
              note: not compared, because the migrations neither made nor filled it: schema metabase (1 object)
              fix: take the change back in the database, or put it into a migration; name objects of others in <ignore>""");
  }

  @Test
  void everyKindThatIsDroppedOrSwitchedOffIsFound() throws Exception {
    shop.file(
            "db/V3__kinds.sql",
            """
            create type state as enum ('new', 'paid');
            create collation german (provider = icu, locale = 'de');
            alter table users add name text collate german check (name <> ''), add state state;
            alter table users enable row level security;
            create policy own on users using (id = 1);
            create function touch() returns trigger language plpgsql as 'begin return new; end';
            create trigger touch before update on users for each row execute function touch();
            grant select (mail) on users to app;
            alter default privileges grant usage on sequences to app;
            """)
        .migrate()
        .sql(
            "drop policy own on users",
            "alter table users disable trigger touch",
            "revoke select (mail) on users from app",
            "alter default privileges for role migrator revoke usage on sequences from app",
            "comment on table users is null",
            "alter type state rename value 'paid' to 'settled'",
            "alter table users drop constraint users_name_check",
            "alter table users add constraint users_name_check check (name <> '') not valid",
            "update pg_collation set collversion = '1.0' where collname = 'german'");
    assertThat(shop.drift().replaceAll("server has [\\d.]+", "server has X"))
        .isEqualTo(
            """
            error[schema-drifted]: the schema of production (PostgreSQL N) is not what the migrations make at version 3
              there: from what should be to what is
                - default privileges on sequences to app
                  column public.users.mail
                  - privileges to app
                ~ collation public.german  version: none -> recorded 1.0, the server has X
                  enum public.state
                  - enum label 'paid'
                  + enum label 'settled'
                ~ table public.users  comment: U -> none
                  ~ constraint users_name_check  definition: CHECK ((name <> ''::text)) -> CHECK ((name <> ''::text)) NOT VALID
                  ~ trigger touch                enabled: none -> disabled
                  - policy own
                1 added, 4 removed, 4 changed
              fix: take the change back in the database, or put it into a migration; name objects of others in <ignore>""");
  }

  @Test
  void collationOfAnotherLibraryIsFound() throws Exception {
    shop.sql(
        "update pg_database set datcollversion = '1.0' where datname = current_database()",
        "alter table users add label text collate \"de-x-icu\"",
        "update pg_collation set collversion = '1.0' where collname = 'de-x-icu'");
    assertThat(
            shop.drift("column public.users.label")
                .replaceAll("server has [\\d.]+", "server has X"))
        .contains(
            "error[collation-version]: ",
            "collation pg_catalog.\"de-x-icu\" has the recorded version 1.0, and the server has X",
            "  fix: rebuild the indexes (REINDEX), and then: ");
  }

  @Test
  void editedMissingAndFailedMigrationsAreNamed() throws Exception {
    shop.file("db/V3__gone.sql", "select 1;").migrate().delete("db/V3__gone.sql");
    shop.file(
        "db/V1__users.sql",
        "create table users (id bigint primary key, mail text); comment on table users is 'U'; --");
    assertThat(shop.drift())
        .isEqualTo(
            """
            error[migrations-edited]: migrations have another text here than production has
              migrations: V1__users.sql
              fix: give them back their texts, and put the change into a new migration
            error[migrations-not-here]: production has migrations that are not here
              migrations: V3__gone.sql
              fix: run drift where they are: on the branch that was deployed""");
  }

  @Test
  void repeatableMigrationIsTheOneOfTheDatabase() throws Exception {
    shop.git("init", "-q", "-b", "main").commit();
    shop.file("db/R__totals.sql", "create or replace view totals as select 1 as one, 2 as two;");
    shop.commit();
    assertThat(shop.drift())
        .isEqualTo(
            SAME
                + "\ndrift: pending: R__totals.sql"
                + "\ndrift: note: the database has an earlier text of R__totals.sql, which git has:"
                + " that text is compared");
    shop.sql("create or replace view totals as select 1 as one, 3 as three");
    assertThat(shop.drift()).contains("~ view public.totals", "+three integer");
  }

  @Test
  void objectsOfAnUnknownTextAreNotCompared() throws Exception {
    shop.file("db/R__totals.sql", "create or replace view totals as select 1 as one, 2 as two;");
    assertThat(shop.drift())
        .isEqualTo(
            SAME
                + "\ndrift: pending: R__totals.sql"
                + "\ndrift: note: the database has a text of R__totals.sql that is neither here nor"
                + " in git: not compared is what the text here makes, view public.totals");
    shop.file("db/R__totals.sql", "create view totals as select not_there from orders;");
    assertThat(shop.drift())
        .contains(
            "+ view public.totals  1 column",
            "neither here nor in git: what it makes counts as a difference");
  }

  @Test
  void partitionsComeAndGo() throws Exception {
    shop.file(
            "db/V3__log.sql",
            """
            create table log (at date, line text) partition by range (at);
            create table log_2026 partition of log for values from ('2026-01-01') to ('2027-01-01');
            """)
        .migrate()
        .sql(
            "drop table log_2026",
            "create table log_2027 partition of log for values from ('2027-01-01') to ('2028-01-01')",
            "create index on log_2027 (line)");
    assertThat(shop.drift())
        .isEqualTo(
            SAME.replace("version 2", "version 3")
                + "\ndrift: note: not compared, because partitions come and go with time: 1"
                + " partition that only the database has, 1 partition that only the migrations"
                + " make");
  }

  @Test
  void placeholdersAreInTheChecksum() throws Exception {
    shop.flyway("placeholders.who", "app")
        .file("db/R__grants.sql", "grant select on users to ${who};")
        .migrate();
    assertThat(shop.drift()).isEqualTo(SAME);
  }

  @Test
  void roleThatMigratesMayHaveItsNameInMigrations() throws Exception {
    shop.embedded("create role migrator; create role app;")
        .file(
            "db/V3__rights.sql",
            """
            grant select on users to migrator;
            alter table orders owner to migrator;
            alter default privileges for role migrator grant usage on sequences to app;
            """)
        .migrate();
    assertThat(shop.drift()).isEqualTo(SAME.replace("version 2", "version 3"));
  }

  @Test
  void historyThatMayNotBeRead() throws Exception {
    shop.sql("revoke select on flyway_schema_history from reader");
    assertThat(shop.drift())
        .isEqualTo(
            """
            error[42501]: the user may not read the history of production
              database: production (reader@PLACE)
              table: public.flyway_schema_history
              fix: have its owner, migrator, run: GRANT SELECT ON public.flyway_schema_history TO reader;
                or say the version that the database has: -Dheadwater.at=V43""");
    assertThat(shop.driftAt("2")).isEqualTo(SAME);
  }

  @Test
  void historyThatIsNotThere() throws Exception {
    shop.flyway("table", "applied");
    assertThat(shop.drift())
        .isEqualTo(
            """
            error[no-history]: production has no history table applied
              database: production (reader@PLACE)
              fix: name the table: <flyway><table>…</table></flyway>; or say the version that the database has: -Dheadwater.at=V43""");
  }

  @Test
  void databaseBeforeTheFirstMigration() throws Exception {
    shop.sql("drop table users, orders", "drop view totals", "delete from flyway_schema_history");
    assertThat(shop.drift())
        .isEqualTo(
            """
            drift: same: production (PostgreSQL N) is what the migrations make before the first one
            drift: pending: V1__users.sql, V2__orders.sql, R__totals.sql""");
  }
}
