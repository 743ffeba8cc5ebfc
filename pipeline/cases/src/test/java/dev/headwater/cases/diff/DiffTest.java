package dev.headwater.cases.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.cases.server.ServerForTest;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.command.diff.DiffRequest.Words;
import dev.headwater.database.DatabaseChoice.ServerAddress;
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

/** Two states are built, compared, and told in each format. */
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
    shop =
        new DiffProject(folder.toRealPath(), new ServerAddress(server.url(), "builder", "b", false))
            .file(
                "db/V1__users.sql",
                """
                create type status as enum ('new', 'paid');
                create table users (
                  id bigint generated always as identity primary key,
                  mail text,
                  avatar_url text,
                  visits bigint,
                  state status
                );
                create table log (line text);
                create view active as
                  select id,
                         mail
                  from users
                  where state = 'paid';
                """)
            .file(
                "db/V2__more.sql",
                """
                alter table users rename mail to email;
                alter table users drop avatar_url;
                alter table users alter visits type integer, alter visits set default 0;
                alter table users add last_login timestamptz not null default now();
                comment on column users.state is 'State of the | order.';
                create index users_email on users (email) where email is not null;
                alter type status add value 'lost' before 'paid';
                drop table log;
                create table orders (
                  id int primary key,
                  users_id bigint not null references users,
                  note text default '-'
                );
                comment on table orders is 'Orders.';
                comment on column orders.note is 'Said by the customer.';
                drop view active;
                create view active as
                  select id,
                         email,
                         visits
                  from users
                  where state = 'paid';
                """)
            .file("db/R__totals.sql", "create or replace view totals as select 1 as one;");
  }

  @Test
  void textIsForPeople() {
    assertThat(shop.text("V1", "V2"))
        .isEqualTo(
            """
            from V1 (1 migration, without 1 repeatable one) to V2 (3 migrations), PostgreSQL N
            ~ view public.active
                columns:
                  @@ -1,2 +1,3 @@
                   id bigint
                  -mail text
                  +email text
                  +visits integer
                definition:
                  @@ -1,4 +1,5 @@
                    SELECT id,
                  -    mail
                  +    email,
                  +    visits
                      FROM public.users
                     WHERE (state = 'paid'::public.status);
            - table public.log     its rows are lost; 1 column
            + table public.orders  3 columns, 2 constraints
              enum public.status
              + enum label 'lost'
            + view public.totals  1 column
              table public.users
              - column avatar_url  its values are lost
              > column mail        is now email
              + column last_login  timestamp with time zone not null default now()
              ~ column state       comment: none -> State of the | order.
              ~ column visits      type: bigint -> integer; default: none -> 0; not every value fits
              + index users_email  btree (email) WHERE (email IS NOT NULL)
            note: V1 is built without repeatable migrations, so their objects count as added
            5 added, 2 removed, 3 changed, 1 renamed; 3 lose data
            """);
  }

  @Test
  void theWayBackLosesOtherThings() {
    assertThat(shop.text("V2", "V1"))
        .isEqualTo(
            """
            from V2 (3 migrations) to V1 (1 migration, without 1 repeatable one), PostgreSQL N
            ~ view public.active
                columns:
                  @@ -1,3 +1,2 @@
                   id bigint
                  -email text
                  -visits integer
                  +mail text
                definition:
                  @@ -1,5 +1,4 @@
                    SELECT id,
                  -    email,
                  -    visits
                  +    mail
                      FROM public.users
                     WHERE (state = 'paid'::public.status);
            + table public.log     1 column
            - table public.orders  its rows are lost; 3 columns, 2 constraints
              enum public.status
              - enum label 'lost'  rows cannot keep it
            - view public.totals  1 column
              table public.users
              + column avatar_url  text
              - column last_login  its values are lost
              > column email       is now mail
              ~ column state       comment: State of the | order. -> none
              ~ column visits      type: integer -> bigint; default: 0 -> none
              - index users_email
            note: V1 is built without repeatable migrations, so their objects count as removed
            2 added, 5 removed, 3 changed, 1 renamed; 3 lose data
            """);
  }

  @Test
  void markdownIsForPullRequests() {
    assertThat(shop.diff(DiffFormat.MARKDOWN, "V1", "V2"))
        .isEqualTo(
            """
            ### Schema changes

            From `V1` (1 migration, without 1 repeatable one) to `V2` (3 migrations), PostgreSQL N: **5 added, 2 removed, 3 changed, 1 renamed; 3 lose data**.

            | | object | |
            |---|---|---|
            | changed | `view public.active` | columns: see below<br>definition: see below |
            | removed | `table public.log` | 1 column<br>**its rows are lost** |
            | added | `table public.orders` | 3 columns, 2 constraints |
            | added | `enum label 'lost' of public.status` |  |
            | added | `view public.totals` | 1 column |
            | removed | `column public.users.avatar_url` | **its values are lost** |
            | renamed | `column public.users.mail` | is now `column public.users.email` |
            | added | `column public.users.last_login` | `timestamp with time zone not null default now()` |
            | changed | `column public.users.state` | comment: `none` → `State of the \\| order.` |
            | changed | `column public.users.visits` | type: `bigint` → `integer`<br>default: `none` → `0`<br>**not every value fits** |
            | added | `index users_email of public.users` | `btree (email) WHERE (email IS NOT NULL)` |

            <details><summary>view public.active: columns</summary>

            ````diff
            @@ -1,2 +1,3 @@
             id bigint
            -mail text
            +email text
            +visits integer
            ````

            </details>

            <details><summary>view public.active: definition</summary>

            ````diff
            @@ -1,4 +1,5 @@
              SELECT id,
            -    mail
            +    email,
            +    visits
                FROM public.users
               WHERE (state = 'paid'::public.status);
            ````

            </details>

            - V1 is built without repeatable migrations, so their objects count as added
            """);
  }

  @Test
  void jsonIsForPrograms() throws IOException {
    shop.file("one/V1__a.sql", "create table a (i int, gone text);")
        .file("two/V1__a.sql", "create table a (i bigint); create table b (i int);");
    assertThat(shop.diff(DiffFormat.JSON, "folder:one", "folder:two"))
        .isEqualTo(
            """
            {
              "outcome" : "differs",
              "from" : {
                "state" : "folder:one",
                "migrations" : 1,
                "repeatablesLeftOut" : 0
              },
              "to" : {
                "state" : "folder:two",
                "migrations" : 1,
                "repeatablesLeftOut" : 0
              },
              "postgres" : "N",
              "changes" : [
                {
                  "change" : "removed",
                  "kind" : "column",
                  "name" : "public.a.gone",
                  "object" : "column public.a.gone",
                  "attributes" : {
                    "type" : "text"
                  },
                  "loses" : "values",
                  "losesWords" : "its values are lost",
                  "inside" : [ ]
                },
                {
                  "change" : "changed",
                  "kind" : "column",
                  "name" : "public.a.i",
                  "object" : "column public.a.i",
                  "attributes" : {
                    "type" : "bigint"
                  },
                  "differences" : [
                    {
                      "attribute" : "type",
                      "before" : "integer",
                      "after" : "bigint"
                    }
                  ],
                  "loses" : "",
                  "losesWords" : "",
                  "inside" : [ ]
                },
                {
                  "change" : "added",
                  "kind" : "table",
                  "name" : "public.b",
                  "object" : "table public.b",
                  "attributes" : { },
                  "loses" : "",
                  "losesWords" : "",
                  "inside" : [
                    {
                      "change" : "added",
                      "kind" : "column",
                      "name" : "public.b.i",
                      "object" : "column public.b.i",
                      "attributes" : {
                        "type" : "integer"
                      }
                    }
                  ]
                }
              ],
              "elsewhere" : { },
              "notModelled" : { },
              "notes" : [ ]
            }
            """);
  }

  @Test
  void columnsInAnotherOrderAreNoDifference() throws IOException {
    shop.file("one/V1__a.sql", "create table a (i int, t text);")
        .file("two/V1__a.sql", "create table a (t text); alter table a add i int;");
    assertThat(shop.text("folder:one", "folder:two"))
        .isEqualTo(
            """
            from folder:one (1 migration) to folder:two (1 migration), PostgreSQL N
            no difference
            """);
    assertThat(shop.diff(DiffFormat.MARKDOWN, "folder:one", "folder:two"))
        .isEqualTo(
            """
            ### Schema changes

            From `folder:one` (1 migration) to `folder:two` (1 migration), PostgreSQL N: no difference.
            """);
  }

  @Test
  void labelsInAnotherOrderAreADifferenceOfTheEnum() throws IOException {
    shop.file("one/V1__e.sql", "create type e as enum ('a', 'b'); create type f as enum ('a');")
        .file(
            "two/V1__e.sql", "create type e as enum ('b', 'a', 'c'); create type f as enum ('b');");
    assertThat(shop.text("folder:one", "folder:two"))
        .isEqualTo(
            """
            from folder:one (1 migration) to folder:two (1 migration), PostgreSQL N
            ~ enum public.e  labels: 'a', 'b' -> 'b', 'a', 'c'
              + enum label 'c'
              enum public.f
              - enum label 'a'  rows cannot keep it
              + enum label 'b'
            2 added, 1 removed, 1 changed; 1 loses data
            """);
  }

  @Test
  void whatCannotBeComparedIsCounted() throws IOException {
    shop.file("one/V1__a.sql", "select 1;").file("two/V1__a.sql", "select lo_create(4711);");
    assertThat(shop.text("folder:one", "folder:two"))
        .isEqualTo(
            """
            from folder:one (1 migration) to folder:two (1 migration), PostgreSQL N
            note: there, but not compared: large object (1)
            no difference
            """);
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
        () -> shop.text("V1", "db:staging"),
        """
        error[state]: db:staging is a named database, and Headwater knows none yet
          fix: take a state of the migrations: here, V12, branch:origin/main or folder:PATH""");
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
