package dev.headwater.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.GenerateRequest.Builder;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseChoice.ServerAddress;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on a server of others that begin with a state which an earlier one left there. */
final class ServerTemplatesTest {

  private static final TestArtifacts ARTIFACTS = new TestArtifacts();

  /** Longer than a copy takes; what is faster is rather done again. */
  private static final String SLOW = "select pg_sleep(0.6);";

  @TempDir private Path folder;
  private SnapshotProject project;
  private CompanyServer company;

  @BeforeEach
  void start() throws Exception {
    company = CompanyServer.start(ARTIFACTS);
    project = new SnapshotProject(folder);
    Files.createDirectories(project.migrations());
    project.write("V1__a.sql", "create table a (id serial primary key, name text);" + SLOW);
    project.write("V2__fill.sql", "insert into a (name) values ('one'), ('two');");
    project.write("V3__b.sql", "create table b (id serial primary key, a int references a);");
  }

  @AfterEach
  void nothingElseIsLeft() throws Exception {
    try {
      assertThat(company.leftovers()).isEmpty();
    } finally {
      company.close();
    }
  }

  private GenerateRequest request(UnaryOperator<Builder> otherwise) {
    return project.request(
        builder -> otherwise.apply(builder.provider(Kind.SERVER).server(company.builder())));
  }

  /** As many are not applied, and all ends as in a run that began with nothing. */
  private void runResumes(int resumed) throws Exception {
    runResumes(resumed, builder -> builder);
  }

  private void runResumes(int resumed, UnaryOperator<Builder> otherwise) throws Exception {
    MigratedState state = run(otherwise);
    MigratedState fromNothing = run(builder -> otherwise.apply(builder).snapshotMegabytes(0));
    assertThat(fromNothing.resumed()).isZero();
    assertThat(state.dump()).isEqualTo(fromNothing.dump());
    assertThat(state.classes()).isEqualTo(fromNothing.classes());
    assertThat(state.resumed()).isEqualTo(resumed);
    assertThat(state.applied() + state.resumed()).isEqualTo(fromNothing.applied());
  }

  private MigratedState run(UnaryOperator<Builder> otherwise) throws Exception {
    return MigratedState.of(request(otherwise), ARTIFACTS);
  }

  @Test
  void firstEditOfTheLastMigrationAppliesItAlone() throws Exception {
    List<String> before = company.state();
    runResumes(0);
    project.write("V3__b.sql", "create table b (id bigserial primary key);");
    runResumes(2);
    project.write("R__v.sql", "create or replace view v as select * from a;");
    runResumes(2);
    for (String template : company.templates()) {
      company.sql("drop database " + template);
    }
    assertThat(company.state()).isEqualTo(before);
  }

  @Test
  void stateAtTheEndIsKept() throws Exception {
    project.write("V3__b.sql", "create table b (id int);" + SLOW);
    runResumes(0);
    runResumes(3);
    project.write("V4__c.sql", "create table c (id int);");
    runResumes(3);
  }

  @Test
  void stateBeforeAFailureIsKept() throws Exception {
    project.write("V2__fill.sql", "insert into a (name) values ('one');\ncreate nonsense;");
    assertThatThrownBy(() -> run(builder -> builder)).isInstanceOf(ProblemException.class);
    // It took a value of a sequence, which no rollback gives back.
    assertThat(company.templates()).isEmpty();
    project.write("V2__fill.sql", "create table d (id int);\ncreate nonsense;");
    assertThatThrownBy(() -> run(builder -> builder)).isInstanceOf(ProblemException.class);
    assertThat(company.templates()).hasSize(1);
    project.write("V2__fill.sql", "create table d (id int);");
    runResumes(1);
  }

