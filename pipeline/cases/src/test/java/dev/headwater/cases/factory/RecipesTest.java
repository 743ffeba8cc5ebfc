package dev.headwater.cases.factory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.server.ServerForTest;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.rows.OneRowEach;
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

  @TestFactory
  Stream<DynamicTest> thousandRowsAreMade() {
    return HardTables.all()
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
            Unmakeable.inCycle("public.a", "a_b", "public.a → public.b → public.a"),
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
  void eachTableOfACycleGetsARowForAProof() throws Exception {
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create schema egg;
          create table egg.a (id int primary key, b int not null);
          create table egg.b (id int primary key, a int not null references egg.a);
          alter table egg.a add foreign key (b) references egg.b deferrable;
          create table egg.c (id int primary key, d int);
          create table egg.d (id int primary key, c int not null references egg.c);
          alter table egg.c add foreign key (d) references egg.d;
          create table egg.e (id int primary key, f int not null);
          create table egg.f (id int primary key, e int not null references egg.e);
          alter table egg.e add foreign key (f) references egg.f
          """);
      assertThat(OneRowEach.put(connection, table -> table.startsWith("egg.")))
          .isEqualTo(
              new OneRowEach.Put(
                  4,
                  Map.of(
                      "egg.e",
                      "foreign keys form a cycle: egg.e → egg.f → egg.e",
                      "egg.f",
                      "it must refer to egg.e, which has no rows")));
      statement.execute("drop schema egg cascade");
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
