package com.moongraph.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.junit.MigratedDatabase;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules for the schema as a whole. */
@MigratedDatabase(locations = "classpath:db/migration")
class CraftTest {

  private Sql sql;

  @BeforeEach
  void connect(DataSource database) {
    sql = new Sql(database);
  }

  @Test
  void everyTableAndViewHasAComment() throws SQLException {
    assertThat(
            sql.texts(
                """
        select relname from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') and not relispartition
          and relname !~ '^flyway' and obj_description(oid, 'pg_class') is null
        """))
        .isEmpty();
  }

  @Test
  void everyColumnHasAComment() throws SQLException {
    assertThat(
            sql.texts(
                """
        select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
          and c.relname !~ '^flyway' and a.attnum > 0 and not a.attisdropped
          and col_description(c.oid, a.attnum) is null
        """))
        .isEmpty();
  }

  @Test
  void everyFunctionAndTypeHasAComment() throws SQLException {
    assertThat(
            sql.texts(
                """
        select oid::regprocedure::text from pg_proc
        where pronamespace in ('public'::regnamespace, 'legacy'::regnamespace)
          and obj_description(oid, 'pg_proc') is null
        union all
        select typname from pg_type t
        where typnamespace = 'public'::regnamespace and obj_description(oid, 'pg_type') is null
          and (typtype in ('e', 'd') or exists (select from pg_class where oid = t.typrelid and relkind = 'c'))
        """))
        .isEmpty();
  }

  @Test
  void everyForeignKeyHasAnIndexThatStartsWithIt() throws SQLException {
    assertThat(
            sql.texts(
                """
        select conrelid::regclass || '.' || conname from pg_constraint c
        where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace
          and not exists (select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])
        """))
        .isEmpty();
  }

  @Test
  void everyTableWithUpdatedAtKeepsItFresh() throws SQLException {
    assertThat(
            sql.texts(
                """
        select table_name from information_schema.columns c join information_schema.tables t
          using (table_schema, table_name)
        where table_schema = 'public' and column_name = 'updated_at' and table_type = 'BASE TABLE'
          and not exists (select from pg_trigger g where g.tgrelid = table_name::regclass
            and g.tgfoid = 'touch_updated_at'::regproc)
        """))
        .isEmpty();
    sql.run(
        "insert into users (auth0_user_id, email, updated_at) values ('auth0|t', 'T@example.com', '2020-01-01')");
    sql.run("update users set name = 'T' where auth0_user_id = 'auth0|t'");
    assertThat(
            sql.text(
                "select (updated_at > '2021-01-01')::text from users where auth0_user_id = 'auth0|t'"))
        .isEqualTo("true");
    assertThatThrownBy(
            () ->
                sql.run(
                    "insert into users (auth0_user_id, email) values ('auth0|u', 't@EXAMPLE.com')"))
        .hasMessageContaining("users_email_key");
  }

  @Test
  void conversationCannotBeTakenOver() throws SQLException {
    sql.run(
        "insert into users (auth0_user_id, email) values ('auth0|c1', 'c1@x'), ('auth0|c2', 'c2@x')");
    var upsert =
        """
        insert into chat_conversations (conversation_id, user_id)
        select 'chat', id from users where auth0_user_id = '%s'
        on conflict (conversation_id) do update set user_id = excluded.user_id
        """;
    sql.run(upsert.formatted("auth0|c1"));
    sql.run(upsert.formatted("auth0|c1"));
    assertThatThrownBy(() -> sql.run(upsert.formatted("auth0|c2")))
        .hasMessageContaining("belongs to another user");
  }

  @Test
  void comingMonthsGetPartitionsWithTheEntriesThatCameEarly() throws SQLException {
    sql.run(
        "insert into usage_log (occurred_at, operation, status) values ('2031-02-03', 'query', 'success')");
    assertThat(
            sql.text("select tableoid::regclass from usage_log where occurred_at > '2031-01-01'"))
        .isEqualTo("usage_log_default");
    assertThat(
            sql.text("select ensure_usage_log_partitions('2031-01-15'::date, '2031-03-01'::date)"))
        .isEqualTo("3");
    assertThat(
            sql.text("select ensure_usage_log_partitions('2031-01-15'::date, '2031-03-01'::date)"))
        .isEqualTo("0");
    assertThat(
            sql.text("select tableoid::regclass from usage_log where occurred_at > '2031-01-01'"))
        .isEqualTo("usage_log_2031_02");
    sql.run("call drop_usage_log_before('2031-03-01')");
    assertThat(sql.texts("select id from usage_log where occurred_at > '2031-01-01'")).isEmpty();
    assertThat(sql.text("select to_regclass('usage_log_2031_03')")).isEqualTo("usage_log_2031_03");
  }
}
