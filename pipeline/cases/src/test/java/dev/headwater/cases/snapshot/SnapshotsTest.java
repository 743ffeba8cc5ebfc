package dev.headwater.cases.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.GenerateRequest.Builder;
import dev.headwater.problem.ProblemException;
import dev.headwater.tool.ToolVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run goes on from where an earlier one was, and ends as one that began with nothing. */
@Execution(ExecutionMode.CONCURRENT)
final class SnapshotsTest {

  private static final TestArtifacts ARTIFACTS = new TestArtifacts();

  /** Longer than a copy takes; what is faster than that is rather done again. */
  private static final String SLOW = " select pg_sleep(0.6);";

  @TempDir private Path folder;
  private SnapshotProject project;

  @BeforeEach
  void writeMigrations() throws IOException {
    project = SnapshotProject.in(folder);
  }

  private void write(String name, String sql) throws IOException {
    project.write(name, sql);
  }

  private GenerateRequest request(UnaryOperator<Builder> otherwise) {
    return project.request(otherwise);
  }

  private MigratedState run() throws Exception {
    return run(builder -> builder);
  }

  private MigratedState run(UnaryOperator<Builder> otherwise) throws Exception {
    MigratedState state = MigratedState.of(request(otherwise), ARTIFACTS);
    MigratedState fromNothing = MigratedState.fromNothing(project, otherwise, ARTIFACTS);
    assertEquals(0, fromNothing.resumed());
    assertEquals(fromNothing.dump(), state.dump());
    assertEquals(fromNothing.classes(), state.classes());
    return state;
  }

  private void runFails() {
    assertThrows(ProblemException.class, () -> MigratedState.of(request(b -> b), ARTIFACTS));
  }

  @Test
  @Tag("thorough")
  void nothingIsAppliedTwice() throws Exception {
    assertEquals(0, run().resumed());
    MigratedState again = run();
    assertEquals(4, again.resumed());
    assertEquals(0, again.applied());
  }

  @Test
  void anAppendedMigrationIsTheOnlyOneApplied() throws Exception {
    run();
    write("V5__c.sql", "insert into a (name) values ('three'); create table c (id serial);");
    assertEquals(4, run().resumed());
  }

  @Test
  @Tag("thorough")
  void theFirstEditOfTheLastMigrationIsFast() throws Exception {
    run();
    write("V4__fill_b.sql", "insert into b (a) select id from a where name = 'two';");
    assertEquals(3, run().resumed());
    write("V4__fill_b.sql", "insert into b (a) select id from a where name = 'one';");
    assertEquals(3, run().resumed());
  }

  @Test
  @Tag("thorough")
  void theSecondEditInTheMiddleIsFast() throws Exception {
    run();
    write("V2__fill_a.sql", "insert into a (name) values ('three');");
    assertEquals(0, run().resumed());
    write("V2__fill_a.sql", "insert into a (name) values ('four');");
    assertEquals(1, run().resumed());
  }

  @Test
  void theFixOfAFailingMigrationIsFast() throws Exception {
    write("V3__b.sql", "insert into a (name) values ('x'); create table b (id serial); nonsense;");
    runFails();
    // The failed one took a value of a sequence, which no rollback gives back.
    write("V3__b.sql", "create table b (id serial primary key, a int references a); nonsense;");
    runFails();
    write("V3__b.sql", "create table b (id serial primary key, a int references a);");
    assertEquals(2, run().resumed());
  }

  /** Among so many the state before each is not asked for, until one is known to fail. */
  @Test
  @Tag("thorough")
  void theSecondFixOfAFailingMigrationAmongManyIsFast() throws Exception {
    for (int version = 5; version <= 130; version++) {
      write("V" + version + "__many.sql", "create table many_" + version + " (id int);");
    }
    write("V20__many.sql", "create table many_20 (id int); nonsense;");
    runFails();
    write("V20__many.sql", "create table many_20 (id text); nonsense;");
    runFails();
    write("V20__many.sql", "create table many_20 (id text);");
    assertEquals(19, run().resumed());
  }

  @Test
  @Tag("thorough")
  void anEditedRepeatableIsNotAppliedOverItsOldState() throws Exception {
    write("V4__fill_b.sql", "insert into b (a) select id from a;" + SLOW);
    write("R__a.sql", "create table if not exists r_a (id serial);" + SLOW);
    write("R__b.sql", "create or replace view r_b as select 1 as one;");
    run();
    write("R__b.sql", "create or replace view r_b as select 'one'::text as one;");
    assertEquals(5, run().resumed());
    write("R__a.sql", "create table if not exists r_a (id serial, name text);");
    assertEquals(4, run().resumed());
  }

  @Test
  @Tag("thorough")
  void aRoleOfALaterMigrationDoesNotLeak() throws Exception {
    write(
        "V5__role.sql", "create role headwater_reader; alter role headwater_reader set jit to on;");
    run();
    write("V5__role.sql", "create role headwater_writer;");
    assertEquals(4, run().resumed());
  }

