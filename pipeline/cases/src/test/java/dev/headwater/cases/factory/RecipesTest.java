package dev.headwater.cases.factory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.server.ServerForTest;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.rows.Recipe;
import dev.headwater.rows.Recipe.Making;
import dev.headwater.rows.RefusedLabel;
import dev.headwater.rows.RowMaker;
import dev.headwater.rows.RowMaker.Found;
import dev.headwater.rows.RowMaker.Wanted;
import dev.headwater.rows.Unmakeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Recipes of tables with rules that are hard to obey. */
final class RecipesTest {

  private static ThrowawayDatabase server;

  @BeforeAll
  static void start() throws Exception {
    server = ServerForTest.open(new TestArtifacts(), "18");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private Found found(String sql) throws SQLException {
    return found(sql, Map.of());
  }

  private Found found(String sql, Map<String, String> values) throws SQLException {
    return found(sql, new Wanted(values, Optional.empty()));
  }

  private Found found(String sql, Wanted wanted) throws SQLException {
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false); // so the tables are gone with the rows
      statement.execute(sql);
      return RowMaker.run(connection, wanted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tables of which a thousand rows are made. */
  private record Makeable(String name, String sql) {}

  private static Stream<Makeable> makeable() {
    return Stream.of(
        new Makeable(
            "a list of texts",
            "create table t (s text not null check (s in ('new', 'paid')), n int not null)"),
        new Makeable(
            "an array of texts",
            "create table t (s varchar(9) not null check (s = any (array['new', 'paid'])))"),
        new Makeable(
            "bounds", "create table t (n int not null check (n between 500 and 510), m int)"),
        new Makeable(
            "comparisons of columns",
            "create table t (a date not null, b date not null, check (a < b), check (b < a + 9))"),
        new Makeable(
            "lengths",
            "create table t (a text not null unique check (length(a) = 11),"
                + " b text not null check (char_length(b) between 30 and 40))"),
        new Makeable(
            "a regular expression",
            "create table t (a text primary key check (a ~ '^[A-Z]{3}-[0-9]{4}(-x)?$'))"),
        new Makeable(
            "LIKE", "create table t (a text not null unique check (a like 'order-%.pdf'))"),
        new Makeable(
            "exactly one of two columns",
            "create table t (a int, b text, check (num_nonnulls(a, b) = 1))"),
        new Makeable(
            "exactly one of two foreign keys",
            "create table u (id int primary key); create table v (id int primary key);"
                + " create table t (u int references u, v int references v,"
                + " check ((u is null) <> (v is null)))"),
        new Makeable(
            "a column that depends on a default",
            "create table t (state text not null default 'done', at timestamptz,"
                + " check (state <> 'done' or at is not null))"),
        new Makeable(
            "a function of the user",
            "create function ok(t text) returns boolean language plpgsql immutable as"
                + " $$ begin return t like 'id_%' and length(t) > 7; end $$;"
                + " create domain code as text check (ok(value));"
                + " create table t (c code not null unique)"),
        new Makeable(
            "a condition that fails for some values",
            "create table t (a text not null check (a::int between 7 and 9))"),
        new Makeable(
            "composite keys",
            "create table t (a int not null, b text not null, c boolean not null,"
                + " primary key (a, c), unique (b, c))"),
        new Makeable(
            "a partial key",
            "create table t (owner int not null, main boolean not null default true);"
                + " create unique index on t (owner) where main"),
        new Makeable(
            "a key of an expression",
            "create table t (a text not null, b text not null);"
                + " create unique index on t (lower(a)); create unique index on t (md5(b))"),
        new Makeable(
            "a key that refuses a second null",
            "create table t (a int, b text, unique nulls not distinct (a, b))"),
        new Makeable(
            "citext",
            "create extension citext; create table t (a citext primary key, b citext not null)"),
        new Makeable(
            "domains over domains",
            "create domain money_ as numeric(10, 2) check (value >= 0);"
                + " create domain price as money_ not null check (value < 100);"
                + " create table t (p price, q price default 1)"),
        new Makeable(
            "an exclusion of ranges",
            "create extension btree_gist; create table t (room int not null,"
                + " during tstzrange not null check (not isempty(during)),"
                + " exclude using gist (room with =, during with &&))"),
        new Makeable(
            "arrays",
            "create type mood as enum ('sad', 'ok'); create table t (a int[] not null,"
                + " b text[] not null check (cardinality(b) = 2), c mood[] not null,"
                + " d varchar(3)[] not null check (d <@ array['abc', 'def']::varchar[]"
                + " and cardinality(d) > 0))"),
        new Makeable(
            "JSON",
            "create table t (a jsonb not null check (jsonb_typeof(a) = 'array'),"
                + " b jsonb not null check (b ? 'name'),"
                + " c jsonb not null check (c ->> 'kind' in ('card', 'cash')), d json not null)"),
        new Makeable(
            "composite types",
            "create type place as (street text, number int); create table t (a place not null,"
                + " b place[] not null, check ((a).number > 0))"),
        new Makeable(
            "partitions by range",
            "create table t (at date not null, n int not null) partition by range (at);"
                + " create table t_1 partition of t for values from ('2024-01-01') to ('2024-02-01');"
                + " create table t_2 partition of t for values from ('2024-02-01') to ('2024-03-01')"),
        new Makeable(
            "partitions of partitions, with a key",
            "create table t (area text not null, n int not null, primary key (area, n))"
                + " partition by list (area);"
                + " create table t_eu partition of t for values in ('eu') partition by hash (n);"
                + " create table t_eu_0 partition of t_eu for values with (modulus 2, remainder 0);"
                + " create table t_eu_1 partition of t_eu for values with (modulus 2, remainder 1)"),
        new Makeable(
            "generated columns",
            "create table t (data jsonb not null,"
                + " id int generated always as ((data ->> 'id')::int) stored primary key,"
                + " total numeric not null generated always as (price * 2) stored check (total > 50),"
                + " price numeric not null)"),
        new Makeable(
            "identities",
            "create table t (a int generated always as identity primary key);"
                + " create table u (a int generated by default as identity primary key,"
                + " t int not null references t)"),
        new Makeable(
            "a table that refers to itself",
            "create table t (id int primary key, parent int references t);"
                + " create table u (id uuid primary key default gen_random_uuid(),"
                + " root uuid not null references u);"
                + " create table v (id int generated by default as identity primary key,"
                + " root int not null references v)"),
        new Makeable(
            "a cycle with a key that may be empty",
            "create table a (id int primary key, b int);"
                + " create table b (id int primary key, a int not null references a);"
                + " alter table a add foreign key (b) references b"),
        new Makeable(
            "one row each of another table",
            "create table u (id int primary key); create table t (u int primary key references u);"
                + " create table s (t int not null unique references t)"),
        new Makeable(
            "two keys that share a column",
            "create table tenant (id int primary key);"
                + " create table folder (tenant int references tenant, id int, primary key (tenant, id));"
                + " create table person (tenant int references tenant, id int, primary key (tenant, id));"
                + " create table doc (tenant int not null references tenant, folder int not null,"
                + " owner int not null, foreign key (tenant, folder) references folder,"
                + " foreign key (tenant, owner) references person)"),
        new Makeable(
            "a default that refers to another table",
            "create table kind (id int primary key); create table t (kind int not null default 7"
                + " references kind)"),
        new Makeable(
            "row security",
            "create table t (a int not null); alter table t enable row level security;"
                + " alter table t force row level security"),
        new Makeable(
            "a trigger that fills a column",
            "create function fill() returns trigger language plpgsql as"
                + " $$ begin new.b := new.a * 2; return new; end $$;"
                + " create table t (a int not null, b int not null);"
                + " create trigger fill before insert on t for each row execute function fill()"),
        new Makeable(
            "a trigger that accepts some values",
            "create function guard() returns trigger language plpgsql as $$ begin"
                + " if new.state <> 'open' then raise 'orders begin open'; end if; return new; end $$;"
                + " create table t (state text not null);"
                + " create trigger guard before insert on t for each row execute function guard()"),
        new Makeable(
            "a trigger whose row refers to a row that is not there",
            "create table revision (id int primary key);"
                + " create table audit (revision int not null references revision);"
                + " create function audit() returns trigger language plpgsql as"
                + " $$ begin insert into audit values (0); return new; end $$;"
                + " create table t (a int not null);"
                + " create trigger audit after insert on t for each row execute function audit()"),
        new Makeable(
            "types of every kind",
            "create table t (a inet not null, b cidr not null, c macaddr not null, d money not null,"
                + " e bit(5) not null, f varbit not null, g tsvector not null, h point not null,"
                + " i interval not null, j time not null, k timetz not null, l bytea not null,"
                + " m xml not null, n \"char\" not null, o char(2) not null unique, p smallint not null"
                + " unique, q int4multirange not null, r numrange not null, s pg_lsn not null,"
                + " u name not null, v real not null, w oid not null, x regclass not null)"),
        new Makeable(
            "names that must be quoted",
            "create schema \"My Shop\"; create table \"My Shop\".\"Or\"\"der\" (\"N\" int primary key,"
                + " \"user\" text not null, \"ref.n\" text not null default 'x' unique)"));
  }

  @TestFactory
  Stream<DynamicTest> thousandRowsAreMade() {
    return makeable()
        .map(
            tables ->
                DynamicTest.dynamicTest(
                    tables.name(),
                    () -> {
                      Found found = found(tables.sql());
                      assertThat(found.refused()).isEmpty();
                      assertThat(found.labels()).isEmpty();
                      assertThat(found.recipes()).isNotEmpty().allMatch(made -> made.most() == 0);
                    }));
  }

  @Test
  void onlyWhatMustBeFilledIsFilled() throws SQLException {
    Recipe recipe =
        found(
                """
                create table t (id int generated always as identity primary key, a text not null,
                  b text, c int not null default 7, d timestamptz not null default now())
                """)
            .recipes()
            .get(0);
    assertThat(recipe.values()).extracting(Recipe.Value::column).containsExactly("a");
  }

  @Test
  void labelThatForbidsTheUsualRowHasARecipeOfItsOwn() throws SQLException {
    Found found =
        found(
            """
            create type state as enum ('open', 'done', 'lost', 'odd');
            create table t (state state not null, at date, note text,
              check ((state = 'done') = (at is not null)), check (state <> 'lost'),
              constraint riddle check (state <> 'odd' or coalesce(md5(note), '') = md5('?' || 'x')))
            """);
    assertThat(found.recipes().get(0).labels())
        .singleElement()
        .satisfies(
            label -> {
              assertThat(label.label()).isEqualTo("done");
              assertThat(label.recipe().values())
                  .extracting(Recipe.Value::column)
                  .containsExactly("state", "at");
            });
    assertThat(found.labels())
        .containsExactly(new RefusedLabel("public.t", "state", "odd", "riddle"));
  }

  @Test
  void smallTableSaysHowManyRowsItHoldsAndOthersReferToThem() throws SQLException {
    Found found =
        found(
            """
            create table settings (one boolean primary key default true check (one));
            create table t (one boolean not null references settings)
            """);
    assertThat(found.refused()).isEmpty();
    assertThat(found.recipes()).extracting(Recipe::most).containsExactly(1, 0);
  }

  @Test
  void joinTableMakesARowOfOneSideForEach() throws SQLException {
    Recipe recipe =
        found(
                """
                create table a (id int primary key);
                create table b (id int primary key);
                create table m (a int references a, b int references b, primary key (a, b))
                """)
            .recipes()
            .get(2);
    assertThat(recipe.parents())
        .extracting(Recipe.Parent::making)
        .containsExactlyInAnyOrder(Making.EACH, Making.ONE);
  }

  @Test
  void triggerThatRefusesEveryRowIsNamedWithItsWords() throws SQLException {
    Found found =
        found(
            """
            create function never() returns trigger language plpgsql as
              $$ begin raise 'orders come by the queue only'; end $$;
            create table t (a int not null);
            create trigger never before insert on t for each row execute function never()
            """);
    assertThat(found.refused())
        .containsExactly(
            Unmakeable.refused("public.t", "never()", "orders come by the queue only", ""));
  }

  @Test
  void tableWithoutPartitionsTakesNoRow() throws SQLException {
    assertThat(found("create table t (a int not null) partition by list (a)").refused())
        .containsExactly(Unmakeable.refused("public.t", "", "the table has no partitions", ""));
  }

  @Test
  void cycleOfKeysThatMustNotBeEmptyIsShown() throws SQLException {
    Found found =
        found(
            """
            create table a (id int primary key, b int not null);
            create table b (id int primary key, a int not null references a);
            alter table a add constraint a_b foreign key (b) references b;
            create table c (a int not null references a)
            """);
    assertThat(found.refused())
        .containsExactly(
            Unmakeable.refused(
                "public.a", "a_b", "foreign keys form a cycle: public.a → public.b → public.a", ""),
            Unmakeable.withoutParent("public.b", "b_a_fkey", "public.a"),
            Unmakeable.withoutParent("public.c", "c_a_fkey", "public.a"));
  }

  @Test
  void userSolvesWhatNobodyElseCan() throws SQLException {
    String sql =
        """
        create table t (n int primary key, h text not null, check (md5(h) ~ '^0000'))
        """;
    assertThat(found(sql).refused()).extracting(Unmakeable::rule).containsExactly("t_h_check");
    String value =
        "(select 'x' || i from generate_series(1, 999999) i where md5('x' || i) ~ '^0000' limit 1)";
    assertThat(found(sql, Map.of("public.t.h", value)).refused()).isEmpty();
    assertThat(found(sql, Map.of("public.t", RowMaker.NONE)).leftOut()).containsExactly("public.t");
    assertThat(found(sql, Map.of("public.t.x", "1", "public.t", "none")).unknown())
        .isEqualTo(List.of("public.t.x"));
  }

  @Test
  void tableIsProvenAgainOnlyWhenItsFactsChange(@TempDir Path kept) throws Exception {
    Wanted wanted = new Wanted(Map.of(), Optional.of(kept));
    String sql =
        """
        create type state as enum ('open', 'done');
        create table a (id int primary key, state state not null, at date, \"odd\tname\" text not null,
          check ((state = 'done') = (at is not null)));
        create table b (a int not null references a);
        """;
    Found first = found(sql, wanted);
    assertThat(names(kept)).hasSize(2);
    for (String name : names(kept)) {
      // A proof would put other values there.
      Path file = kept.resolve(name);
      Files.writeString(file, Files.readString(file).replace("odd name", "kept"));
    }
    Found again = found("create table other (x int);" + sql, wanted);
    assertThat(again.recipes().get(0))
        .hasToString(first.recipes().get(0).toString().replace("odd name", "kept"));
    assertThat(again.recipes().get(1)).isEqualTo(first.recipes().get(1));
    assertThat(names(kept)).hasSize(3);
    Found changed = found(sql + "alter table a add check (id > 0)", wanted);
    assertThat(changed.recipes()).isEqualTo(first.recipes());
    assertThat(names(kept)).hasSize(5);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void nothingStays() throws Exception {
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table t (a int primary key)");
      RowMaker.run(connection, Wanted.NOTHING);
      try (var row = statement.executeQuery("select count(*) from t")) {
        row.next();
        assertThat(row.getInt(1)).isZero();
      }
      assertThat(connection.getAutoCommit()).isTrue();
      statement.execute("drop table t");
    }
  }
}
