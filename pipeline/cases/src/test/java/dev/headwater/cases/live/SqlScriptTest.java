package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.codegen.GenerateListener;
import dev.headwater.command.script.SqlScript;
import dev.headwater.command.script.SqlScriptRequest;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.report.SqlScriptReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The SQL of migrations for people who run it by hand. */
final class SqlScriptTest {

  @RegisterExtension static final ShopServer SERVER = new ShopServer();

  @TempDir private Path folder;

  private LiveShop shop;

  @BeforeEach
  void makeShop() throws Exception {
    shop = SERVER.shop(folder).shop();
  }

  @Test
  void scriptDoesWhatFlywayDoes() throws Exception {
    shop.flyway("placeholders.column", "state")
        .file("db/V3__state.sql", "alter table orders add ${column} text -- the last one")
        .file(
            "db/V4__words.sql",
            "create table words (word text);\ncopy words from stdin;\none\ntwo;\n\\.\n")
        .file("db/V5__index.sql", "create index concurrently on orders (state);");
    assertThat(written("V2", ""))
        .isEqualTo(
            "script: migrate.sql brings a database at version 2 to version 5, 4 migrations, proven:"
                + " schema and history are those that Flyway makes");
    assertThat(Files.readString(folder.resolve("migrate.sql")))
        .contains(
            "raise exception 'this database is not at version 2';",
            "begin;\n\nalter table orders add state text -- the last one\n;\n",
            "-- V5__index.sql\n\ncreate index concurrently on orders (state);\n\ninsert into");
  }

  @Test
  @Tag("thorough")
  void scriptBeginsWithAnEmptyDatabaseAndStopsAtAVersion() throws Exception {
    shop.file("db/V3__state.sql", "alter table orders add state text;");
    assertThat(written("", "V2"))
        .isEqualTo(
            "script: migrate.sql brings an empty database to version 2, 2 migrations, proven: schema"
                + " and history are those that Flyway makes");
    assertThat(shop.read("migrate.sql"))
        .contains(
            "if exists (select from \"public\".\"flyway_schema_history\" where type <> 'SCHEMA') then\n"
                + "    raise exception 'this database has a history already';");
    shop.flyway("defaultSchema", "app").flyway("schemas", "app");
    assertThat(written("", "")).contains("an empty database to version 3, 4 migrations, proven");
  }

  @Test
  void scriptLeadsForward() {
    assertThat(written("V3", "V2"))
        .isEqualTo("error[extent]: a script leads forward, and not from version 3 to 2");
  }

  @Test
  @Tag("thorough")
  void callbacksAndPlaceholdersOfFlywayAreRefused() throws Exception {
    shop.file("db/V3__who.sql", "comment on table users is '${flyway:user}';");
    assertThat(written("V2", ""))
        .isEqualTo(
            """
            db/V3__who.sql:1:28: error[placeholder]: the placeholder ${flyway:user} has no value before it runs
                1 | comment on table users is '${flyway:user}';
                  |                            ^
              fix: let headwater:migrate run this migration""");
    shop.file("db/afterMigrate.sql", "select 1;");
    assertThat(written("V2", ""))
        .isEqualTo(
            """
            error[script-callbacks]: Flyway would call callbacks, which a script cannot
              callbacks: afterMigrate.sql
              fix: let headwater:migrate apply the migrations""");
  }

  private String written(String from, String to) {
    try {
      SqlScript.Outcome outcome =
          new SqlScript(LiveShop.ARTIFACTS)
              .run(
                  SqlScriptRequest.of(shop.request(), word(from), word(to)),
                  GenerateListener.SILENT);
      SqlScriptReport report = new SqlScriptReport(folder, folder.resolve("migrate.sql"));
      report.write(outcome);
      return report.problem(outcome).map(Problem::render).orElseGet(() -> report.line(outcome));
    } catch (ProblemException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static Optional<String> word(String text) {
    return Optional.of(text).filter(word -> !word.isEmpty());
  }
}
