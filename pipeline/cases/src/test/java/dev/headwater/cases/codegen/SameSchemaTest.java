package dev.headwater.cases.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.OutputFiles;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.cases.support.UserClasses;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateOutcome;
import dev.headwater.codegen.GenerateOutcome.Generated;
import dev.headwater.codegen.GenerateOutcome.SameSchema;
import dev.headwater.codegen.GenerateOutcome.UpToDate;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.Generate;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.io.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generation is skipped when jOOQ would see what it saw before, and only then. */
@Execution(ExecutionMode.CONCURRENT)
final class SameSchemaTest {

  private static final TestArtifacts ARTIFACTS = new TestArtifacts();

  private Path project;

  /** Where classes were made once, for all tests to begin with. */
  @TempDir static Path first;

  @BeforeAll
  static void makeClasses() throws IOException {
    write(
        first,
        "V1__shop.sql",
        """
        create table author (id serial primary key, name text not null);
        create type mood as enum ('good', 'bad');
        create function age(a int) returns int language sql as 'select a';
        create function age(a text) returns int language sql as 'select 1';
        comment on table author is 'writes';
        """);
    assertThat(pipeline(request(first).build())).isInstanceOf(Generated.class);
  }

  @BeforeEach
  void copyProject() throws IOException {
    project = Files.createTempDirectory("headwater-same").resolve("project");
    Trees.copy(first, project);
  }

  @AfterEach
  void deleteProject() throws IOException {
    Trees.delete(project.getParent());
  }

  static Stream<String> invisible() {
    return Stream.of(
        "-- nothing but a comment",
        "insert into author (name) values ('Kafka');",
        "create table t (i int); drop table t;",
        "alter table author add gone int; alter table author drop gone;",
        "create function f() returns int language sql as 'select 1'; drop function f;",
        "create or replace function age(a int) returns int language sql as 'select a + 1';",
        "create role reader_of_same_schema; drop role reader_of_same_schema;",
        "select setval('author_id_seq', 100);",
        "do $$ begin perform lo_unlink(lo_create(0)); end $$;");
  }

  static Stream<String> visible() {
    return Stream.of(
        "alter table author add born date;",
        "alter table author alter name drop not null;",
        "alter table author alter name set default 'x';",
        "alter table author alter name type varchar(10);",
        "alter table author rename name to full_name;",
        "alter table author add unique (name);",
        "alter table author add check (name <> '');",
        "create index on author (name);",
        "comment on table author is 'reads';",
        "comment on column author.name is 'of the author';",
        "alter type mood add value 'fair';",
        "create view v as select 1 as one;",
        "drop function age(text);",
        "create schema other; create table other.t (i int);",
        "create sequence s;",
        "create domain email as text check (value like '%@%');");
  }

  @ParameterizedTest
  @MethodSource("invisible")
  void whatJooqCannotSeeMakesNoNewClasses(String sql) throws IOException {
    String before = OutputFiles.of(output());
    migration("V2__next.sql", sql);

    assertThat(run()).isInstanceOf(SameSchema.class);
    assertThat(OutputFiles.of(output())).isEqualTo(before);
    assertThat(run()).isInstanceOf(UpToDate.class);
  }

  @Test
  void aClassThatNamesTheVersionIsMadeAnew() throws IOException {
    GenerateRequest wanted = request(project).schemaGuard(true).build();
    assertThat(pipeline(wanted)).isInstanceOf(Generated.class);
    assertThat(guard()).contains("VERSION = \"1\";");
    write(project, "V2__next.sql", "insert into author (name) values ('Kafka');");

    assertThat(pipeline(wanted)).isInstanceOf(Generated.class);
    assertThat(guard()).contains("VERSION = \"2\";");
    write(project, "R__again.sql", "insert into author (name) values ('Brod');");
    assertThat(pipeline(wanted)).isInstanceOf(SameSchema.class);
  }

