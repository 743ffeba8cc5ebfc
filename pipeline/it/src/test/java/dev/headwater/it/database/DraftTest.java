package dev.headwater.it.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.io.Trees;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code <schemaFolder>} and {@code mvn headwater:draft}, from an edited copy of the folder. */
final class DraftTest {

  private static final String CONFIGURATION =
      "<packageName>com.example.db</packageName><schemaFolder>schema</schemaFolder>";

  @Test
  void editedSchemaFolderBecomesTheNextMigration() throws Exception {
    try (MavenProject shop =
        MavenProject.shop().pom(MavenProject.plugin(CONFIGURATION), MavenProject.JOOQ)) {
      Result result = shop.run("generate-sources");
      assertThat(result.output()).contains("Headwater: schema in schema; files: ");
      Path table = shop.folder().resolve("schema/tables/public.author.sql");
      assertThat(Files.readString(table)).contains("    name text not null,\n");

      Path edited = shop.folder().resolve("desired");
      Trees.copy(shop.folder().resolve("schema"), edited);
      String[] draft = {
        "headwater:draft", "-Dheadwater.name=add_born", "-Dheadwater.desired=desired"
      };
      assertThat(shop.run(draft).output())
          .contains("Headwater: nothing differs from desired, so no migration is written");

      Files.writeString(
          edited.resolve("tables/public.author.sql"),
          Files.readString(table)
              .replace("    name text not null,\n", "    name text not null,\n    born date,\n"));
      assertThat(shop.run(draft).output())
          .contains("Headwater: wrote src/main/resources/db/migration/V2__add_born.sql\n")
          .contains("Headwater: wrote src/main/resources/db/migration/U2__add_born.sql\n")
          .contains("Headwater: proven: Flyway applied it to a database with a row in 1 table;")
          .contains("Headwater: proven: the undo migration brings the old schema back\n");
      assertThat(shop.folder().resolve("src/main/resources/db/migration/V2__add_born.sql"))
          .content()
          .contains("alter table public.author add column born date;");

      assertThat(shop.run("generate-sources").succeeded()).isTrue();
      assertThat(Files.readString(table)).contains("    born date,\n");
    }
  }
}
