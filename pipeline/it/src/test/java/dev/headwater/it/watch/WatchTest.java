package dev.headwater.it.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.it.support.InstalledPlugin;
import dev.headwater.it.support.LongRun;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.TwoModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code mvn headwater:watch}, as somebody who edits migrations sees it. */
final class WatchTest {

  private static final String MIGRATIONS = "src/main/resources/db/migration/";
  private static final String STAYS = "Ctrl-C ends it";
  private static final String DONE = "; files: ";
  private static final String WATCH =
      "dev.headwater:headwater-maven-plugin:" + InstalledPlugin.VERSION + ":watch";

  @Test
  @Tag("thorough")
  void editBreakMendRenameAndDelete() throws Exception {
    try (MavenProject shop = MavenProject.shop();
        LongRun watch = new LongRun(shop.start("headwater:watch"))) {
      assertThat(watch.await(STAYS)).contains("watching src/main/resources/db/migration; ");
      shop.file(MIGRATIONS + "V2__born.sql", "alter table author add column born date;");
      watch.await("Headwater: " + MIGRATIONS + "V2__born.sql changed\n");
      watch.await(DONE);
      assertThat(author(shop)).contains("BORN");
      shop.file(MIGRATIONS + "V2__born.sql", "alter table author\n  add colum born date;");
      watch.await("changed\n");
      assertThat(watch.await("      |                  ^\n"))
          .endsWith(
              """
              [ERROR]\s

              src/main/resources/db/migration/V2__born.sql:2:18: error[42601]: syntax error at or near "date"
                  2 |   add colum born date;
              """);
      assertThat(author(shop)).contains("BORN");
      shop.file(MIGRATIONS + "V2__born.sql", "alter table author add column died date;");
      watch.await(DONE);
      assertThat(author(shop)).contains("DIED").doesNotContain("BORN");
      Files.move(path(shop, "V2__born.sql"), path(shop, "V3__died.sql"));
      watch.await(MIGRATIONS + "V2__born.sql, " + MIGRATIONS + "V3__died.sql changed\n");
      watch.await(DONE);
      Files.delete(path(shop, "V3__died.sql"));
      watch.await(DONE);
      assertThat(author(shop)).doesNotContain("DIED");
      watch.stop();
      assertThat(watch.process().exitValue()).isEqualTo(143);
    }
  }

  @Test
  @Tag("thorough")
  void migrationThatNeverEndsIsGivenUpAndNothingIsLeftBehind() throws Exception {
    try (MavenProject shop = MavenProject.shop();
        LongRun watch =
            new LongRun(shop.start("-X", "headwater:watch", "-Dheadwater.cache=" + cache(shop)))) {
      watch.await(STAYS);
      shop.file(MIGRATIONS + "V2__long.sql", "select pg_sleep(600);");
      watch.await("migrating 2/2 V2__long.sql");
      shop.file(MIGRATIONS + "V2__long.sql", "create table brief (id int primary key);");
      watch.await(DONE);
      assertThat(shop.generated("com/example/db/tables/Brief.java")).exists();
      assertThat(watch.said()).doesNotContain("[ERROR]");
      shop.file(MIGRATIONS + "V3__long.sql", "select pg_sleep(600);");
      watch.await("migrating 3/3 V3__long.sql");
      List<ProcessHandle> children = watch.process().descendants().toList();
      watch.stop();
      assertThat(children).noneMatch(ProcessHandle::isAlive);
      assertThat(names(cache(shop).resolve("runs"))).isEmpty();
      assertThat(names(shop.folder().resolve("target/generated-sources")))
          .containsExactly("headwater");
      assertThat(watch.said()).doesNotContain("[ERROR]");
    }
  }

