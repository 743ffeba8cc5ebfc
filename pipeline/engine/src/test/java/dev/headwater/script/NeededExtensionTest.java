package dev.headwater.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NeededExtensionTest {

  @TempDir Path project;

  @Test
  void eachIsFoundOnceWithItsFirstPlace() throws IOException {
    write("db/V10__b.sql", "create extension pg_trgm; create extension citext;");
    write(
        "db/V2__a.sql",
        "-- x\n  CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\";\nselect 1;\n"
            + "create extension Citext with schema public cascade;");

    assertThat(found(Map.of()))
        .containsExactly(
            "uuid-ossp db/V2__a.sql:2:3", "citext db/V2__a.sql:4:1", "pg_trgm db/V10__b.sql:1:1");
  }

  @Test
  void scriptsAreReadInTheOrderInWhichTheyRun() throws IOException {
    write("db/afterMigrate.sql", "create extension a;");
    write("db/R__r.sql", "create extension r;");
    write("db/V1__v.sql", "create extension v;");
    write("db/beforeMigrate.sql", "create extension b;");
    write("roles.sql", "create extension i;");

    assertThat(found(Map.of(), "roles.sql"))
        .containsExactly(
            "i roles.sql:1:1",
            "b db/beforeMigrate.sql:1:1",
            "v db/V1__v.sql:1:1",
            "r db/R__r.sql:1:1",
            "a db/afterMigrate.sql:1:1");
  }

  @Test
  void whatDoesNotRunDoesNotCount() throws IOException {
    write("db/V1__a.sql", "select 1;");
    write("db/U1__a.sql", "create extension undo;");
    write("db/afterClean.sql", "create extension clean;");
    write("db/afterMigrateError.sql", "create extension failed;");
    write("db/V3__c.sql", "create extension later;");

    assertThat(found(Map.of("flyway.target", "2"))).isEmpty();
    assertThat(found(Map.of("flyway.target", "3"))).containsExactly("later db/V3__c.sql:1:1");
    assertThat(found(Map.of("flyway.target", "2.9?"))).isEmpty();
    assertThat(found(Map.of("flyway.target", "latest"))).hasSize(1);
    assertThat(found(Map.of("flyway.target", "next"))).isEmpty();
    assertThat(found(Map.of("flyway.target", "current"))).isEmpty();
  }

  @Test
  void baselineStandsForWhatIsBeforeIt() throws IOException {
    write("db/V1__a.sql", "create extension old;");
    write("db/B2__b.sql", "create extension base;");
    write("db/V2_1__c.sql", "create extension newer;");

    assertThat(found(Map.of()))
        .containsExactly("base db/B2__b.sql:1:1", "newer db/V2_1__c.sql:1:1");
    assertThat(found(Map.of("flyway.target", "1"))).containsExactly("old db/V1__a.sql:1:1");
  }

  @Test
  void conditionsStringsCommentsAndDataDoNotCount() throws IOException {
    write(
        "db/V1__a.sql",
        """
        do $$ begin create extension in_do; end $$;
        create function f() returns void language sql as 'create extension in_function;';
        -- create extension in_comment;
        select 'create extension in_string;';
        drop extension if exists dropped;
        copy t from stdin;
        create extension in_data;
        \\.
        """);

    assertThat(found(Map.of())).isEmpty();
  }

  @Test
  void placeholdersAreReplacedWhereTheirValueIsKnown() throws IOException {
    write(
        "db/V1__a.sql",
        "${greeting} create extension ${Name}; create extension ${unknown};\n"
            + "create extension \"${name}_x\";");

    assertThat(
            found(
                Map.of(
                    "flyway.placeholders.name", "vector",
                    "flyway.placeholders.greeting", "create extension hstore; select 1;")))
        .containsExactly(
            "hstore db/V1__a.sql:1:1", "vector db/V1__a.sql:1:13", "vector_x db/V1__a.sql:2:1");
    assertThat(
            found(
                Map.of(
                    "flyway.placeholders.name", "vector",
                    "flyway.placeholderReplacement", "false")))
        .isEmpty();
  }

  @Test
  void placeholdersMayBeginOtherwise() throws IOException {
    write("db/V1__a.sql", "create extension @name@;");

    assertThat(
            found(
                Map.of(
                    "flyway.placeholderPrefix", "@",
                    "flyway.placeholderSuffix", "@",
                    "flyway.placeholders.name", "vector")))
        .containsExactly("vector db/V1__a.sql:1:1");
  }

  @Test
  void initScriptsHaveNoPlaceholders() throws IOException {
    write("db/V1__a.sql", "select 1;");
    write("init.sql", "create extension ${name};");

    assertThat(found(Map.of("flyway.placeholders.name", "vector"), "init.sql")).isEmpty();
  }

  @Test
  void scriptInAJarIsNamedWithItsJar() throws IOException {
    Path jar = project.resolve("lib.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("db/migration/V1__a.sql"));
      zip.write(
          "select 1;\n create extension vector;".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    GenerateRequest request =
        GenerateRequest.in(project)
            .locations(List.of("classpath:db/migration"))
            .classPath(List.of(jar))
            .build();

    assertThat(found(request)).containsExactly("vector lib.jar!/db/migration/V1__a.sql:2:2");
  }

  @Test
  void initScriptThatIsMissingIsNamed() throws IOException {
    write("db/V1__a.sql", "select 1;");

    assertThatThrownBy(() -> found(Map.of(), "nowhere.sql"))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[init-script]: cannot read the init script nowhere.sql
              why: it does not exist
              fix: correct <initScripts>, or -Dheadwater.initScripts""");
  }

  private void write(String file, String text) throws IOException {
    Path path = project.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private List<String> found(Map<String, String> flyway, String... initScripts) {
    return found(
        GenerateRequest.in(project)
            .locations(List.of("db"))
            .flyway(flyway)
            .initScripts(List.of(initScripts).stream().map(Path::of).toList())
            .build());
  }

  private static List<String> found(GenerateRequest request) {
    return NeededExtension.of(ScriptSet.find(request.scripts())).stream()
        .map(
            e ->
                e.name()
                    + " "
                    + e.location().path()
                    + ":"
                    + e.location().line()
                    + ":"
                    + e.location().column())
        .toList();
  }
}
