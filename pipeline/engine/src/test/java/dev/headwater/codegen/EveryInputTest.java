package dev.headwater.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.codegen.ClassCaches.RemoteCache;
import dev.headwater.codegen.GenerateRequest.Builder;
import dev.headwater.codegen.output.Decision;
import dev.headwater.database.DatabaseChoice;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseChoice.ServerAddress;
import dev.headwater.database.DatabaseRequest;
import dev.headwater.database.DatabaseRequest.SnapshotChoice;
import dev.headwater.io.Folders;
import dev.headwater.script.ScriptSource;
import dev.headwater.spi.LeftOut;
import dev.headwater.tool.ToolVersions;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each input, changed alone, must cause a run, and the reason must name it. */
final class EveryInputTest {

  /** Components of a request that decide on nothing, or only on where and how fast. */
  private static final Set<String> MUST_NOT_MATTER =
      Set.of(
          "ScriptSource.root",
          "GenerateRequest.project",
          "CodegenChoice.generatorSource",
          // Beside classes, they have a fingerprint of their own: FactoriesTest.
          "CodegenChoice.factories",
          "Folders.output",
          "Folders.cache",
          "DatabaseRequest.timeout",
          "GenerateRequest.fork",
          "ClassCaches.megabytes",
          "SnapshotChoice.megabytes",
          "RemoteCache.url",
          "RemoteCache.username",
          "RemoteCache.password",
          "RemoteCache.readOnly",
          "RemoteCache.timeout",
          "ServerAddress.username",
          "ServerAddress.password",
          // Which server has which version is remembered: ExpectedPostgresTest.
          "ServerAddress.url");

  private static final List<Class<?>> RECORDS =
      List.of(
          GenerateRequest.class,
          ScriptSource.class,
          DatabaseRequest.class,
          Folders.class,
          SnapshotChoice.class,
          DatabaseChoice.class,
          CodegenChoice.class,
          ServerAddress.class,
          ClassCaches.class,
          RemoteCache.class,
          ToolVersions.class);

  @TempDir private Path temporary;

  /**
   * One change.
   *
   * @param input the component of a request, or the file
   * @param reason as the reader sees it
   */
  private record Change(
      String input, String reason, Consumer<Checkout> files, UnaryOperator<Builder> request) {

    static Change file(String input, String reason, Consumer<Checkout> files) {
      return new Change(input, reason, files, request -> request);
    }

    static Change request(String input, String reason, UnaryOperator<Builder> request) {
      return new Change(input, reason, checkout -> {}, request);
    }
  }

  private static List<Change> files() {
    return List.of(
        Change.file(
            "migration",
            "migration V1__author.sql changed",
            c -> c.file("sql/V1__author.sql", "create table author (id int);\n-- End\n")),
        Change.file(
            "white space",
            "migration V1__author.sql changed",
            c -> c.file("sql/V1__author.sql", "create table author (id int);\n\n-- end\n")),
        Change.file(
            "lone carriage return",
            "migration V1__author.sql changed",
            c -> c.file("sql/V1__author.sql", "create table author (id int);\r-- end\n")),
        Change.file(
            "new migration",
            "migration V4__new.sql is new",
            c -> c.file("sql/V4__new.sql", "select 1;")),
        Change.file(
            "new migration in a folder",
            "migration later/V4__new.sql is new",
            c -> c.file("sql/later/V4__new.sql", "select 1;")),
        Change.file(
            "deleted migration", "migration R__view.sql is gone", c -> c.delete("sql/R__view.sql")),
        Change.file(
            "renamed migration",
            "migration R__other.sql is new",
            c ->
                c.delete("sql/R__view.sql")
                    .file("sql/R__other.sql", "create view v as select 1;\n")),
        Change.file(
            "repeatable",
            "migration R__view.sql changed",
            c -> c.file("sql/R__view.sql", "create view v as select 2;\n")),
        Change.file(
            "callback",
            "migration afterMigrate.sql changed",
            c -> c.file("sql/afterMigrate.sql", "select 2;\n")),
        Change.file(
            "callback in its own location",
            "migration beforeMigrate.sql changed",
            c -> c.file("callbacks/beforeMigrate.sql", "select 2;\n")),
        Change.file(
            "configuration of a script",
            "migration V2__book.sql.conf changed",
            c -> c.file("sql/V2__book.sql.conf", "executeInTransaction=true\n")),
        Change.file("init script", "init script 1 changed", c -> c.file("init.sql", "select 2;")),
        Change.file(
            "backslash in an init script",
            "init script 1 changed",
            c -> c.file("init.sql", "select 'a/b';\n")),
        Change.file(
            "Java migration",
            "Java migrations changed",
            c ->
                c.jar(
                    "library.jar",
                    Map.of("db/java/V3__Java.class", "java2", "com/example/Other.class", "x"))),
        Change.file(
            "class that a Java migration uses",
            "Java migrations changed",
            c ->
                c.jar(
                    "library.jar",
                    Map.of("db/java/V3__Java.class", "java", "com/example/Other.class", "y"))),
        Change.file(
            "strategy in a folder",
            "dependencies of the plugin changed",
            c -> c.file("generators/com/example/OurStrategy.class", "strategy2")),
        Change.file(
            "converter in a jar",
            "dependencies of the plugin changed",
            c -> c.jar("converters.jar", Map.of("com/example/OurConverter.class", "other"))),
        Change.file(
            "Headwater's own bridge",
            "Headwater's version changed",
            c -> c.jar("bridge.jar", Map.of("Bridge.class", "bridge2"))),
        Change.file(
            "edited output",
            "Author.java was edited",
            c -> c.file("java/Author.java", "class Author {\n\n}\n")),
        Change.file("deleted output", "Book.java is gone", c -> c.delete("java/Book.java")),
        Change.file(
            "added output", "Mine.java was added", c -> c.file("java/Mine.java", "class Mine {}")),
        Change.file(
            "added output in a folder",
            "my/Mine.java was added",
            c -> c.file("java/my/Mine.java", "class Mine {}")),
        Change.file(
            "manifest",
            "it is not known what the classes were made from",
            c -> c.delete("java/.headwater-manifest").delete("java/Author.java")),
        Change.file(
            "a line of the manifest, and its file",
            "it is not known what the classes were made from",
            EveryInputTest::forgetBook));
  }

