package dev.headwater.cases.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest.Builder;
import dev.headwater.io.Trees;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a script may leave where no snapshot holds it: a run that could go on from there ends as one
 * that began with nothing, or fails with the same words.
 */
@Execution(ExecutionMode.CONCURRENT)
final class SnapshotTrapsTest {

  private static final TestArtifacts ARTIFACTS = new TestArtifacts();
  private static final String B = "create table b (id serial primary key, a int references a); ";

  @TempDir private Path folder;
  private SnapshotProject project;
  private UnaryOperator<Builder> settings = builder -> builder;

  @BeforeEach
  void writeMigrations() throws IOException {
    project = SnapshotProject.in(folder);
  }

  private void write(String name, String sql) throws IOException {
    project.write(name, sql);
  }

  private MigratedState state(GenerateListener listener) throws Exception {
    return MigratedState.of(project.request(settings), ARTIFACTS, listener);
  }

  private interface Run {
    MigratedState state() throws Exception;
  }

  private static String outcome(Run run) throws Exception {
    try {
      MigratedState state = run.state();
      return state.dump() + state.classes();
    } catch (ProblemException e) {
      return e.getMessage();
    }
  }

  private String outcome() throws Exception {
    return outcome(() -> state(GenerateListener.SILENT));
  }

  private void endsLikeFromNothing() throws Exception {
    assertThat(outcome())
        .isEqualTo(outcome(() -> MigratedState.fromNothing(project, settings, ARTIFACTS)));
  }

