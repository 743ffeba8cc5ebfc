package dev.headwater.cases.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.apply.SchemaLoad;
import dev.headwater.apply.SqlFile;
import dev.headwater.cases.server.ServerForTest;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.script.SchemaFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files of a schema, loaded into an empty database, make the same schema. */
final class SchemaFilesTest {

  private static final int EACH = 10;

  @Test
  void everyKindAndSomeHardCasesOnTheNewestVersion() throws Exception {
    try (ScriptServer server = ScriptServer.embedded("18")) {
      server.create("kinds", Files.readString(folder("/catalog/kinds.sql")));
      assertThat(server.lostInFiles("kinds")).isEmpty();
      assertThat(lost(server, folder("/catalog/pairs"), EACH)).isEmpty();
    }
  }

  @Test
  void everyKindOnTheInstalledVersion() throws Exception {
    try (ScriptServer server = ScriptServer.installed()) {
      server.create("kinds", Files.readString(folder("/catalog/kinds.sql")));
      assertThat(server.lostInFiles("kinds")).isEmpty();
    }
  }

  @Test
  @Tag("thorough")
  void allHardCasesAndTheWholeCorpusOnTheNewestVersion() throws Exception {
    try (ScriptServer server = ScriptServer.embedded("18")) {
      assertThat(lost(server, folder("/catalog/pairs"), 1)).isEmpty();
      assertThat(lost(server, CorpusTest.folder(), 1)).isEmpty();
    }
  }

  @Test
  void namesSuitEveryFileSystem() throws Exception {
    try (ScriptServer server = ScriptServer.embedded("18")) {
      server.create(
          "names",
          """
          create table users ();
          create table "Users" ();
          create table "UserProfile" ();
          create table "a/b ü.c" ();
          create schema "Aux";
          create function "Aux".f(int) returns int language sql as 'select 1';
          create function "Aux".f(text) returns int language sql as 'select 1';
          create table %1$s.%1$s ();
          alter default privileges revoke all on functions from public;
          alter default privileges in schema public grant select on tables to public;
          """
              .replace("%1$s", "\"" + "ü".repeat(31) + "\"")
              .replace(
                  "create table \"ü",
                  "create schema \"" + "ü".repeat(31) + "\"; create table \"ü"));
      assertThat(SchemaFiles.of(server.read("names")).texts().keySet())
          .containsExactly(
              "default-privileges/every-schema.sql",
              "default-privileges/public.sql",
              "functions/%41ux.f.sql",
              "schemas/%41ux.sql",
              "schemas/" + "%C3%BC".repeat(31) + ".sql",
              "schemas/public.sql",
              "tables/" + "%C3%BC".repeat(31) + ".%C3%BC%C3%BC%-c731554e.sql",
              "tables/public.%55sers.sql",
              "tables/public.UserProfile.sql",
              "tables/public.a%2Fb%20%C3%BC%2Ec.sql",
              "tables/public.users.sql");
      assertThat(server.lostInFiles("names")).isEmpty();
    }
  }

  @Test
  void whatCannotBeLoadedIsToldAtItsPlace() throws Exception {
    SqlFile table =
        new SqlFile("tables/t.sql", "create table t (id missing);\ncreate index on t (id);\n");
    SqlFile view = new SqlFile("views/v.sql", "create view v as select 1 as one;\n");
    try (ScriptServer server = ScriptServer.embedded("18")) {
      server.create("partly", "select");
      assertThatThrownBy(
              () ->
                  SchemaLoad.of(List.of(table, view))
                      .into(ServerForTest.dataSource(server.server(), "partly")))
          .hasMessage(
              """
              tables/t.sql:1:20: error[42704]: type "missing" does not exist
                  1 | create table t (id missing);
                    |                    ^""");
      assertThat(server.read("partly").of(Kind.VIEW)).hasSize(1);
    }
  }

  private static Map<String, String> lost(ScriptServer server, Path pairs, int each)
      throws Exception {
    Map<String, String> lost = new TreeMap<>();
    List<Path> scripts = scripts(pairs);
    for (int i = 0; i < scripts.size(); i += each) {
      Path script = scripts.get(i);
      String name = pairs.relativize(script).toString();
      try {
        server.create("made", Files.readString(script));
      } catch (SQLException e) {
        continue; // CorpusTest says so
      }
      String why = server.lostInFiles("made");
      if (!why.isEmpty()) {
        lost.put(name, why);
      }
    }
    return lost;
  }

  private static List<Path> scripts(Path pairs) throws Exception {
    try (Stream<Path> files = Files.walk(pairs)) {
      return files
          .filter(file -> file.endsWith("old.sql") || file.endsWith("new.sql"))
          .sorted()
          .toList();
    }
  }

  private static Path folder(String resource) throws Exception {
    return Path.of(SchemaFilesTest.class.getResource(resource).toURI());
  }
}