  private static List<Change> requests() {
    return List.of(
        Change.request(
            "ScriptSource.locations",
            "migration V1__author.sql is gone",
            r -> r.locations(List.of("classpath:db/java"))),
        Change.request(
            "ScriptSource.classPath",
            "Java migrations changed",
            r -> r.locations(List.of("sql")).classPath(List.of())),
        Change.request(
            "ScriptSource.flyway",
            "Flyway settings and placeholders changed",
            r -> r.flyway(Map.of("flyway.mixed", "false"))),
        Change.request(
            "a placeholder",
            "Flyway settings and placeholders changed",
            r -> r.flyway(Map.of("flyway.placeholders.reader", "writer"))),
        Change.request(
            "a new placeholder",
            "Flyway settings and placeholders changed",
            r -> r.flyway(Map.of("flyway.placeholders.r", "w"))),
        Change.request(
            "target",
            "Flyway settings and placeholders changed",
            r -> r.flyway(Map.of("flyway.target", "1"))),
        Change.request(
            "the history table",
            "Flyway settings and placeholders changed",
            r -> r.flyway(Map.of("flyway.table", "history"))),
        Change.request(
            "CodegenChoice.schemas",
            "<schemas> changed",
            r -> r.schemas(List.of("public", "other"))),
        Change.request(
            "ScriptSource.initScripts",
            "init script 2 is new",
            r -> r.initScripts(List.of(Path.of("init.sql"), Path.of("init.sql")))),
        Change.request(
            "CodegenChoice.packageName",
            "<packageName> changed",
            r -> r.packageName("com.example")),
        Change.request(
            "CodegenChoice.generatorXml",
            "<jooq> changed",
            r -> r.generator("<generator><x>.*/.url</x></generator>", "pom.xml")),
        Change.request(
            "CodegenChoice.classPath",
            "dependencies of the plugin changed",
            r -> r.codegenClassPath(List.of())),
        Change.request(
            "CodegenChoice.leaveOut",
            "<alsoGenerate> changed",
            r -> r.bringBack(Set.of(LeftOut.PARTITIONS))),
        Change.request(
            "CodegenChoice.schemaGuard", "<schemaGuard> changed", r -> r.schemaGuard(true)),
        Change.request(
            "Folders.schema", "<schemaFolder> changed", r -> r.schemaFolder(Path.of("schema"))),
        new Change(
            "Folders.seeds",
            "seed dev/author.sql is new",
            c -> c.file("seeds/dev/author.sql", "select 1;"),
            r -> r.seedFolder(Path.of("seeds"))),
        Change.request("DatabaseRequest.keep", "the database is to be kept", r -> r.keep(true)),
        Change.request("SnapshotChoice.refresh", "a refresh is asked for", r -> r.refresh(true)),
        Change.request(
            "DatabaseChoice.provider", "<provider> changed", r -> r.provider(Kind.LOCAL)),
        Change.request(
            "DatabaseChoice.postgresVersion",
            "PostgreSQL version changed",
            r -> r.postgresVersion("16")),
        Change.request(
            "DatabaseChoice.serverSettings",
            "<serverSettings> changed",
            r -> r.serverSettings(Map.of("jit", "on"))),
        Change.request("DatabaseChoice.image", "<image> changed", r -> r.image("postgis:17")),
        Change.request(
            "DatabaseChoice.postgresHome",
            "<postgresHome> changed",
            r -> r.postgresHome(Path.of("/opt/postgresql"))),
        Change.request(
            "ServerAddress.allowServerWide",
            "<allowServerWide> changed",
            r -> r.server(new ServerAddress("", "", "", true))),
        tool(
            "jooqGroup",
            t -> new ToolVersions("x", t.jooq(), t.flyway(), t.pgjdbc(), t.testcontainers())),
        tool("jooq", t -> t.withJooq("3.18.0")),
        tool("flyway", t -> t.withFlyway("9.0.0")),
        tool(
            "pgjdbc",
            t ->
                new ToolVersions(
                    t.jooqGroup(), t.jooq(), t.flyway(), "42.0.0", t.testcontainers())),
        tool(
            "testcontainers",
            t -> new ToolVersions(t.jooqGroup(), t.jooq(), t.flyway(), t.pgjdbc(), "2.0.0")));
  }