  /** After the scripts were looked for, and before Flyway looks for them. */
  private void runsWhileThereIs(String name, String text) throws Exception {
    GenerateListener writing =
        new GenerateListener() {
          @Override
          public void preparing(String what) {
            try {
              write(name, text);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    Trees.delete(project.cache().resolve("clusters")); // a new one is said
    state(writing);
    Files.delete(project.migrations().resolve(name));
  }

  @Test
  void whatIsInTheWayIsSaidOnce() throws Exception {
    write("V3__b.sql", B + "create temporary table staging (id int);");
    List<String> said = new ArrayList<>();
    state(
        new GenerateListener() {
          @Override
          public void noSnapshot(String script, String what) {
            said.add(script + ": " + what);
          }
        });
    assertThat(said).containsExactly("V3__b.sql: temporary staging");
  }

  @ParameterizedTest
  @Tag("thorough")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "set local app.tenant = 'x'      | select current_setting('app.tenant', true)",
        "set app.tenant.id = 'x'         | select current_setting('app.tenant.id', true)",
        "set ${ns}.tenant = 'x'          | select current_setting('app.tenant', true)",
        "set plpgsql.check_asserts = off | do $$ begin assert false; end $$; select 'x'",
        "select setseed(0.5)             | select random()::text",
        "select pg_advisory_lock(7)      | select pg_advisory_unlock(7)::text",
        "create type pg_temp.mood as enum ('x')                   | select 'x'::pg_temp.mood::text",
        "create function pg_temp.h() returns text return 'x'::text | select pg_temp.h()"
      })
  void whatLivesOnInTheSession(String left, String used) throws Exception {
    settings = builder -> builder.flyway(Map.of("flyway.placeholders.ns", "app"));
    write("V3__b.sql", B + left + ";");
    endsLikeFromNothing();
    String value = used.replaceFirst("select (?!.*select)", "insert into a (name) select ");
    write("V5__use.sql", value + ";");
    endsLikeFromNothing();
  }

  @Test
  @Tag("thorough")
  void aVariableThatAFunctionOfAnInitScriptSets() throws Exception {
    Path init =
        Files.writeString(
            folder.resolve("init.sql"),
            "create schema util; create function util.tenant(t text) returns void language sql"
                + " as $$ select set_config('app.tenant', t, false) $$;");
    settings = builder -> builder.initScripts(List.of(init));
    write("V3__b.sql", B + "select util.tenant('x');");
    endsLikeFromNothing();
    write("V5__use.sql", "insert into a (name) values (current_setting('app.tenant', true));");
    endsLikeFromNothing();
  }

  @Test
  @Tag("thorough")
  void settingsOfTheSessionAreOfNoOtherSession() throws Exception {
    write("V3__b.sql", B + "set timezone = 'Europe/Berlin'; set work_mem = '5MB';");
    write(
        "afterMigrate.sql",
        "insert into a (name) values (current_setting('timezone') || current_setting('work_mem'));");
    endsLikeFromNothing();
    endsLikeFromNothing();
    write("V4__fill_b.sql", "insert into b (a) select id from a where id = 1;");
    endsLikeFromNothing();
  }

  @Test
  @Tag("thorough")
  void callbacksAfterTheEndThatFail() throws Exception {
    write("afterMigrate__1.sql", "create table done (n int);");
    write("afterMigrate__2.sql", "nonsense;");
    endsLikeFromNothing();
    write("afterMigrate__2.sql", "select 1;");
    endsLikeFromNothing();
  }

  @Test
  @Tag("thorough")
  void aSequenceThatAFailedScriptHasSet() throws Exception {
    write(
        "V2__fill_a.sql", "insert into a (name) values ('x'); create table c (id serial, n int);");
    write("V3__b.sql", "select setval('c_id_seq', 1000, false); nonsense;");
    endsLikeFromNothing();
    write("V3__b.sql", B + "insert into c (n) values (1);");
    endsLikeFromNothing();
  }

  @Test
  @Tag("thorough")
  void whatAFailedScriptHasCommitted() throws Exception {
    write("V3__b.sql", "create table left_over (id int);\n/* keep it */ commit;\nnonsense;");
    endsLikeFromNothing();
    write("V3__b.sql", B);
    endsLikeFromNothing();
  }

  /** They would fire for our sessions, too. */
  @Test
  @Tag("thorough")
  void triggersOfALogin() throws Exception {
    write(
        "V3__b.sql",
        B
            + "create table logins (n serial); create function on_login() returns event_trigger"
            + " language plpgsql as $$ begin insert into logins default values; end $$;"
            + " create event trigger t on login execute function on_login();"
            + " alter event trigger t enable always;");
    state(GenerateListener.SILENT);
    write("V5__use.sql", "create table c (id int);");
    assertThat(state(GenerateListener.SILENT).resumed()).isLessThan(3);
  }

  @Test
  @Tag("thorough")
  void scriptsInAnotherEncoding() throws Exception {
    settings = builder -> builder.flyway(Map.of("flyway.encoding", "UTF-16"));
    for (String name : List.of("V1__a.sql", "V2__fill_a.sql", "V3__b.sql", "V4__fill_b.sql")) {
      Path file = project.migrations().resolve(name);
      String more = name.startsWith("V3") ? " set app.tenant = 'x';" : "";
      Files.writeString(file, Files.readString(file) + more, StandardCharsets.UTF_16);
    }
    endsLikeFromNothing();
    Files.writeString(
        project.migrations().resolve("V5__use.sql"),
        "insert into a (name) values (current_setting('app.tenant', true));",
        StandardCharsets.UTF_16);
    endsLikeFromNothing();
  }

  @Test
  @Tag("thorough")
  void aCallbackThatComesAndGoesMeanwhile() throws Exception {
    runsWhileThereIs("afterEachMigrate.sql", "create table if not exists sneaked (n int);");
    endsLikeFromNothing();
  }

  @Test
  @Tag("thorough")
  void theSettingsOfAScriptThatComeAndGoMeanwhile() throws Exception {
    settings = builder -> builder.flyway(Map.of("flyway.placeholders.x", "replaced"));
    write("V2__fill_a.sql", "insert into a (name) values ('${x}');");
    runsWhileThereIs("V2__fill_a.sql.conf", "placeholderReplacement=false");
    endsLikeFromNothing();
  }
}