  @Test
  @Tag("thorough")
  void configurationFilesAreReadAgainAndThePomIsNot() throws Exception {
    try (MavenProject shop = MavenProject.shop();
        LongRun watch = new LongRun(shop.start("headwater:watch"))) {
      watch.await(STAYS);
      shop.file("flyway.conf", "flyway.locations=filesystem:sql\n");
      watch.await("flyway.conf changed\n");
      watch.await("  looked in: sql\n");
      shop.file("sql/V1__book.sql", "create table book (id int primary key);");
      watch.await("sql/V1__book.sql changed");
      watch.await(DONE);
      assertThat(shop.generated("com/example/db/tables/Book.java")).exists();
      shop.pom(MavenProject.PLUGIN + " ", MavenProject.JOOQ);
      watch.await(
          "[WARNING] Headwater: pom.xml is read only at the start: start the watch again\n");
      watch.stop();
    }
  }

  @Test
  void compilesWhatHasChangedAndShowsWhatBreaks() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      shop.file(
          "src/main/java/com/example/Authors.java",
          """
          package com.example;
          class Authors {
            Object name = com.example.db.Tables.AUTHOR.NAME;
          }
          """);
      try (LongRun watch = new LongRun(shop.start("headwater:watch", "-Dheadwater.compile"))) {
        watch.await("Headwater: compiled, ");
        assertThat(shop.folder().resolve("target/classes/com/example/Authors.class")).exists();
        shop.file(MIGRATIONS + "V2__x.sql", "alter table author rename column name to title;");
        watch.await("Authors.java:[3,");
        watch.await("Failed to execute goal");
        shop.file(MIGRATIONS + "V2__x.sql", "alter table author add column title text;");
        watch.await("Headwater: compiled, ");
        watch.stop();
      }
    }
  }

  @Test
  @Tag("thorough")
  void allModulesThatGenerateAreWatched() throws Exception {
    try (MavenProject root = TwoModules.create()) {
      try (LongRun watch = new LongRun(root.start(WATCH))) {
        watch.await(STAYS);
        watch.await(STAYS);
        for (String module : TwoModules.NAMES) {
          root.file(module + "/" + MIGRATIONS + "V2__u.sql", "create table u (id int);");
          watch.await(module + "/" + MIGRATIONS + "V2__u.sql changed");
          watch.await(DONE);
        }
        watch.stop();
      }
    }
  }

  @Test
  @Tag("thorough")
  void compilesWithTheModulesThatAModuleNeeds() throws Exception {
    try (MavenProject root = TwoModules.create()) {
      Path pom = root.folder().resolve("two/pom.xml");
      root.file(
              "two/pom.xml",
              Files.readString(pom)
                  .replace(
                      "<dependencies>",
                      "<dependencies>" + MavenProject.dependency("com.example:one:1")))
          .file(
              "one/src/main/java/com/example/Shared.java",
              "package com.example; public class Shared {}")
          .file(
              "two/src/main/java/com/example/User.java",
              "package com.example; class User { Shared shared; Object t ="
                  + " com.example.db.Tables.T_TWO.ID; }");
      try (LongRun watch = new LongRun(root.start(WATCH, "-Dheadwater.compile"))) {
        watch.await("Headwater: compiled, ");
        watch.await("Headwater: compiled, ");
        assertThat(root.folder().resolve("two/target/classes/com/example/User.class")).exists();
        root.file("two/" + MIGRATIONS + "V2__u.sql", "alter table t_two rename id to key;");
        watch.await("User.java:[1,");
        watch.stop();
      }
    }
  }

  @Test
  void buildThatGeneratesNothingSaysWhereToRunIt() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      shop.pom(
          MavenProject.PLUGIN.replaceAll("(?s)<executions>.*</configuration>", ""),
          MavenProject.JOOQ);
      assertThat(shop.run("headwater:watch").problem())
          .isEqualTo(
              """
              error[nothing-to-watch]: no project of this build generates classes
                fix: run it in a project whose pom.xml has an execution of headwater-maven-plugin:generate""");
    }
  }

  private static Path cache(MavenProject shop) {
    return shop.folder().resolve("cache");
  }

  private static Path path(MavenProject shop, String migration) {
    return shop.folder().resolve(MIGRATIONS + migration);
  }

  private static String author(MavenProject shop) throws IOException {
    return Files.readString(shop.generated("com/example/db/tables/Author.java"));
  }

  private static List<String> names(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
