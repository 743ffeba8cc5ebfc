package dev.headwater.cases.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.cases.support.LoadedSchema;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateOutcome;
import dev.headwater.codegen.GenerateOutcome.Classes;
import dev.headwater.codegen.GenerateOutcome.Generated;
import dev.headwater.codegen.GenerateOutcome.Restored;
import dev.headwater.codegen.GenerateOutcome.SameSchema;
import dev.headwater.codegen.GenerateOutcome.UpToDate;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.Generate;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DriverDataSource;
import dev.headwater.database.OpenDatabase;
import dev.headwater.io.Trees;
import dev.headwater.problem.ProblemException;
import dev.headwater.report.GenerateReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder with the schema as SQL is an output like the classes. */
final class SchemaFolderTest {

  private static final TestArtifacts ARTIFACTS = new TestArtifacts();
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir private Path project;

  private final List<String> heard = new ArrayList<>();

  private final GenerateListener listener =
      new GenerateListener() {
        @Override
        public void outdated(List<String> reasons) {
          heard.addAll(reasons);
        }

        @Override
        public void warned(String text) {
          heard.add(text);
        }

        @Override
        public void wroteSchema(String folder, Classes files) {
          heard.add(GenerateReport.schema(folder, files));
        }
      };

  @BeforeEach
  void writeMigration() throws IOException {
    file(
        "sql/V1__shop.sql",
        """
        create table author (id serial primary key, name text not null);
        alter table author enable row level security;
        create policy reads on author for select using (true);
        create table book (author_id int references author);
        comment on table book is 'has an author';
        """);
  }

  @Test
  void oneFileHasAllThatBelongsToATable() throws IOException {
    assertThat(run()).isInstanceOf(Generated.class);

    assertThat(heard)
        .containsExactly(
            "there are no classes yet",
            "schema in schema; files: 3 written, 0 unchanged, 0 removed");
    assertThat(project.resolve("schema/tables/public.author.sql"))
        .hasContent(
            """
            -- Written by Headwater from the migrations; the next build replaces an edited file.

            create sequence public.author_id_seq as integer;

            create table public.author (
                id integer not null default nextval('public.author_id_seq'::regclass),
                name text not null,
                constraint author_pkey PRIMARY KEY (id)
            );

            alter table public.author enable row level security;

            alter sequence public.author_id_seq owned by public.author.id;

            create policy reads on public.author for select
                using (true);
            """);
    assertThat(run()).isInstanceOf(UpToDate.class);
  }

  @Test
  void changedPolicyChangesItsFileAndNoClass() throws IOException {
    run();
    for (String name : files().keySet()) {
      Files.setLastModifiedTime(project.resolve("schema").resolve(name), LONG_AGO);
    }
    file("sql/V2__policy.sql", "alter policy reads on author using (id > 0);");
    heard.clear();

    assertThat(run()).isInstanceOf(SameSchema.class);

    assertThat(heard)
        .containsExactly(
            "migration V2__policy.sql is new",
            "schema in schema; files: 1 written, 2 unchanged, 0 removed");
    assertThat(text("tables/public.author.sql")).contains("using ((id > 0))");
    assertThat(Files.getLastModifiedTime(project.resolve("schema/tables/public.book.sql")))
        .isEqualTo(LONG_AGO);
    assertThat(run()).isInstanceOf(UpToDate.class);
  }

  @Test
  void fileOfADroppedTableGoesWithItsFolder() throws IOException {
    run();
    Files.writeString(project.resolve("schema/README.md"), "mine");
    file("sql/V2__none.sql", "drop table book, author;");

    run();

    assertThat(project.resolve("schema")).isDirectoryNotContaining("glob:**tables");
    assertThat(project.resolve("schema/README.md")).hasContent("mine");
  }