  private String guard() throws IOException {
    try (Stream<Path> tree = Files.walk(output())) {
      return Files.readString(
          tree.filter(file -> file.endsWith("SchemaGuard.java")).findFirst().orElseThrow());
    }
  }

  @ParameterizedTest
  @MethodSource("visible")
  void whatJooqSeesMakesNewClasses(String sql) throws IOException {
    migration("V2__next.sql", sql);

    assertThat(run()).isInstanceOf(Generated.class);
  }

  @Test
  void classesAreThoseThatJooqMakesAlone() throws IOException {
    classesAreThoseThatJooqMakesAlone("create view v as select name from author;");
  }

  @ParameterizedTest
  @MethodSource({"invisible", "visible"})
  @Tag("thorough")
  void classesAreThoseThatJooqMakesAlone(String sql) throws IOException {
    migration("V2__next.sql", sql);
    run();
    String made = OutputFiles.of(output());
    pipeline(request().refresh(true).build());
    assertThat(OutputFiles.of(output())).isEqualTo(made);
  }

  @Test
  void editedClassesAreMadeAnewAllTheSame() throws IOException {
    Path edited = output().resolve("db/tables/Author.java");
    String text = Files.readString(edited);
    Files.writeString(edited, text + "// mine\n");
    migration("V2__next.sql", "-- nothing");

    assertThat(run()).isInstanceOf(Generated.class);
    assertThat(edited).hasContent(text);
  }

  @Test
  void whatAClassOfTheUsersAsksIsAskedInItsOwnSession() throws Exception {
    Path source = Files.createDirectories(project.resolve("src/mine")).resolve("Settings.java");
    Files.writeString(
        source,
        """
        package mine;

        import java.sql.SQLException;
        import java.util.List;
        import org.jooq.meta.TableDefinition;

        public class Settings extends org.jooq.meta.postgres.PostgresDatabase {
          @Override
          protected List<TableDefinition> getTables0() throws SQLException {
            create().fetch("select set_config('application_name', 'mine', false)");
            // A text that nobody has asked before.
            String now = "select current_setting('application_name') -- " + System.nanoTime();
            String name = create().fetch(now).get(0).get(0, String.class);
            if (!name.equals("mine")) {
              throw new IllegalStateException("set in another session than that of " + name);
            }
            return super.getTables0();
          }
        }
        """);
    Path classes = Files.createDirectory(project.resolve("mine"));
    UserClasses.compile(source.getParent(), classes);
    GenerateRequest request =
        request()
            .generator(
                "<generator><database><name>mine.Settings</name></database></generator>", "pom.xml")
            .codegenClassPath(List.of(classes))
            .build();
    assertThat(pipeline(request)).isInstanceOf(Generated.class);
    migration("V2__next.sql", "create table one_more (i int);");

    assertThat(pipeline(request)).isInstanceOf(Generated.class);
  }

  private void migration(String name, String sql) throws IOException {
    write(project, name, sql);
  }

  private static void write(Path project, String name, String sql) throws IOException {
    Path folder = Files.createDirectories(project.resolve("src/main/resources/db/migration"));
    Files.writeString(folder.resolve(name), sql);
  }

  private Path output() {
    return project.resolve("target/generated-sources/headwater");
  }

  private GenerateRequest.Builder request() {
    return request(project);
  }

  private static GenerateRequest.Builder request(Path project) {
    GenerateRequest.Builder request =
        GenerateRequest.in(project).provider(Kind.EMBEDDED).classesMegabytes(0);
    String cache = System.getProperty("headwater.cache", "");
    return cache.isEmpty() ? request : request.cacheDirectory(Path.of(cache));
  }

  private GenerateOutcome run() {
    return pipeline(request().build());
  }

  private static GenerateOutcome pipeline(GenerateRequest request) {
    return new Generate(ARTIFACTS).run(request, GenerateListener.SILENT);
  }
}