  @Test
  void noStateIsKeptOfAScriptThatIsSavedMeanwhile() throws Exception {
    String second = Files.readString(project.migrations().resolve("V2__fill.sql"));
    GenerateListener saving =
        new GenerateListener() {
          @Override
          public void migrating(int number, int total, String script) {
            try {
              project.write("V2__fill.sql", "create table d (id int);" + SLOW);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    MigratedState.of(request(builder -> builder), ARTIFACTS, saving);
    assertThat(company.templates()).isEmpty();
    project.write("V2__fill.sql", second);
    runResumes(0);
    runResumes(2);
  }

  @Test
  void settingsOfTheSessionGoOn() throws Exception {
    project.write("V2__fill.sql", "set work_mem = '5MB'; set check_function_bodies = off;");
    project.write("V3__b.sql", "create table b as select current_setting('work_mem') as memory;");
    runResumes(0);
    project.write("V3__b.sql", "create table c as select current_setting('work_mem') as memory;");
    runResumes(2);
  }

  @Test
  void whatOnlyTheSessionKnowsIsNotLost() throws Exception {
    project.write("V2__fill.sql", "create temporary table t as select 1 as one;");
    project.write("V3__b.sql", "create table b as select * from t;");
    runResumes(0);
    assertThat(company.templates()).isEmpty();
    runResumes(0);
  }

  @Test
  void stateFromWhichNoRunCanGoOnIsTriedOnce() throws Exception {
    project.write("V2__fill.sql", "insert into a (name) values ('one');");
    project.write("V3__b.sql", "create table b as select currval('a_id_seq') as one;");
    List<Integer> resumed = new ArrayList<>();
    GenerateListener listener =
        new GenerateListener() {
          @Override
          public void resumed(int applied, int total) {
            resumed.add(applied);
          }
        };
    MigratedState state = MigratedState.of(request(builder -> builder), ARTIFACTS, listener);
    assertThat(state.applied()).isEqualTo(3);
    // It has found it out after its own pause, and kept its end.
    assertThat(resumed).isEmpty();
    runResumes(3);
    project.write("V3__b.sql", "create table c as select currval('a_id_seq') as one;");
    runResumes(0);
  }

  @Test
  void failureOfAMigrationIsNoFaultOfTheState() throws Exception {
    runResumes(0);
    project.write("V3__b.sql", "do $$ begin raise sqlstate '55000'; end $$;");
    assertThatThrownBy(() -> run(builder -> builder)).isInstanceOf(ProblemException.class);
    project.write("V3__b.sql", "create table b (id bigserial primary key);");
    runResumes(2);
  }

  @Test
  void sessionHoldsValuesOfASequence() throws Exception {
    project.write("V2__fill.sql", "create sequence s cache 20; select nextval('s');");
    project.write("V3__b.sql", "create table b as select nextval('s') as n;");
    runResumes(0);
    assertThat(company.templates()).isEmpty();
  }

  @Test
  void sequenceThatTheUserMayNotReadStopsNothing() throws Exception {
    project.write("V2__fill.sql", "create sequence s; revoke all on sequence s from current_user;");
    runResumes(0);
    assertThat(company.templates()).isEmpty();
  }

  @Test
  void rolesAreThoseOfOthers() throws Exception {
    project.write("V2__fill.sql", "create table r as select 1 from pg_roles where rolname = 'x';");
    runResumes(0);
    assertThat(company.templates()).isEmpty();
  }

  @Test
  void databaseThatIsTooLargeIsNotCopied() throws Exception {
    runResumes(0, builder -> builder.snapshotMegabytes(1));
    assertThat(company.templates()).isEmpty();
  }

  @Test
  void nameOfTheDatabaseIsAnotherOneEachTime() throws Exception {
    project.write(
        "V2__fill.sql", "insert into a (name) values (substr(current_database(), 1, 3));");
    runResumes(0);
    assertThat(company.templates()).isEmpty();
  }

  @Test
  void whatMayChangeTheServerIsAppliedEachTime() throws Exception {
    ServerAddress address =
        new ServerAddress(company.url(), "builder", CompanyServer.PASSWORD, true);
    runResumes(0, builder -> builder.server(address));
    assertThat(company.templates()).isEmpty();
  }

  @Test
  void usersTemplatesAreHisOwn() throws Exception {
    runResumes(0);
    company.sql("create role other login createdb password 'x'");
    ServerAddress other = new ServerAddress(company.url(), "other", "x", false);
    runResumes(0, builder -> builder.server(other));
    runResumes(2, builder -> builder.server(other));
  }

  @Test
  void stateDependsOnTheServersSettings() throws Exception {
    runResumes(0);
    company.sql("alter role builder set gin_fuzzy_search_limit = 7");
    runResumes(0);
    company.sql("alter role builder reset gin_fuzzy_search_limit");
    project.write("V3__b.sql", "create table b (id bigserial primary key);");
    runResumes(2);
  }

  @Test
  void oldestGoWhenTheyTakeTooMuch() throws Exception {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      project.write("V2__fill.sql", "create table t" + i + " (id int);");
      run(builder -> builder.snapshotMegabytes(20));
      List<String> there = company.templates();
      assertThat(there).hasSizeBetween(1, 2).anyMatch(name -> !made.contains(name));
      made.addAll(there);
      Thread.sleep(1100); // the mark's time is in seconds
    }
  }

  @Test
  void whatIsNotOursStays() throws Exception {
    String unmarked = "headwater_t_" + "0".repeat(40);
    String halfMade = "headwater_t_" + "1".repeat(40);
    String ofAnother = "headwater_t_" + "2".repeat(40);
    company.sql(
        "create database " + unmarked + " owner builder",
        "create database " + halfMade + " owner builder",
        "comment on database " + halfMade + " is '" + CompanyServer.oldMark() + "'",
        "create database " + ofAnother + " owner payroll",
        "comment on database " + ofAnother + " is '" + CompanyServer.oldMark() + "'");
    run(builder -> builder);
    assertThat(company.templates())
        .hasSizeGreaterThan(2)
        .contains(unmarked, ofAnother)
        .doesNotContain(halfMade);
  }

  @Test
  void templateThatIsNotWhatItsNameSaysIsDropped() throws Exception {
    runResumes(0);
    for (String template : company.templates()) {
      company.sql("alter database " + template + " with allow_connections true");
      company.in(template, "delete from flyway_schema_history where version = '2'");
    }
    runResumes(0);
    project.write("V3__b.sql", "create table b (id bigserial primary key);");
    runResumes(2);
  }

  @Test
  void refreshMakesItAgain() throws Exception {
    runResumes(0);
    runResumes(0, builder -> builder.refresh(true));
    project.write("V3__b.sql", "create table b (id bigserial primary key);");
    runResumes(2);
  }

  @Test
  void manyRunsAtOnce() throws Exception {
    ExecutorService four = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 2; round++) {
        List<Callable<MigratedState>> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          runs.add(() -> run(builder -> builder));
        }
        for (Future<MigratedState> one : four.invokeAll(runs)) {
          assertThat(one.get().resumed()).isEqualTo(round == 0 ? 0 : 2);
        }
        project.write("V3__b.sql", "create table b (id bigserial primary key);");
      }
    } finally {
      four.shutdownNow();
    }
  }
}
