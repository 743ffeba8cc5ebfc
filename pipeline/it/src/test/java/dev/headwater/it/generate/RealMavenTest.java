package dev.headwater.it.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import dev.headwater.it.support.TwoModules;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a project sees that has nothing to do with this repository. */
final class RealMavenTest {

  @Test
  @Tag("thorough")
  void timeZoneAndLanguageOfTheMachineDoNotMatter() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      shop.file(
          "src/main/resources/db/migration/V2__event.sql",
          "create table event (at timestamptz default '2020-06-01 12:00:00+00', cost money"
              + " default 1234.5);");
      shop.environment("MAVEN_OPTS", "-Duser.timezone=UTC");
      assertThat(shop.run("generate-sources").output()).contains("8 written");
      shop.environment(
          "MAVEN_OPTS", "-Duser.timezone=America/New_York -Duser.language=de -Duser.country=DE");
      assertThat(shop.run("generate-sources").output()).contains("0 written, 8 unchanged");
    }
  }

  @Test
  @Tag("thorough")
  void fifteenLinesOfPomAreEnough() throws Exception {
    assertThat(MavenProject.PLUGIN.lines().count()).isLessThanOrEqualTo(15);
    try (MavenProject shop = MavenProject.shop()) {
      shop.file(
          "src/main/java/com/example/Authors.java",
          """
          package com.example;
          import static com.example.db.Tables.AUTHOR;
          import org.jooq.DSLContext;
          class Authors {
            String name(DSLContext db, long id) {
              return db.select(AUTHOR.NAME).from(AUTHOR).where(AUTHOR.ID.eq(id)).fetchOne(AUTHOR.NAME);
            }
          }
          """);
      Result result = shop.run("compile");
      assertThat(result.succeeded()).as(result.output()).isTrue();
      assertThat(result.output())
          .containsPattern(
              "Headwater: 1 migration applied; PostgreSQL 18\\.\\d+ \\(embedded\\), Flyway [\\d.]+,"
                  + " jOOQ [\\d.]+; files: 6 written, 0 unchanged, 0 removed;"
                  + " \\d+[.]\\d s\n");
      assertThat(shop.run("compile").output())
          .contains("files: 0 written, 6 unchanged, 0 removed")
          .contains("Nothing to compile");
    }
  }

  /** What another branch has left in {@code target/classes} is no migration of this one. */
  @Test
  @Tag("thorough")
  void classPathOfAnotherBranchDoesNotCount() throws Exception {
    try (MavenProject shop = MavenProject.shop().remembering()) {
      shop.pom(
          MavenProject.plugin(
              "<packageName>com.example.db</packageName>"
                  + "<locations><location>classpath:db/migration</location></locations>"),
          MavenProject.JOOQ);
      shop.file("src/main/resources/db/migration/V2__b.sql", "create table of_a_branch (i int);");
      assertThat(shop.run("compile").succeeded()).isTrue();
      assertThat(shop.generated("com/example/db/tables/OfABranch.java")).exists();
      Files.delete(shop.folder().resolve("src/main/resources/db/migration/V2__b.sql"));
      Result result = shop.run("compile");
      assertThat(result.output()).contains("Headwater: 1 migration ");
      assertThat(shop.generated("com/example/db/tables/OfABranch.java")).doesNotExist();
    }
  }

  /** As in a container without settings; Flyway and jOOQ only pass over what they cannot name. */
  @Test
  @Tag("thorough")
  void namesThatTheLocaleDoesNotHaveAreRefused() throws Exception {
    String problem = "error[locale]: the locale of this build cannot name this file: ";
    String fix =
        "\n  character set: ANSI_X3.4-1968\n  fix: run the build in a locale with UTF-8: LC_ALL=C.UTF-8";
    try (MavenProject shop = MavenProject.shop().environment("LC_ALL", "C")) {
      String folder = "src/main/resources/db/migration/";
      shop.file(folder + "V2__size.sql", "create table größe (id int);");
      assertThat(shop.run("generate-sources").problem())
          .isEqualTo(
              problem
                  + "com/example/db/tables/Gr??e.java"
                  + fix
                  + "\n\n"
                  + problem
                  + "com/example/db/tables/records/Gr??eRecord.java"
                  + fix);
      shop.environment("LC_ALL", "C.UTF-8");
      assertThat(shop.run("generate-sources").output()).contains("8 written");

      // The JVM of the tests may be in such a locale, too.
      String renamed = "mv V2__size.sql $(printf 'V2__gr\\303\\266\\303\\237e.sql')";
      Process shell =
          new ProcessBuilder("/bin/sh", "-c", renamed)
              .directory(shop.folder().resolve(folder).toFile())
              .start();
      assertThat(shell.waitFor()).isZero();
      shop.environment("LC_ALL", "C");
      assertThat(shop.run("generate-sources").problem())
          .isEqualTo(problem + folder + "V2__gr????e.sql" + fix);
      shop.pom(
          MavenProject.plugin(
              "<packageName>com.example.db</packageName>"
                  + "<locations><location>src/main/größe</location></locations>"),
          MavenProject.JOOQ);
      assertThat(shop.run("generate-sources").problem())
          .isEqualTo(problem + "src/main/gr??e" + fix);
    }
  }

  /** Some pass it for jOOQ's own plugin. */
  @Test
  @Tag("thorough")
  void propertiesOfJooqsPluginDoNotCount() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      Result result =
          shop.run(
              "generate-sources",
              "-Dheadwater.fork=false",
              "-Djooq.codegen.skip=true",
              "-Djooq.codegen.propertyOverride=true",
              "-Djooq.codegen.target.packageName=other");
      assertThat(result.output()).contains("6 written");
      assertThat(shop.generated("com/example/db/tables/Author.java")).exists();
    }
  }

  /** Without a prefix a location is on the class path, also one of callbacks. */
  @Test
  @Tag("thorough")
  void callbacksOfAPlaceOfTheirOwnCount() throws Exception {
    try (MavenProject shop = MavenProject.shop().remembering()) {
      shop.pom(
          MavenProject.plugin(
              "<packageName>com.example.db</packageName>"
                  + "<flyway><callbackLocations>db/callbacks, filesystem:more</callbackLocations>"
                  + "</flyway>"),
          MavenProject.JOOQ);
      String first = "src/main/resources/db/callbacks/afterMigrate.sql";
      shop.file(first, "create table if not exists one (i int);");
      shop.file("more/afterMigrate__more.sql", "create table if not exists two (i int);");
      assertThat(shop.run("generate-sources").succeeded()).isTrue();
      assertThat(shop.generated("com/example/db/tables/One.java")).exists();
      assertThat(shop.generated("com/example/db/tables/Two.java")).exists();
      shop.file(first, "create table if not exists three (i int);");
      assertThat(shop.run("generate-sources").output()).contains("afterMigrate.sql changed");
      assertThat(shop.generated("com/example/db/tables/Three.java")).exists();
      assertThat(shop.generated("com/example/db/tables/One.java")).doesNotExist();
    }
  }

  @Test
  @Tag("thorough")
  void aTarThatFailsIsDoneWithout() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      shop.file("programs/tar", "#!/bin/sh\ntouch " + shop.folder() + "/tar-ran\nexit 2\n");
      assertThat(shop.folder().resolve("programs/tar").toFile().setExecutable(true)).isTrue();
      shop.environment("PATH", shop.folder() + "/programs:" + System.getenv("PATH"));
      Result result =
          shop.run("generate-sources", "-Dheadwater.cache=" + shop.folder().resolve("cache"));
      assertThat(result.succeeded()).as(result.output()).isTrue();
      assertThat(result.output()).contains("unpacking PostgreSQL").contains("6 written");
      assertThat(shop.folder().resolve("tar-ran")).exists();
    }
  }

  @Test
  @Tag("thorough")
  void skippedBuildStillCompilesAgainstTheClasses() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      assertThat(shop.run("generate-sources").succeeded()).isTrue();
      Result result = shop.run("compile", "-Dheadwater.skip");
      assertThat(result.output()).contains("Headwater: skipped");
      assertThat(shop.folder().resolve("target/classes/com/example/db/Tables.class")).exists();
    }
  }

  /** Maven plans each of them for itself, so the one execution runs twice. */
  @Test
  @Tag("thorough")
  void twoPhasesInOneCommandAreNoConflict() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      Result result = shop.run("generate-sources", "process-sources");
      assertThat(result.succeeded()).as(result.output()).isTrue();
      assertThat(result.output().split(":generate \\(default\\)")).hasSize(3);
      result = shop.run("generate-sources", "compile", "-Dheadwater.skip");
      assertThat(result.succeeded()).as(result.output()).isTrue();
    }
  }

  @Test
  void twoExecutionsMayNotShareAnOutputFolder() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      Path pom = shop.folder().resolve("pom.xml");
      String again = "<execution><id>again</id><goals><goal>generate</goal></goals></execution>";
      shop.file("pom.xml", Files.readString(pom).replace("</executions>", again + "</executions>"));
      assertThat(shop.run("generate-sources").problem())
          .isEqualTo(
              """
              target/generated-sources/headwater: error[output-in-use]: two executions write the same output folder
                fix: give each execution an <outputDirectory> of its own""");
    }
  }

  @Test
  void brokenMigrationIsShownWithoutStackTraceAndKeepsTheOldClasses() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      assertThat(shop.run("generate-sources").succeeded()).isTrue();
      String before = Files.readString(shop.generated("com/example/db/tables/Author.java"));
      shop.file(
          "src/main/resources/db/migration/V2__born.sql",
          "alter table author add column born date;\nalter table autor add column died date;\n");
      Result result = shop.run("generate-sources");
      assertThat(result.succeeded()).isFalse();
      assertThat(result.problem())
          .isEqualTo(
              """
              src/main/resources/db/migration/V2__born.sql:2:1: error[42P01]: relation "autor" does not exist
                  2 | alter table autor add column died date;
                    | ^""");
      assertThat(result.output()).doesNotContain("\tat ");
      assertThat(shop.generated("com/example/db/tables/Author.java")).content().isEqualTo(before);
    }
  }

  @Test
  void unknownParametersAreRefused() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      shop.pom(
          MavenProject.plugin(
              "<package>com.example.db</package><server><usr>x</usr></server><url>x</url>"),
          MavenProject.JOOQ);
      String problem = shop.run("generate-sources", "-Dheadwater.verbose=1").problem();
      assertThat(problem)
          .startsWith(
              "pom.xml: error[unknown-parameter]:"
                  + " headwater-maven-plugin has no parameter <package>\n  known: ")
          .contains(
              "error[unknown-parameter]: headwater-maven-plugin has no parameter"
                  + " -Dheadwater.verbose\n  known: ",
              "pom.xml: error[unknown-parameter]:"
                  + " headwater-maven-plugin has no parameter <server><usr>\n  known: ",
              "pom.xml: error[renamed-parameter]: the element <url> is now <server><url>\n")
          .endsWith("  fix: correct it, or look it up: mvn headwater:help -Ddetail");
    }
  }

  @Test
  void missingPackageIsAnsweredWithTheLineToPaste() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      shop.pom(MavenProject.plugin(""), MavenProject.JOOQ);
      assertThat(shop.run("generate-sources").problem())
          .isEqualTo(
              """
              error[no-package]: no package is named for the generated classes
                fix: <configuration><packageName>com.example.db</packageName></configuration> or -Dheadwater.packageName=…""");
    }
  }

  @Test
  void helpNamesEveryParameterWithItsProperty() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      String help =
          shop.run("headwater:help", "-Ddetail", "-Dgoal=generate")
              .output()
              .replaceAll("\\s+", " ");
      for (String property :
          new String[] {
            "packageName",
            "locations",
            "callbacks",
            "placeholders.NAME=VALUE",
            "flyway.NAME=VALUE",
            "flywayConfigurationFile",
            "target",
            "schemas",
            "postgresVersion",
            "provider",
            "image",
            "postgresHome",
            "server.url",
            "server.username",
            "server.password",
            "server.id",
            "allowServerWide",
            "initScripts",
            "serverSettings.NAME=VALUE",
            "jooqConfigurationFile",
            "alsoGenerate",
            "outputDirectory",
            "cache",
            "timeout",
            "keep",
            "skip"
          }) {
        assertThat(help).contains("headwater." + property);
      }
      assertThat(help).doesNotContain("(no description available)");
    }
  }

  @Test
  @Tag("thorough")
  void twoModulesGenerateAtTheSameTime() throws Exception {
    try (MavenProject root = TwoModules.create()) {
      Result result = root.run("-T2", "compile");
      assertThat(result.succeeded()).as(result.output()).isTrue();
      for (String module : TwoModules.NAMES) {
        Path classes = root.folder().resolve(module + "/target/classes/com/example/db/tables");
        assertThat(classes.resolve("T" + (module.equals("one") ? "One" : "Two") + ".class"))
            .exists();
      }
    }
  }
}
