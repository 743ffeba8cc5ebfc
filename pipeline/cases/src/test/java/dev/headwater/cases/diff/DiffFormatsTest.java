package dev.headwater.cases.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.server.ServerForTest;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.report.DiffFormat;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Differences as people and programs read them. */
final class DiffFormatsTest {

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
}
