package dev.headwater.cases.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headwater.apply.seed.Deletion;
import dev.headwater.apply.seed.SeedCheck;
import dev.headwater.apply.seed.SeedFile;
import dev.headwater.apply.seed.SeedFolder;
import dev.headwater.apply.seed.Seeding;
import dev.headwater.cases.server.ServerForTest;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.command.seed.Rows;
import dev.headwater.command.seed.Seeded;
import dev.headwater.database.DriverDataSource;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.problem.ProblemException;
import dev.headwater.report.SeedReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seeds in a database, and the words about them. */
final class SeedingTest {

  private static final Deletion ANY = (table, keys) -> {};

  private static ThrowawayDatabase server;

  @TempDir Path root;

  private DriverDataSource database;

  @BeforeAll
  static void start() throws Exception {
    server = ServerForTest.open(new TestArtifacts(), "18");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void tables() throws Exception {
    sql(
        (DriverDataSource) server.dataSource(),
        "drop database if exists shop with (force)",
        "create database shop");
    database = ServerForTest.dataSource(server, "shop");
    sql(
        database,
        """
        create table roles (
          id bigint generated always as identity primary key,
          name text not null unique,
          description text,
          since date not null default '2026-01-01')
        """,
        "insert into roles (name, description) values ('viewer', 'looks'), ('owner', 'owns')");
  }

  @Test
  void upsertChangesRowsThatDifferAndUsesNoSequence() throws Exception {
    seed(
        "common/roles.sql",
        """
        -- headwater:seed table=roles key=name mode=upsert
        insert into roles (name, description) values
          ('viewer', 'reads'),
          ('owner', 'owns'),
          ('editor', 'reads and writes');
        """);
    assertThat(run())
        .containsExactly("  roles: 1 inserted, 1 updated, 1 unchanged  (common/roles.sql)");
    assertThat(run()).containsExactly("  roles: 3 unchanged  (common/roles.sql)");
    assertThat(roles())
        .containsExactly("1 viewer reads", "2 owner owns", "3 editor reads and writes");
    sql(database, "insert into roles (name) values ('next')");
    assertThat(roles()).contains("4 next null");
  }

  @Test
  void insertLeavesRowsThatAreThere() throws Exception {
    seed(
        "common/roles.sql",
        """
        -- headwater:seed table=public.roles key=name mode=insert
        insert into public.roles (name, description) values ('viewer', 'reads'), ('editor', null);
        """);
    assertThat(run())
        .containsExactly("  public.roles: 1 inserted, 1 unchanged  (common/roles.sql)");
    assertThat(roles()).containsExactly("1 viewer looks", "2 owner owns", "3 editor null");
  }

  @Test
  void syncDeletesTheOthersAfterAQuestion() throws Exception {
    seed("common/none.sql", "select 1;");
    seed(
        "dev/roles.sql",
        """
        -- headwater:seed table=roles key=name mode=sync rows=roles.csv
        """);
    seed("dev/roles.csv", "name,description\nviewer,\"reads, only\"\neditor,\n");
    List<String> asked = new ArrayList<>();
    Deletion deletion = (table, keys) -> asked.addAll(SeedReport.deletion(new Rows(table, keys)));
    assertThat(run(deletion, "dev"))
        .containsExactly(
            "  common/none.sql: done",
            "  roles: 1 inserted, 1 updated, 1 deleted  (dev/roles.sql)");
    assertThat(asked).containsExactly("seed: deletes from roles 1 row:", "  owner");
    assertThat(roles()).containsExactly("1 viewer reads, only", "3 editor null");
  }

  @Test
  void csvMayComeFromAnotherProgram() throws Exception {
    sql(database, "alter table roles add \"Level\" int");
    seed("dev/roles.sql", "-- headwater:seed table=roles key=name rows=roles.csv\n");
    seed("dev/roles.csv", "\uFEFFname,\"description\",Level\r\nviewer,reads,3\r\n");
    assertThat(run(ANY, "dev")).containsExactly("  roles: 1 updated  (dev/roles.sql)");
    assertThat(roles()).contains("1 viewer reads");
  }

  @Test
  void filesBeforeAnErrorStayAndAreNamed() throws Exception {
    seed(
        "common/1.sql",
        "-- headwater:seed table=roles key=name\ninsert into roles (name) values ('editor');\n");
    seed("common/2.sql", "insert into nowhere values (1);");
    assertThat(problem(this::run))
        .isEqualTo(
            """
            common/2.sql:1:13: error[42P01]: relation "nowhere" does not exist
                1 | insert into nowhere values (1);
                  |             ^
              brought in before: common/1.sql""");
    assertThat(roles()).hasSize(3);
  }

  @Test
  void refusedDeletionLeavesTheFileOut() throws Exception {
    seed(
        "dev/roles.sql",
        """
        -- headwater:seed table=roles key=name mode=sync
        insert into roles (name) values ('editor');
        """);
    Deletion no =
        (table, keys) -> {
          throw new IllegalStateException("no");
        };
    assertThatThrownBy(() -> run(no, "dev")).hasMessage("no");
    assertThat(roles()).containsExactly("1 viewer looks", "2 owner owns");
  }

  @Test
  void errorIsAtItsPlaceAndChangesNothing() throws Exception {
    seed(
        "common/roles.sql",
        """
        -- headwater:seed table=roles key=name
        insert into roles (name, since) values
          ('editor', '2026-02-01'),
          ('guest', date 'never');
        """);
    assertThat(problem(this::run))
        .isEqualTo(
            """
            common/roles.sql:4:18: error[22007]: invalid input syntax for type date: "never"
                4 |   ('guest', date 'never');
                  |                  ^""");
    assertThat(roles()).hasSize(2);
  }

  @Test
  void newRequiredColumnIsMissedAtTheRows() throws Exception {
    sql(database, "alter table roles add level int", "update roles set level = 1");
    sql(database, "alter table roles alter level set not null");
    seed(
        "common/roles.sql",
        """
        -- headwater:seed table=roles key=name
        insert into roles (name) values ('editor');
        """);
    assertThat(problem(() -> new SeedCheck(database).run(files())))
        .startsWith(
            "common/roles.sql:2:1: error[23502]: null value in column \"level\" of relation"
                + " \"roles\" violates not-null constraint");
  }

  @Test
  void seedThatDiffersTheSecondTimeIsNamed() throws Exception {
    seed(
        "common/roles.sql",
        """
        -- headwater:seed table=roles key=name
        insert into roles (name, description) values ('viewer', random()::text);
        """);
    assertThat(problem(() -> new SeedCheck(database).run(files())))
        .isEqualTo(
            """
            common/roles.sql: error[seed-again]: a seed changes something when it is brought in again
              changed: public.roles
              fix: give it fixed values, not now() or random(); and tell its rows apart by a key: -- headwater:seed table=… key=… mode=upsert""");
    seed("common/roles.sql", "insert into roles (name) values ('a' || nextval('roles_id_seq'));");
    assertThat(problem(() -> new SeedCheck(database).run(files())))
        .contains("  changed: public.roles, sequence public.roles_id_seq\n");
  }

  @Test
  void wrongLinesAreExplained() throws Exception {
    assertThat(line("-- headwater:seed table=roles", "insert into roles (name) values ('a');"))
        .isEqualTo(
            """
            common/roles.sql:1:14: error[seed-line]: the line of a seed needs a table and a key
                1 | -- headwater:seed table=roles
                  |              ^
              known: table=…, key=…, mode=insert, upsert or sync, rows=FILE.csv
              fix: -- headwater:seed table=roles key=name mode=upsert""");
    assertThat(line("-- headwater:seed table=roles key=name mode=merge", ""))
        .startsWith("common/roles.sql:1:14: error[seed-line]: a seed has no mode merge\n");
    assertThat(line("-- headwater:seed table=roles key=name mode=sync", ""))
        .isEqualTo(
            """
            common/roles.sql:1:14: error[seed-line]: a common seed cannot have the mode sync
                1 | -- headwater:seed table=roles key=name mode=sync
                  |              ^
              why: it would delete the rows that belong to an environment
              fix: move it to the folder of an environment""");
    assertThat(line("-- headwater:sed table=roles key=name mode=sync", ""))
        .startsWith("common/roles.sql:1:14: error[seed-line]: there is no line headwater:sed\n");
    assertThat(line("-- headwater:seed table=roles key=name", "delete from roles;"))
        .isEqualTo(
            """
            common/roles.sql:2:1: error[seed-rows]: a seed with a line of its own has one statement with the rows of its table
                2 | delete from roles;
                  | ^
              fix: insert into TABLE (COLUMN, …) values (…), …; or rows=FILE.csv in the first line""");
    assertThat(line("-- headwater:seed table=roles key=name rows=none.csv", ""))
        .isEqualTo("common/roles.sql: error[seed-rows]: there is no file common/none.csv");
    assertThat(
            line(
                "-- headwater:seed table=roles key=description",
                "insert into roles (name) values ('a');"))
        .isEqualTo(
            """
            common/roles.sql:2:1: error[seed-key]: the rows of a seed lack a column of their key
                2 | insert into roles (name) values ('a');
                  | ^
              key: description
              columns: name""");
    assertThat(
            line(
                "-- headwater:seed table=roles key=name",
                "insert into roles (name) values ('a'), ('b'), ('a');"))
        .isEqualTo(
            """
            common/roles.sql:2:1: error[seed-key]: a key of a seed is there twice, or is null
                2 | insert into roles (name) values ('a'), ('b'), ('a');
                  | ^
              keys: a""");
  }

  @Test
  void columnThatCannotBeAKeyOrGetAValueIsExplained() throws Exception {
    sql(database, "alter table roles add rights json, add size int generated always as (1) stored");
    assertThat(
            line(
                "-- headwater:seed table=roles key=name,rights",
                "insert into roles (name, rights) values ('viewer', '{}');"))
        .isEqualTo(
            """
            common/roles.sql:2:1: error[seed-key]: PostgreSQL cannot compare the keys of a seed
                2 | insert into roles (name, rights) values ('viewer', '{}');
                  | ^
              why: could not identify an equality operator for type json
              key: name text, rights json
              fix: name other columns: -- headwater:seed table=roles key=…; or let a migration give the column a type with an equality, such as jsonb in place of json""");
    assertThat(
            line(
                "-- headwater:seed table=roles key=name",
                "insert into roles (id, name) values (7, 'viewer');"))
        .isEqualTo(
            """
            common/roles.sql:2:1: error[428C9]: column "id" can only be updated to DEFAULT
                2 | insert into roles (id, name) values (7, 'viewer');
                  | ^
              detail: Column "id" is an identity column defined as GENERATED ALWAYS.
              fix: take the column out of the rows, and PostgreSQL numbers them; or make it their key: -- headwater:seed table=roles key=…""");
    assertThat(
            line(
                "-- headwater:seed table=roles key=name",
                "insert into roles (name, size) values ('viewer', 7);"))
        .isEqualTo(
            """
            common/roles.sql:2:1: error[428C9]: column "size" can only be updated to DEFAULT
                2 | insert into roles (name, size) values ('viewer', 7);
                  | ^
              detail: Column "size" is a generated column.
              fix: take the column out of the rows, and PostgreSQL computes it""");
  }

  @Test
  void environmentWithoutSeedsIsAnError() {
    SeedFolder folder = new SeedFolder(root.resolve("seed"), root);
    assertThat(
            problem(
                () -> {
                  Files.createDirectories(folder.folder().resolve("dev"));
                  folder.files(List.of("stage"));
                }))
        .isEqualTo(
            """
            error[no-seeds]: there are no seeds "stage"
              folder: seed
              seeds: dev""");
  }

  private String line(String first, String rest) throws Exception {
    seed("common/roles.sql", first + "\n" + rest + "\n");
    return problem(this::run);
  }

  private static String problem(ThrowingCallable work) {
    return String.valueOf(catchThrowableOfType(ProblemException.class, work).getMessage());
  }

  private void seed(String file, String text) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.writeString(root.resolve(file), text);
  }

  private List<SeedFile> files(String... environments) throws IOException {
    return new SeedFolder(root, root).files(List.of(environments));
  }

  private List<String> run() throws Exception {
    return run(ANY);
  }

  /** The lines about the files. */
  private List<String> run(Deletion deletion, String... environments) throws Exception {
    Seeding seeding = new Seeding(database, deletion);
    List<String> lines = SeedReport.lines(new Seeded("shop", seeding.run(files(environments))));
    assertThat(lines.get(0)).matches("seed: shop: \\d files?");
    return lines.subList(1, lines.size());
  }

  private List<String> roles() throws SQLException {
    List<String> roles = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select concat_ws(' ', id, name, coalesce(description, 'null')) from roles order by id")) {
      while (row.next()) {
        roles.add(row.getString(1));
      }
    }
    return roles;
  }

  private static void sql(DriverDataSource database, String... statements) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }
}
