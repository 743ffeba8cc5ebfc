package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The script that brings a database back is tried before it is offered as right. */
final class WayBackTest {

  @RegisterExtension static final ShopServer SERVER = new ShopServer();

  @TempDir private Path folder;

  private LiveShop shop;

  @BeforeEach
  void makeShop() throws Exception {
    shop = SERVER.shop(folder).shop();
  }

  @Test
  void scriptIsProvenWithoutRows() throws Exception {
    shop.sql(
        "insert into users values (1, 'a@example.com')",
        "alter table users add nickname text",
        "comment on table users is null",
        "create table later (id int)",
        "create function f() returns bigint language sql as 'select count(*) from later'",
        "grant select on users to app");
    assertThat(shop.embedded("select 1;").driftWithScript())
        .contains(
            "  script: drift.sql, proven on a database with this schema and without rows; 2"
                + " statements lose data\n")
        .endsWith(
            """
            -- Makes production what the migrations make at version 2.
            -- For the role that migrates.
            -- Proven on a database with its schema, and without its rows.

            begin;

            -- loses data: table public.later, its rows are lost
            drop table public.later;

            -- loses data: column public.users.nickname, its values are lost
            alter table public.users drop column nickname;

            drop function public.f();

            revoke SELECT on table public.users from app;

            comment on table public.users is 'U';

            commit;
            """);
  }

  @Test
  void scriptIsNotProvenWhereTheDatabaseCannotBeRebuilt() throws Exception {
    shop.sql("create schema metabase", "create table metabase.report (id int)")
        .sql("create view reports as select id from metabase.report");
    assertThat(shop.driftWithScript())
        .contains(
            """
              script: drift.sql, not proven
                the rebuilt database cannot be made: relation "metabase.report" does not exist (42P01)
            """)
        .endsWith(
            """
            -- Makes production what the migrations make at version 2.
            -- For the role that migrates.
            -- Not proven:
            --   the rebuilt database cannot be made: relation "metabase.report" does not exist (42P01)

            begin;

            drop view public.reports;

            commit;
            """);
  }
}