  private static Change tool(String component, UnaryOperator<ToolVersions> other) {
    return Change.request(
        "ToolVersions." + component,
        "versions of the tools changed",
        r -> r.tools(other.apply(ToolVersions.defaults())));
  }

  private static void forgetBook(Checkout checkout) {
    Path manifest = checkout.path("java/.headwater-manifest");
    try {
      List<String> lines =
          Files.readAllLines(manifest).stream()
              .filter(line -> !line.endsWith("Book.java"))
              .toList();
      Files.write(manifest, lines);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    checkout.delete("java/Book.java");
  }

  @TestFactory
  Stream<DynamicTest> causesARun() {
    return Stream.concat(files().stream(), requests().stream())
        .map(change -> DynamicTest.dynamicTest(change.input(), () -> causesARun(change)));
  }

  private void causesARun(Change change) throws IOException {
    Path folder = Files.createTempDirectory(temporary, "checkout");
    Checkout checkout = new Checkout(folder);
    checkout.generate(request -> request, "18.6");
    assertThat(checkout.reasons(request -> request)).isEmpty();

    change.files().accept(checkout);

    assertThat(checkout.reasons(change.request())).contains(change.reason());
  }

  /** A new component must be put into one of the lists above. */
  @Test
  void noComponentOfARequestIsForgotten() {
    Set<String> components = new TreeSet<>();
    for (Class<?> type : RECORDS) {
      Arrays.stream(type.getRecordComponents())
          .filter(component -> !isListedItself(component))
          .forEach(c -> components.add(type.getSimpleName() + "." + c.getName()));
    }
    List<String> listed = new ArrayList<>(MUST_NOT_MATTER);
    requests().stream().map(Change::input).filter(i -> i.contains(".")).forEach(listed::add);
    assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(components);
  }

  private static boolean isListedItself(RecordComponent component) {
    return RECORDS.contains(component.getType()) || component.getName().equals("remote");
  }

  @Test
  void valuesThatLookAlikeWhenPutTogetherAreTold() throws IOException {
    Checkout checkout = new Checkout(temporary.resolve("a"));
    assertThat(
            checkout.wanted(
                r -> r.flyway(Map.of("flyway.placeholders.a", "1\nflyway.placeholders.b=2"))))
        .isNotEqualTo(
            checkout.wanted(
                r -> r.flyway(Map.of("flyway.placeholders.a", "1", "flyway.placeholders.b", "2"))));
    assertThat(checkout.wanted(r -> r.schemas(List.of("a,b"))))
        .isNotEqualTo(checkout.wanted(r -> r.schemas(List.of("a", "b"))));
    assertThat(checkout.wanted(r -> r.schemas(List.of("a\nb", "c"))))
        .isNotEqualTo(checkout.wanted(r -> r.schemas(List.of("a", "b\nc"))));
  }

  @Test
  void whatIsEditedWhileItRunsIsMadeAnew() throws IOException {
    Checkout checkout = new Checkout(temporary.resolve("a"));
    Decision running = checkout.decision(checkout.request(r -> r));
    running.begin();

    checkout.file("sql/V4__late.sql", "select 1;");
    assertThat(running.madeFrom("18.6")).isEmpty();

    checkout.delete("sql/V4__late.sql");
    assertThat(running.madeFrom("18.6")).isPresent();

    checkout.delete("sql/R__view.sql");
    assertThat(running.madeFrom("18.6")).isEmpty();
  }

  @Test
  void whatIsAlsoEditedBackIsMadeAnew() throws IOException {
    for (String script : List.of("sql/V1__author.sql", "init.sql", "converters.jar")) {
      Checkout checkout = new Checkout(temporary.resolve(script.replace('/', '-')));
      Decision running = checkout.decision(checkout.request(r -> r));
      running.begin();
      // Moved away and back, it has its old time of modification again.
      Path aside = Files.move(checkout.path(script), checkout.path("aside"));
      checkout.file(script, "select 2;");
      Files.move(aside, checkout.path(script), StandardCopyOption.REPLACE_EXISTING);
      assertThat(running.madeFrom("18.6")).as(script).isEmpty();
    }
  }

  /** Where such a comment stands on a table, it is in the class with its line ends. */
  @Test
  void aLineEndInALiteralIsData() throws IOException {
    Checkout checkout = new Checkout(temporary.resolve("a"));
    checkout.file("sql/V1__author.sql", "comment on table a is 'one\ntwo';\n-- it's\n");
    checkout.generate(r -> r, "18.6");
    checkout.file("sql/V1__author.sql", "comment on table a is 'one\ntwo';\r\n-- it's\r\n");
    assertThat(checkout.reasons(r -> r)).isEmpty();
    checkout.file("sql/V1__author.sql", "comment on table a is 'one\r\ntwo';\r\n-- it's\r\n");
    assertThat(checkout.reasons(r -> r)).containsExactly("migration V1__author.sql changed");
  }

  @Test
  void aLineEndInDollarQuotesIsDataButInABodyOfAFunction() throws IOException {
    Checkout checkout = new Checkout(temporary.resolve("a"));
    String body =
        "create function f() returns int language sql as $$\nselect 1\n$$;\ndo $$\nbegin end $$;\n";
    String comment = "comment on table a is $$one\ntwo$$;\n";
    checkout.file("sql/V1__author.sql", body + comment);
    checkout.generate(r -> r, "18.6");
    checkout.file("sql/V1__author.sql", body.replace("\n", "\r\n") + comment);
    assertThat(checkout.reasons(r -> r)).isEmpty();
    checkout.file("sql/V1__author.sql", body + comment.replace("\n", "\r\n"));
    assertThat(checkout.reasons(r -> r)).containsExactly("migration V1__author.sql changed");
  }

  @Test
  void aLinkInTheOutputIsSeenAndNotFollowed() throws IOException {
    Checkout checkout = new Checkout(temporary.resolve("a"));
    checkout.generate(r -> r, "18.6");
    checkout.file("elsewhere/Mine.java", "class Mine {}");
    Files.createSymbolicLink(checkout.path("java/folder"), checkout.path("elsewhere"));
    Files.createSymbolicLink(checkout.path("java/.#Author.java"), Path.of("me@host.1:2"));
    assertThat(checkout.reasons(r -> r))
        .containsExactly(".#Author.java was added", "folder was added");
  }

  @Test
  void aManifestThatIsNoTextIsOneThatSaysNothing() throws IOException {
    Checkout checkout = new Checkout(temporary.resolve("a"));
    checkout.generate(r -> r, "18.6");
    Path manifest = checkout.path("java/.headwater-manifest");
    byte[] bytes = Files.readAllBytes(manifest);
    bytes[bytes.length / 2] = (byte) 0xff;
    Files.write(manifest, bytes);
    assertThat(checkout.reasons(r -> r))
        .containsExactly("it is not known what the classes were made from");
  }

  @Test
  void aFolderThatExtendsFlywayCounts() throws IOException {
    Checkout checkout = new Checkout(temporary.resolve("a"));
    checkout.file("module/META-INF/services/org.flywaydb.core.extensibility.Plugin", "a.B");
    checkout.file("module/a/B.class", "one");
    UnaryOperator<Builder> request =
        r -> r.locations(List.of("sql")).classPath(List.of(checkout.path("module")));
    checkout.generate(request, "18.6");
    checkout.file("module/a/B.class", "two");
    assertThat(checkout.reasons(request)).containsExactly("Java migrations changed");
  }

  @Test
  void alsoInTheFirstRunOnAnUnknownServer() throws IOException {
    Checkout checkout = new Checkout(temporary.resolve("a"));
    Decision running =
        checkout.decision(checkout.request(r -> r.provider(Kind.CONTAINER).image("postgis")));
    assertThat(running.wanted()).isEmpty();

    checkout.file("sql/V2__book.sql", "select 1;");

    assertThat(running.madeFrom("17.2")).isEmpty();
  }
}
