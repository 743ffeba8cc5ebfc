package dev.headwater.it.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.it.support.InstalledPlugin;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Factories with real Maven: the folder, the source root, and the class path of a test. */
final class FactoriesTest {

  @Test
  @Tag("thorough")
  void testsOfTheModuleUseFactories() throws Exception {
    String dependencies =
        MavenProject.JOOQ
            + MavenProject.dependency("dev.headwater:headwater-factory:" + InstalledPlugin.VERSION);
    try (MavenProject shop =
        MavenProject.shop()
            .pom(
                MavenProject.PLUGIN.replace(
                    "</packageName>",
                    "</packageName><factories><packageName>com.example.make</packageName></factories>"),
                dependencies)
            .remembering()
            .file(
                "src/test/java/com/example/Authors.java",
                """
                package com.example;

                import static com.example.db.Tables.AUTHOR;

                import com.example.db.tables.records.AuthorRecord;
                import com.example.make.Make;
                import org.jooq.DSLContext;

                class Authors {
                  AuthorRecord ada(DSLContext database) {
                    return new Make(database).author().with(AUTHOR.NAME, "Ada").create();
                  }
                }
                """)) {
      Result first = shop.run("test-compile");
      assertThat(first.succeeded()).as(first.output()).isTrue();
      assertThat(first.output())
          .contains("[INFO] Headwater: factories; files: 2 written, 0 unchanged, 0 removed\n");

      assertThat(shop.run("generate-sources").output())
          .contains("[INFO] Headwater: 1 migration found, classes are up to date\n")
          .doesNotContain("factories");

      shop.file(
          "src/main/resources/db/migration/V2__name.sql",
          "alter table author rename column name to full_name;");
      Result renamed = shop.run("test-compile");
      assertThat(renamed.output())
          .containsPattern("Authors.java:\\[\\d+,\\d+\\] cannot find symbol");
    }
  }
}