  @Test
  @Tag("thorough")
  void settingsOfTheSessionLiveOn() throws Exception {
    write("V2__fill_a.sql", "set check_function_bodies = off; insert into a (name) values ('x');");
    run();
    write(
        "V5__early.sql",
        "create function f() returns int language sql as 'select count(*)::int from later';");
    assertEquals(4, run().resumed());
  }

  @Test
  @Tag("thorough")
  void whatOnlyTheSessionKnowsIsMadeAnew() throws Exception {
    run();
    write("V5__uses.sql", "insert into a (id, name) values (currval('b_id_seq') + 100, 'x');");
    MigratedState state = run();
    assertEquals(0, state.resumed());
    assertEquals(5, state.applied());
  }

  @Test
  @Tag("thorough")
  void temporaryTablesAndUnloggedOnesAreNotLost() throws Exception {
    write("V3__b.sql", "create table b (id serial, a int); create temp table t as select 1 as x;");
    write("V5__t.sql", "create unlogged table u as select x from t;");
    run();
    write("V6__t.sql", "insert into a (name) select 'from t ' || x from t;");
    assertEquals(2, run().resumed() + 2);
  }

  @Test
  @Tag("thorough")
  void settingsOfTheDatabaseDoNotReachTheNextMigrationEarlier() throws Exception {
    write(
        "V3__b.sql",
        "create schema s; alter database postgres set search_path = s, public;"
            + "create table b (id serial primary key, a int);");
    run();
    write("V5__where.sql", "create table somewhere (id int);");
    assertTrue(run().classes().keySet().stream().anyMatch(name -> name.endsWith("Somewhere.java")));
  }

  @Test
  @Tag("thorough")
  void callbacksRunAsOftenAsOnAnEmptyDatabase() throws Exception {
    write("beforeEachMigrate.sql", "create sequence if not exists calls; select nextval('calls');");
    write("afterEachMigrate__count.sql", "select nextval('calls');");
    write(
        "afterMigrate.sql", "create table if not exists done (n int); insert into done select 1;");
    write("V4__fill_b.sql", "insert into b (a) select id from a;" + SLOW);
    run();
    assertEquals(4, run().resumed());
    write("afterMigrate.sql", "create table finished (n int);");
    assertEquals(4, run().resumed());
    write("afterMigrateApplied.sql", "create table applied (n int);");
    assertEquals(3, run().resumed());
    write("beforeMigrate.sql", "create table began (n int);");
    assertEquals(0, run().resumed());
    assertEquals(0, run().resumed());
  }

  @Test
  @Tag("thorough")
  void everythingElseThatDecidesOnTheStateIsInItsKey() throws Exception {
    Path init = Files.writeString(folder.resolve("init.sql"), "create role r_init;");
    UnaryOperator<Builder> one =
        b -> b.initScripts(List.of(init)).flyway(Map.of("flyway.placeholders.x", "1"));
    assertEquals(0, run(one).resumed());
    assertEquals(4, run(one).resumed());
    assertEquals(0, run(b -> one.apply(b).flyway(Map.of("flyway.placeholders.x", "2"))).resumed());
    Files.writeString(init, "create role r_init_2;");
    assertEquals(0, run(one).resumed());
    assertEquals(0, run(b -> b.serverSettings(Map.of("DateStyle", "German"))).resumed());
    assertEquals(0, run(b -> b.flyway(Map.of("flyway.group", "true"))).resumed());
    assertEquals(0, run(b -> b.flyway(Map.of("flyway.group", "true"))).resumed());
  }

  @ParameterizedTest
  @Tag("thorough")
  @ValueSource(strings = {"9.16.3", "12.11.0"})
  void oldFlywaysGoOn(String flyway) throws Exception {
    goesOn(flyway);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9.22.3", "10.22.0", "11.20.3"})
  @Tag("thorough")
  void thoseBetweenThemGoOn(String flyway) throws Exception {
    goesOn(flyway);
  }

  private void goesOn(String flyway) throws Exception {
    UnaryOperator<Builder> tools = b -> b.tools(ToolVersions.defaults().withFlyway(flyway));
    write("beforeEachMigrate__a.sql", "create sequence if not exists c; select nextval('c');");
    write("afterMigrate.sql", "create table if not exists done (n int);");
    write("V4__fill_b.sql", "insert into b (a) select id from a;" + SLOW);
    write("R__v.sql", "create or replace view v as select 1 as one;" + SLOW);
    run(tools);
    assertEquals(5, run(tools).resumed());
    write("R__v.sql", "create or replace view v as select 1 as one, 2 as two;");
    assertEquals(4, run(tools).resumed());
    write("V4__fill_b.sql", "insert into b (a) select id from a where id = 1; nonsense;");
    assertThrows(ProblemException.class, () -> MigratedState.of(request(tools), ARTIFACTS));
    write("V4__fill_b.sql", "insert into b (a) select id from a where id = 1;");
    assertEquals(3, run(tools).resumed());
  }
}