  @Test
  void editedAndMissingFilesAreWrittenAgainWithoutJooq() throws IOException {
    run();
    Map<String, String> before = files();
    file("schema/tables/public.author.sql", text("tables/public.author.sql") + "-- mine\n");
    Files.delete(project.resolve("schema/tables/public.book.sql"));
    heard.clear();

    assertThat(run()).isInstanceOf(SameSchema.class);

    assertThat(heard)
        .containsExactly(
            "schema file tables/public.book.sql is gone",
            "schema file tables/public.author.sql was edited",
            "schema in schema; files: 2 written, 1 unchanged, 0 removed");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void checkoutOnWindowsIsNoEdit() throws IOException {
    run();
    for (Map.Entry<String, String> file : files().entrySet()) {
      file("schema/" + file.getKey(), file.getValue().replace("\n", "\r\n"));
    }
    assertThat(run()).isInstanceOf(UpToDate.class);
  }

  @Test
  void sqlOfOthersIsRefused() throws IOException {
    file("schema/mine.sql", "select 1;\n");

    assertThatThrownBy(this::run)
        .isInstanceOf(ProblemException.class)
        .hasMessageEndingWith(
            """
            schema: error[foreign-files]: the schema folder holds an SQL file that Headwater did not write
              file: mine.sql
              fix: move them away, or choose another folder: <schemaFolder>""");
    assertThat(project.resolve("schema")).isDirectoryContaining("glob:**mine.sql");
  }

  @Test
  void folderThatIsNotItsOwnIsRefused() {
    assertThatThrownBy(
            request().outputDirectory(Path.of("java")).schemaFolder(Path.of("java/sql"))::build)
        .hasMessage(
            """
            error[schema-folder]: the schema folder lies in the output folder
              schema folder: java/sql
              output folder: java
              fix: choose a folder of its own: <schemaFolder>""");
    assertThatThrownBy(request().schemaFolder(Path.of("sql/objects"))::build)
        .hasMessage(
            """
            error[schema-folder]: the schema folder lies in a location of migrations
              schema folder: sql/objects
              location of migrations: sql
              fix: choose a folder of its own: <schemaFolder>""");
  }

  @Test
  void objectsThatCannotBeWrittenAreNamed() throws IOException {
    file(
        "sql/V2__type.sql",
        """
        create type code;
        create function code_in(cstring) returns code language internal immutable strict as 'textin';
        create function code_out(code) returns cstring language internal immutable strict as 'textout';
        create type code (input = code_in, output = code_out, like = text);
        """);

    run();

    assertThat(heard)
        .contains("the schema folder lacks what Headwater cannot write: base type public.code");
    assertThat(files()).containsKey("functions/public.code_in.sql");
  }

  @Test
  void cacheHasTheFolderToo() throws IOException {
    GenerateRequest cached = request().schemaFolder(Path.of("schema")).build();
    new Generate(ARTIFACTS).run(cached, listener);
    Map<String, String> before = files();
    Trees.delete(project.resolve("target/generated-sources"));
    Trees.delete(project.resolve("schema"));

    assertThat(new Generate(ARTIFACTS).run(cached, listener)).isInstanceOf(Restored.class);

    assertThat(files()).isEqualTo(before);
    assertThat(run()).isInstanceOf(UpToDate.class);
  }

  @Test
  void folderIsWrittenWhenItIsWantedForTheFirstTime() throws IOException {
    GenerateRequest without = request().classesMegabytes(0).build();
    new Generate(ARTIFACTS).run(without, listener);
    assertThat(project.resolve("schema")).doesNotExist();

    assertThat(run()).isInstanceOf(SameSchema.class);

    assertThat(files()).hasSize(3);
  }

  /** The folder is in git. */
  @Test
  void folderOfMoongraphMakesTheSameCatalogue() throws Exception {
    GenerateRequest request =
        cached(GenerateRequest.in(ROOT).provider(Kind.EMBEDDED))
            .locations(List.of("schema/migrations"))
            .schemaFolder(ROOT.resolve("schema/objects"))
            .build();
    try (OpenDatabase open = new Generate(ARTIFACTS).open(request, GenerateListener.SILENT)) {
      LoadedSchema.isSame(request, (DriverDataSource) open.database().dataSource());
    }
  }

  private void file(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String text(String name) throws IOException {
    return Files.readString(project.resolve("schema").resolve(name));
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(project.resolve("schema"))) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        files.put(
            project.resolve("schema").relativize(file).toString().replace('\\', '/'),
            Files.readString(file));
      }
    }
    return files;
  }

  private GenerateOutcome run() {
    return new Generate(ARTIFACTS)
        .run(request().classesMegabytes(0).schemaFolder(Path.of("schema")).build(), listener);
  }

  private GenerateRequest.Builder request() {
    return cached(GenerateRequest.in(project).provider(Kind.EMBEDDED).locations(List.of("sql")));
  }

  private static GenerateRequest.Builder cached(GenerateRequest.Builder request) {
    String cache = System.getProperty("headwater.cache", "");
    return cache.isEmpty() ? request : request.cacheDirectory(Path.of(cache));
  }
}
