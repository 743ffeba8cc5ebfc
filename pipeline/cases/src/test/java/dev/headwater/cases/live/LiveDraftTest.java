package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.database.ThrowawayDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations that catch up with a database that somebody has changed by hand. */
final class LiveDraftTest {

  private static ThrowawayDatabase server;

  @TempDir private Path folder;

  private LiveShop shop;

  @BeforeAll
  static void startServer() throws Exception {
    server = LiveShop.server("18");
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void makeShop() throws Exception {
    shop = new LiveShop(folder.toRealPath(), server, server).shop();
  }

  @Test
  void databaseWithoutAHistoryIsRefused() throws Exception {
    shop.sql("drop table flyway_schema_history");
    assertThatThrownBy(() -> shop.draft())
        .hasMessage(
            """
            error[no-history]: production has no history, so nobody knows which migrations it has
              fix: write its history first: mvn headwater:stamp -Dheadwater.to=V…""");
  }

  @Test
  void everyKindOfChangeIsRepairedOrNamed() throws Exception {
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
            "update pg_collation set collversion = '1.0' where collname = 'german'",
            "create schema other create table x (i int)");
    assertThat(shop.draft().replaceAll("server has [\\d.]+", "server has X"))
        .isEqualTo(
            """
            wrote db/V4__by_hand.sql
            wrote db/U4__by_hand.sql
            proven: Flyway applied it to a database with rows in 2 tables; the schema is now db:production, and every row is as it was but for the losses below
            proven: the undo migration brings the old schema back
            loses data: enum public.state: rows cannot keep 'paid'
            enum label 'paid' of public.state is gone and enum label 'settled' of public.state is like it; if it only has another name, delete this draft and run again with -Dheadwater.renames=state.paid:settled
              that makes  alter type public.state rename value 'paid' to 'settled'
              instead of  alter type public.state rename to state__old
                          create type public.state as enum ('new', 'settled')
                          drop type public.state__old
            no migration can change the version of collation public.german: recorded 1.0, the server has X
            not compared, because the migrations neither made nor filled it: schema other (1 object)""");
  }

  @Test
  void nothingIsWrittenWhereNothingDiffers() {
    assertThat(shop.draft())
        .isEqualTo("nothing differs from db:production, so no migration is written");
  }

  @Test
  void databaseMustHaveAllMigrations() throws Exception {
    shop.file("db/V3__more.sql", "create table more (id int);");
    assertThatThrownBy(shop::draft)
        .hasMessage(
            """
            error[draft-behind]: production is at version 2, and the migrations go on to 3
              why: the draft would take back what the database does not have yet
              fix: migrate the database first""");
  }
}
