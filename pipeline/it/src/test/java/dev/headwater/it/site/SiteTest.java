package dev.headwater.it.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** {@code mvn headwater:site}. */
final class SiteTest {

  @Test
  void siteShowsTheSchemaTheMigrationsAndTheJavaNames() throws Exception {
    try (MavenProject shop =
        MavenProject.shop()
            .file(
                "src/main/resources/db/migration/V2__books.sql",
                "create table book (id int primary key, author_id int references author);")
            .pom(
                MavenProject.plugin("<packageName>com.example.db</packageName>"),
                MavenProject.JOOQ)) {
      Result result = shop.run("generate-sources", "headwater:site");
      assertThat(result.output())
          .containsPattern(
              "Headwater: site of 2 tables and views: open target/headwater/site/index.html; files:"
                  + " \\d+ written, 0 unchanged, 0 removed\n");
      assertThat(
              Files.readString(
                  shop.folder().resolve("target/headwater/site/tables/public.book.html")))
          .contains("<svg ", "V2__books.sql", "com.example.db.tables.Book", "BOOK.<wbr>AUTHOR_ID");
    }
  }
}
