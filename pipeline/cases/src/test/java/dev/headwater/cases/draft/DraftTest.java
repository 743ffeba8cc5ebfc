package dev.headwater.cases.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.cases.diff.DiffProject;
import dev.headwater.cases.server.ServerForTest;
import dev.headwater.cases.support.InstalledPostgres;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.script.SchemaScript.Indexes;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.draft.Draft;
import dev.headwater.command.draft.DraftOutcome;
import dev.headwater.command.draft.DraftOutcome.Drafted;
import dev.headwater.command.draft.DraftOutcome.NothingDiffers;
import dev.headwater.command.draft.DraftRequest;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.Renames;
import dev.headwater.proof.State.Desired;
import dev.headwater.report.DraftReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations that lead to SQL files. */
final class DraftTest {

  private static final String SHOP =
      """
      create table users (
        id bigint generated always as identity primary key,
        mail text,
        state text not null default 'new' check (state in ('new', 'paid'))
      );
      create table orders (
        id int primary key,
        users_id bigint not null references users
      );
      """;

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
    for (String file : List.of("V1__users.sql", "V2__more.sql", "R__totals.sql")) {
      Files.delete(folder.resolve("db").resolve(file));
    }
    shop.file("db/V007__shop.sql", SHOP);
  }

  @Test
  void aMigrationAndItsWayBackAreWrittenAndProven() throws IOException {
    assertThat(
            said(
                draft(
                    SHOP.replace("mail text,", "last_login timestamptz not null default now(),")
                        + "create index users_last_login on users (last_login);")))
        .containsExactly(
            "wrote db/V008__more.sql",
            "wrote db/U008__more.sql",
            "proven: Flyway applied it to a database with rows in 2 tables; the schema is now"
                + " desired.sql, and every row is as it was but for the losses below",
            "proven: the undo migration brings the old schema back",
            "loses data: column public.users.mail: its values are lost");
    assertThat(text("V008__more.sql"))
        .isEqualTo(
            """
            -- loses data: column public.users.mail, its values are lost
            alter table public.users drop column mail;

            alter table public.users add column last_login timestamp with time zone not null default now();

            CREATE INDEX users_last_login ON public.users USING btree (last_login);
            """);
    assertThat(text("U008__more.sql"))
        .isEqualTo(
            """
            drop index public.users_last_login;

            -- loses data: column public.users.last_login, its values are lost
            alter table public.users drop column last_login;

            alter table public.users add column mail text;
            """);
  }

  @Test
  void nothingIsWrittenWhereNothingDiffers() throws IOException {
    DraftOutcome same = draft(SHOP);
    assertThat(new DraftReport(folder).nothing((NothingDiffers) same))
        .isEqualTo("nothing differs from desired.sql, so no migration is written");
    assertThat(files()).containsExactly("V007__shop.sql");
  }

  @Test
  void theUserDecidesWhatIsARename() throws IOException {
    String desired = SHOP.replace("mail text", "email text");
    assertThat(said(draft(desired)))
        .contains(
            "column public.users.mail is gone and column public.users.email is like it; if it only"
                + " has another name, delete this draft and run again with"
                + " -Dheadwater.renames=users.mail:email\n"
                + "  that makes  alter table public.users rename column mail to email\n"
                + "  instead of  alter table public.users drop column mail\n"
                + "              alter table public.users add column email text");
    Files.delete(folder.resolve("db/V008__more.sql"));
    Files.delete(folder.resolve("db/U008__more.sql"));
    assertThat(said(draft(desired, Indexes.PLAIN, "users.mail:email")))
        .containsExactly(
            "wrote db/V008__more.sql",
            "wrote db/U008__more.sql",
            "proven: Flyway applied it to a database with rows in 2 tables; the schema is now"
                + " desired.sql, and every row is as it was",
            "proven: the undo migration brings the old schema back");
    assertThat(text("V008__more.sql"))
        .isEqualTo("alter table public.users rename column mail to email;\n");
    assertThat(text("U008__more.sql"))
        .isEqualTo("alter table public.users rename column email to mail;\n");
  }

  @Test
  void aDraftThatFailsOnRowsIsNotForFlyway() throws IOException {
    DraftOutcome draft = draft(SHOP.replace("mail text", "mail text, phone text not null"));
    assertThat(problem(draft))
        .isEqualTo(
            """
            error[draft]: the draft is not proven, so Flyway does not apply it: its name ends in .draft
              why: it fails where tables have rows: column "phone" of relation "users" contains null values (23502)
              fix: correct the file, and take .draft off its name""");
    assertThat(files())
        .containsExactly("U008__more.sql.draft", "V007__shop.sql", "V008__more.sql.draft");
  }

  @Test
  void madeUpRowsThatDoNotFitAreNoFault() throws IOException {
    assertThat(said(draft(SHOP.replace("mail text", "mail text check (mail like '%#%')"))))
        .contains(
            "tried without a row in these tables, because no made-up row fits:\n"
                + "  public.orders: it must refer to public.users, which has no rows\n"
                + "  public.users: check constraint \"users_mail_check\" of relation \"users\" is"
                + " violated by some row");
  }

  @Test
  void whatARepeatableMigrationMakesIsChangedThere() throws IOException {
    shop.file("db/R__names.sql", "create or replace view names as select mail from users;");
    String desired = SHOP + "create view names as select mail, id from users;";
    assertThat(problem(draft(desired)))
        .isEqualTo(
            """
            error[draft]: the draft is not proven, so Flyway does not apply it: its name ends in .draft
              why: in a new database it fails: cannot drop columns from view (42P16)
              fix: correct the file, and take .draft off its name""");
  }

  @Test
  void aNewLabelComesBeforeItsUse() throws IOException {
    shop.file("db/V008__mood.sql", "create type mood as enum ('sad'); create table m (mood mood);");
    assertThat(
            said(
                draft(
                    SHOP
                        + "create type mood as enum ('sad', 'glad');"
                        + " create table m (mood mood default 'glad');")))
        .startsWith(
            "wrote db/V009__more.sql",
            "wrote db/V010__more_2.sql",
            "wrote db/U010__more_2.sql",
            "wrote db/U009__more.sql");
    assertThat(text("V009__more.sql"))
        .isEqualTo("alter type public.mood add value 'glad' after 'sad';\n");
    assertThat(text("V010__more_2.sql"))
        .isEqualTo("alter table public.m alter column mood set default 'glad'::public.mood;\n");
    assertThat(text("U009__more.sql")).isEqualTo("-- nothing is left to undo\n");
  }

  @Test
  void aDumpIsAcceptedAndIndexesOfTablesThatExistCanBeMadeConcurrently() throws IOException {
    assertThat(
            said(
                draft(
                    """
                    \\restrict abc
                    SELECT pg_catalog.set_config('search_path', '', false);
                    """
                        + SHOP.replace("table ", "table public.")
                            .replace("references ", "references public.")
                            .replace("mail text", "mail text, phone text")
                        + """
                        create index mails on public.users (mail);
                        create table public.more (id int);
                        create index more_id on public.more (id);
                        create function public.f() returns text language sql as $$ select '${name}' $$;
                        \\unrestrict abc
                        """,
                    Indexes.CONCURRENT)))
        .startsWith(
            "wrote db/V008__more.sql", "wrote db/V008__more.sql.conf", "wrote db/V009__more_2.sql");
    assertThat(text("V008__more.sql"))
        .contains("CREATE INDEX more_id ON public.more USING btree (id);");
    // Flyway must not look for placeholders in the body.
    assertThat(text("V008__more.sql.conf")).isEqualTo("placeholderReplacement=false\n");
    assertThat(text("V009__more_2.sql"))
        .isEqualTo("CREATE INDEX concurrently mails ON public.users USING btree (mail);\n");
  }

  @Test
  @Tag("thorough")
  void pgDumpIsASecondWitness() throws IOException {
    InstalledPostgres.required();
    GenerateRequest local =
        GenerateRequest.in(folder)
            .locations(List.of("db"))
            .provider(Kind.LOCAL)
            .postgresVersion(InstalledPostgres.MAJOR)
            .snapshotMegabytes(0)
            .build();
    shop.file("desired.sql", SHOP.replace("mail text", "mail text check (length(mail) < 99)"));
    assertThat(said(run(local, folder.resolve("desired.sql"), Indexes.PLAIN)))
        .anyMatch(line -> line.matches("proven: pg_dump 15\\S* sees the same schema"));
  }

  @Test
  @Tag("thorough")
  void filesMayLieInAFolder() throws IOException {
    // Whatever the order of their names is.
    shop.file("desired/1.sql", "create view totals as select count(*) from public.orders;")
        .file("desired/sub/2.sql", SHOP);
    assertThat(said(run(folder.resolve("desired"), Indexes.PLAIN)))
        .startsWith("wrote db/V008__more.sql");
    assertThat(text("V008__more.sql")).startsWith("create view public.totals");
  }

  @Test
  void mistakesAreSaid() throws IOException {
    assertThat(failure(() -> draft("create tabel x (i int);")))
        .isEqualTo(
            """
            desired.sql:1:8: error[42601]: syntax error at or near "tabel"
                1 | create tabel x (i int);
                  |        ^
              state: desired.sql""");
    assertThat(failure(() -> run(folder.resolve("nowhere"), Indexes.PLAIN)))
        .isEqualTo(
            """
            error[desired]: cannot read the desired schema nowhere
              why: there is no such file or folder
              fix: name an SQL file, or a folder with SQL files: -Dheadwater.desired=desired/schema.sql""");
    Catalog nothing = new Catalog(180000, List.of(), Map.of());
    assertThat(failure(() -> Renames.of(List.of("users.male:email"), nothing)))
        .isEqualTo(
            """
            error[renames]: <renames> names no rename: "users.male:email"
              why: the migrations make no table, column or other object users.male
              fix: name each object and its new name: -Dheadwater.renames=users.mail:email""");
    assertThat(failure(() -> draft(SHOP, Indexes.PLAIN, "users.mail:select")))
        .isEqualTo(
            """
            error[42601]: syntax error at or near "select"
              statement: alter table public.users rename column mail to select
              fix: correct -Dheadwater.renames""");
    assertThat(failure(() -> DraftRequest.name(Optional.of("add/x"))))
        .isEqualTo(
            """
            error[draft-name]: "add/x" is no name for a migration
              fix: take letters, digits and underscores: -Dheadwater.name=add_last_login""");
    assertThat(failure(() -> DraftRequest.name(Optional.empty())))
        .isEqualTo(
            """
            error[draft-name]: the draft has no name
              fix: mvn headwater:draft -Dheadwater.name=add_last_login""");
  }

  private DraftOutcome draft(String desired, String... renames) throws IOException {
    return draft(desired, Indexes.PLAIN, renames);
  }

  private DraftOutcome draft(String desired, Indexes indexes, String... renames)
      throws IOException {
    shop.file("desired.sql", desired);
    return run(folder.resolve("desired.sql"), indexes, renames);
  }

  private DraftOutcome run(Path desired, Indexes indexes, String... renames) {
    return run(shop.request(), desired, indexes, renames);
  }

  private DraftOutcome run(
      GenerateRequest request, Path desired, Indexes indexes, String... renames) {
    Desired state = new Desired(desired.toAbsolutePath(), folder.relativize(desired).toString());
    return new Draft(new TestArtifacts())
        .run(
            new DraftRequest(
                request, "more", Optional.of(state), List.of(renames), List.of(), indexes),
            Optional.empty(),
            GenerateListener.SILENT);
  }

  private List<String> said(DraftOutcome outcome) throws IOException {
    DraftReport report = new DraftReport(folder.toRealPath());
    List<String> lines = new ArrayList<>(report.lines((Drafted) outcome));
    lines.addAll(report.warnings((Drafted) outcome));
    assertThat(report.problem((Drafted) outcome)).isEmpty();
    return lines;
  }

  private String problem(DraftOutcome outcome) {
    return new DraftReport(folder).problem((Drafted) outcome).map(Problem::render).orElse("");
  }

  private interface Failing {
    Object run() throws IOException;
  }

  private static String failure(Failing work) {
    List<String> rendered = new ArrayList<>();
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> e.problems().forEach(problem -> rendered.add(problem.render())));
    return String.join("\n", rendered);
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve("db").resolve(name));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("db"))) {
      return all.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
