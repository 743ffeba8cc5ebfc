package dev.headwater.cases.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.cases.diff.DiffProject;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.site.Documented;
import dev.headwater.command.site.SiteOutcome;
import dev.headwater.command.site.SiteRequest;
import dev.headwater.command.site.SiteRequest.Place;
import dev.headwater.command.site.SiteWords;
import dev.headwater.command.site.TableGroup;
import dev.headwater.database.DatabaseChoice.ServerAddress;
import dev.headwater.problem.ProblemException;
import dev.headwater.tool.Documents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages for all that a schema has. */
final class SiteTest {

  private static final String SHOP =
      """
      create type status as enum ('new', 'paid');
      create domain mail as text check (value like '%@%');
      create table users (
        id bigint generated always as identity primary key,
        email mail not null unique,
        boss bigint references users
      );
      comment on table users is 'Who *may* sign in.';
      create table orders (
        id int primary key,
        users_id bigint not null references users on delete cascade,
        state status not null default 'new'
      );
      create view open_orders as select o.id, u.email from orders o join users u on u.id = users_id;
      create function total(orders) returns int language sql as 'select 1';
      create function total(users) returns int language sql as 'select 2';
      create sequence numbers;
      create table days (day date) partition by range (day);
      create table days_2026 partition of days for values from ('2026-01-01') to ('2027-01-01');
      alter table users enable row level security;
      create policy own on users for select using (id = 1);
      """;

  private static final Documents DOCUMENTS = new Documents(new TestArtifacts());

  @TempDir private Path folder;

  @Test
  void pagesShowTheSchemaAndItsHistory() throws Exception {
    SiteProject shop =
        new SiteProject(folder.toRealPath())
            .migration("V1__shop.sql", SHOP)
            .migration(
                "V2__names.sql",
                """
                alter table orders rename users_id to user_id;
                alter table orders add note text;
                comment on column users.email is 'Checked.';
                """)
            .migration("R__totals.sql", "create or replace view totals as select 1 as one;");
    SiteOutcome outcome = shop.make();

    assertThat(outcome.tables()).isEqualTo(5);
    shop.hasNoBrokenLinks();
    assertThat(shop.page("tables/public.users.html"))
        .contains(
            "Who <em>may</em> sign in.",
            "comment on column email added",
            "href=\"../types/public.mail.html\"",
            "href=\"../tables/public.orders.html\"",
            "ON DELETE CASCADE",
            "for select to public",
            "title=\"changed V2__names.sql\"",
            "<svg ");
    assertThat(shop.page("tables/public.orders.html"))
        .contains(
            "title=\"since V2__names.sql\"",
            "title=\"renamed V2__names.sql\"",
            "<span dir=\"auto\">column note added, column user_id renamed,");
    assertThat(shop.page("routines/public.total.html"))
        .contains("total(public.orders)", "total(public.users)");
    assertThat(shop.page("tables/public.days.html"))
        .contains("days_2026", "FROM (&#39;2026-01-01&#39;) TO (&#39;2027-01-01&#39;)");
    assertThat(shop.page("schemas/public.html")).contains("sequence", "numbers");
    assertThat(shop.page("migrations/V2__names.html"))
        .contains("is now user_id", "alter table orders rename users_id to user_id;");
    assertThat(shop.page("index.html")).contains("1 partition of public.days");
    assertThat(shop.page("assets/objects.js")).contains("\"column\",\"public.users\",\"email\"");

    SortedMap<String, String> before = shop.files();
    assertThat(shop.make().files().written()).isZero();
    assertThat(shop.files()).isEqualTo(before);
  }

  @Test
  void namesAndCommentsAreShownAndNotExecuted() throws Exception {
    String nasty = "<script>alert('x')</script> &amp; \"\" ../%2e 🚀 \u202e abc";
    SiteProject shop =
        new SiteProject(folder.toRealPath())
            .migration(
                "V1__nasty.sql",
                """
                create schema "%1$s";
                create table "%1$s"."%1$s" ("%1$s" text primary key, "Users" int, users int);
                create table "%1$s"."Users" ("%1$s" text references "%1$s"."%1$s");
                create table "%1$s".users ();
                create type "%1$s"."E" as enum ('</script><img src=x onerror=alert(1)>');
                create function "%1$s"."%1$s"() returns "%1$s"."E" language sql
                  as $$ select null::"%1$s"."E" -- </pre><script>alert(1)</script> $$;
                comment on table "%1$s"."%1$s" is '<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=y>';
                comment on column "%1$s"."%1$s"."%1$s" is $$'"><svg onload=alert(1)>$$;
                """
                    .formatted(nasty))
            .migration(
                "V2__long.sql",
                """
                do $$ begin
                  execute format('comment on table %%I."Users" is %%L', '%s', repeat('<b> ', 250000));
                end $$;
                """
                    .formatted(nasty.replace("'", "''").replace("\"\"", "\"")));
    shop.make();
    shop.hasNoBrokenLinks();
    shop.files()
        .forEach(
            (path, text) -> {
              if (path.endsWith(".html")) {
                assertThat(
                        text.replaceAll(
                            "<script src=\"[./]*assets/\\w+\\.js\"( defer)?></script>", ""))
                    .as(path)
                    .doesNotContain("<script", "<img", "onload=alert(1)>", "href=\"javascript");
              }
            });
    assertThat(shop.page("assets/objects.js")).doesNotContain("<");
    assertThat(shop.page("index.html")).hasSizeLessThan(20_000);
  }

