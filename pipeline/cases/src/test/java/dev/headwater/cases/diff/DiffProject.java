package dev.headwater.cases.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.diff.Diff;
import dev.headwater.command.diff.DiffRequest;
import dev.headwater.command.diff.DiffRequest.Words;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseChoice.ServerAddress;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.report.DiffFormat;
import dev.headwater.report.DiffReport;
import dev.headwater.tool.Documents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A project with migrations in {@code db}, whose states are built in one server. */
public record DiffProject(Path folder, ServerAddress server) {

  private static final TestArtifacts ARTIFACTS = new TestArtifacts();

  /** With two versions and a repeatable migration. */
  public static DiffProject shop(Path folder, ThrowawayDatabase server) throws IOException {
    return new DiffProject(folder, new ServerAddress(server.url(), "builder", "b", false))
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

  public DiffProject file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** The report, with the version of the server left out. */
  String diff(DiffFormat format, String from, String to, String... ignore) {
    return report(format, new Words(Optional.of(from), Optional.of(to), Optional.empty()), ignore);
  }

  String text(String from, String to, String... ignore) {
    return diff(DiffFormat.TEXT, from, to, ignore);
  }

  /** Nothing is said but the base branch. */
  String against(String base) {
    return report(
        DiffFormat.TEXT, new Words(Optional.empty(), Optional.empty(), Optional.of(base)));
  }

  String report(DiffFormat format, Words words, String... ignore) {
    DiffRequest request = DiffRequest.of(request(), words, List.of(ignore));
    return new DiffReport(
            new Diff(ARTIFACTS, DiffProject::noDatabase).run(request, GenerateListener.SILENT),
            new Documents(ARTIFACTS))
        .render(format)
        .replaceAll("PostgreSQL [\\d.]+", "PostgreSQL N")
        .replaceAll("(\"postgres\" : )\"[\\d.]+\"", "$1\"N\"");
  }

  private static RealDatabase noDatabase(String name) {
    throw new IllegalStateException(name);
  }

  public GenerateRequest request() {
    GenerateRequest.Builder request =
        GenerateRequest.in(folder)
            .locations(List.of("db"))
            .provider(Kind.SERVER)
            .server(server)
            .snapshotMegabytes(0);
    String cache = System.getProperty("headwater.cache", "");
    return (cache.isEmpty() ? request : request.cacheDirectory(Path.of(cache))).build();
  }

  public DiffProject git(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=Ann", "-c", "user.email=ann@example.com"));
    command.addAll(List.of(arguments));
    Process git =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor()).as(command + "\n" + output).isZero();
    return this;
  }

  DiffProject commit() throws IOException, InterruptedException {
    return git("add", "-A").git("commit", "-q", "-m", "more");
  }
}
