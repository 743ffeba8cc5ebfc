package dev.headwater.cases.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.cases.server.ServerForTest;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.command.diff.DiffRequest.Words;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.problem.ProblemException;
import dev.headwater.report.DiffFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** States are found, built and compared, or refused. */
final class DiffTest {

  private static ThrowawayDatabase server;

  @TempDir private Path folder;

  private DiffProject shop;

  @BeforeAll
  static void startServer() throws Exception {
    server = ServerForTest.open(new TestArtifacts(), "18");
    ServerForTest.createBuilder(server);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void makeProject() throws IOException {
    shop = DiffProject.shop(folder.toRealPath(), server);
  }

  @Test
  void statesBelowTheNewestHaveNoRepeatableMigrations() {
    assertThat(shop.text("V1", "here", "table *", "enum *", "view public.active"))
        .isEqualTo(
            """
            from V1 (1 migration, without 1 repeatable one) to here (3 migrations), PostgreSQL N
            + view public.totals  1 column
            note: V1 is built without repeatable migrations, so their objects count as added
            1 added
            """);
  }

  @Test
  void ignoredPatternsMustMatch() {
    refused(
        () -> shop.text("V1", "V2", "table public.users", "table public.import_*"),
        """
        error[ignore]: <ignore> matches nothing: "table public.import_*"
          fix: write the objects as headwater:diff names them, with * for any text: table public.import_*""");
  }

  @Test
  void branchIsReadFromGitAndMigratedOn() throws Exception {
    shop.git("init", "-q", "-b", "main").commit().git("checkout", "-q", "-b", "work");
    shop.file(
        "db/V3__rename.sql",
        """
        alter table orders rename note to remark;
        alter table orders rename to purchases;
        create schema sales;
        alter view active set schema sales;
        """);
    assertThat(shop.against("main"))
        .isEqualTo(
            """
            from branch:main (3 migrations) to here (4 migrations), PostgreSQL N
            + schema sales
            > table public.orders  is now purchases
              > column note  is now remark
            > view public.active  is now sales.active
            1 added, 3 renamed
            """);

    shop.git("checkout", "-q", "main");
    shop.file("db/V4__other.sql", "create table other (i int);").commit();
    Files.delete(shop.folder().resolve("db/V4__other.sql"));
    assertThat(shop.against("main"))
        .isEqualTo(
            """
            from branch:main (5 migrations) to here (4 migrations), PostgreSQL N
            - table public.other  its rows are lost; 1 column
            note: main has migrations that are not here, so their objects count as removed: V4__other.sql
            1 removed; 1 loses data
            """);
  }

  @Test
  void aDatabaseOfTheBranchMayNotReachTheOtherState() throws Exception {
    shop.file("db/R__totals.sql", "create or replace view totals as select note from orders;");
    shop.git("init", "-q", "-b", "main").commit();
    shop.file("db/V3__drop.sql", "alter table orders drop note;")
        .file("db/R__totals.sql", "create or replace view totals as select 1 as one;");
    assertThat(shop.against("main"))
        .contains("  - column note  its values are lost\n")
        .contains(
            "\nnote: a database at branch:main cannot be migrated to here: db/V3__drop.sql:1:1:"
                + " error[2BP01]: cannot drop column note of table orders because other objects"
                + " depend on it\n");
  }

  @Test
  void aBranchWithoutMigrationsIsAnEmptySchema() throws Exception {
    Path migrations = shop.folder().resolve("db");
    Path aside = shop.folder().resolve("aside");
    Files.move(migrations, aside);
    shop.file("readme", "").git("init", "-q", "-b", "main").git("add", "readme");
    shop.git("commit", "-q", "-m", "no migrations");
    Files.move(aside, migrations);
    assertThat(shop.against("main"))
        .isEqualTo(
            """
            from branch:main (0 migrations) to here (3 migrations), PostgreSQL N
            + view public.active   3 columns
            + table public.orders  3 columns, 2 constraints
            + enum public.status   'new', 'lost', 'paid'
            + view public.totals   1 column
            + table public.users   5 columns, 1 constraint, 1 index
            5 added
            """);
  }

  @Test
  void settingsOfOneScriptAndCallbacksComeFromTheBranchToo() throws Exception {
    shop.git("init", "-q", "-b", "main");
    shop.file("db/V3__concurrent.sql", "create index concurrently i on orders (note);")
        .file("db/V3__concurrent.sql.conf", "executeInTransaction=false")
        .file("db/afterMigrate.sql", "create table if not exists by_callback (i int);")
        .commit();
    Files.delete(shop.folder().resolve("db/afterMigrate.sql"));
    assertThat(shop.against("main"))
        .isEqualTo(
            """
            from branch:main (4 migrations) to here (4 migrations), PostgreSQL N
            - table public.by_callback  its rows are lost; 1 column
            1 removed; 1 loses data
            """);
  }

  @Test
  void anErrorOnABranchNamesTheStateAndThePlaceInTheRepository() throws Exception {
    shop.git("init", "-q", "-b", "main");
    shop.file("db/V3__wrong.sql", "select\n  nothing;\n").commit();
    shop.file("db/V3__wrong.sql", "select 1;");
    refused(
        () -> shop.against("main"),
        """
        db/V3__wrong.sql:2:3: error[42703]: column "nothing" does not exist
            2 |   nothing;
              |   ^
          state: branch:main""");
    refused(
        () -> shop.against("next"),
        """
        error[unknown-base]: git knows no commit "next" here
          fix: git fetch origin next:next
            or correct branch:next""");
  }

  @Test
  void statesThatAreNotThereAreRefused() {
    refused(
        () -> shop.text("V3", "here"),
        """
        error[state]: no migration has the version of the state V3
          nearest: V2""");
    refused(
        () ->
            shop.report(
                DiffFormat.TEXT, new Words(Optional.empty(), Optional.empty(), Optional.empty())),
        """
        error[state]: nothing says which state to begin with
          fix: mvn headwater:diff -Dheadwater.from=V12, or the branch that this one will be merged into: -Dheadwater.base=origin/main""");
    assertThatThrownBy(() -> DiffFormat.of("html"))
        .hasMessage(
            """
            error[format]: <format> cannot be "html"
              allowed: text, markdown, json""");
  }

  private static void refused(ThrowingCallable work, String problem) {
    assertThatThrownBy(work).isInstanceOf(ProblemException.class).hasMessage(problem);
  }
}