  @Test
  void requiredCommentsThatAreMissingAreAnError() throws Exception {
    SiteProject shop =
        new SiteProject(folder.toRealPath())
            .migration(
                "V1__a.sql",
                "create table a (i int, j int); comment on column a.i is 'One.';"
                    + " create view b as select 1 as one;");
    assertThatThrownBy(() -> shop.make(Documented.TABLES, Documented.COLUMNS))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[undocumented]: 2 objects have no comment
              object: table public.a
              object: column public.a.j
              fix: say in a migration what it is for: comment on table public.a is '…'; or require less: -Dheadwater.site.require""");
    assertThat(shop.page("undocumented.html"))
        .contains("public.a.j", "public.b")
        .doesNotContain("public.a.i");
  }

  @Test
  void wantedGroupsAreOnTheFirstPage() throws Exception {
    SiteProject shop = new SiteProject(folder.toRealPath()).migration("V1__shop.sql", SHOP);
    shop.groups().add(TableGroup.parse("people: users public.ord*"));
    shop.make();
    assertThat(shop.page("index.html"))
        .contains("<h2><bdi>people</bdi></h2>", "Diagram of people", "orders_users_id_fkey");
    assertThat(shop.page("schemas/public.html")).doesNotContain("<svg");
    shop.groups().add(TableGroup.parse("none: nothing_*"));
    assertThatThrownBy(() -> shop.make())
        .hasMessageStartingWith("error[group]: <group> matches nothing: \"nothing_*\"");
  }

  @Test
  void unknownWordsAndFoldersAreErrors() {
    assertThatThrownBy(() -> wanting(List.of("views", "x"), List.of(), List.of()))
        .hasMessage(
            """
            error[require]: <require> names nothing that has comments: "x"
              allowed: tables, views, columns, types, routines""");
    assertThatThrownBy(() -> wanting(List.of(), List.of("users"), List.of()))
        .hasMessage(
            """
            error[group]: <group> is no group of tables: "users"
              fix: write a name and patterns: people: users team_*""");
    assertThatThrownBy(() -> wanting(List.of(), List.of(), List.of(folder.resolve("none"))))
        .hasMessage(
            """
            error[no-classes]: <classes> names a folder that is not there
              folder: none
              fix: compile the module that uses the classes first""");
  }

  private SiteRequest wanting(List<String> required, List<String> groups, List<Path> classes) {
    return SiteRequest.of(
        GenerateRequest.in(folder).build(),
        new Place("Shop", folder.resolve("site")),
        new SiteWords(required, groups, classes, false));
  }

  @Test
  void migrationsNameTheirCommits() throws Exception {
    SiteProject shop = new SiteProject(folder.toRealPath());
    DiffProject git = new DiffProject(shop.folder(), ServerAddress.NONE);
    shop.migration("V1__a.sql", "create table a (i int);");
    git.git("init", "-q").git("add", "-A").git("commit", "-q", "-m", "The <first> table");
    shop.migration("V1__a.sql", "create table a (i bigint);").migration("V2__b.sql", "select 1;");
    git.git("add", "db/V1__a.sql").git("commit", "-q", "-m", "Another type");
    shop.make();
    assertThat(shop.page("migrations/V1__a.html"))
        .containsPattern(
            "came in commit <code><bdi>[0-9a-f]{7,}, [-0-9]{10}: The &lt;first&gt; table");
    assertThat(shop.page("migrations/V2__b.html")).doesNotContain("came in commit");
  }

  @Test
  void programsReadTheSchemaAsJson() throws Exception {
    SiteProject shop =
        new SiteProject(folder.toRealPath())
            .migration("V1__shop.sql", SHOP)
            .migration("V2__check.sql", "alter table orders add constraint c check (id > 0);");
    shop.make();
    Map<String, Object> own = DOCUMENTS.readJson(shop.page("schema.json"));
    assertThat(own.get("migrations")).isEqualTo(List.of("V1__shop.sql", "V2__check.sql"));
    assertThat(shop.page("schema.json"))
        .contains("\"foreignKeys\"", "\"since\" : \"V1__shop.sql\"")
        .doesNotContain("oid");
    Map<String, Object> tbls = DOCUMENTS.readJson(shop.page("tbls.json"));
    assertThat((List<?>) tbls.get("relations"))
        .hasSize(2)
        .first()
        .isEqualTo(
            Map.of(
                "table", "public.orders",
                "columns", List.of("users_id"),
                "cardinality", "zero_or_more",
                "parent_table", "public.users",
                "parent_columns", List.of("id"),
                "parent_cardinality", "exactly_one",
                "def", "FOREIGN KEY (users_id) REFERENCES public.users(id) ON DELETE CASCADE"));
    assertThat(tbls.get("enums"))
        .isEqualTo(List.of(Map.of("name", "public.status", "values", List.of("new", "paid"))));
    // The schema that tbls publishes for this form requires columns, also of a check.
    assertThat(shop.page("tbls.json").replaceAll("\\s+", " "))
        .contains(
            "\"name\" : \"c\", \"type\" : \"CHECK\", \"def\" : \"CHECK ((id > 0))\", \"table\" :"
                + " \"public.orders\", \"columns\" : [ \"id\" ]");
  }

  @Test
  void filesOfOthersStay() throws Exception {
    SiteProject shop =
        new SiteProject(folder.toRealPath()).migration("V1__a.sql", "create table a (i int);");
    Files.createDirectories(shop.site());
    Files.writeString(shop.site().resolve("mine.html"), "mine");
    assertThatThrownBy(() -> shop.make())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("the output folder holds a file that Headwater did not write")
        .hasMessageContaining("fix: move them away");
  }
}
