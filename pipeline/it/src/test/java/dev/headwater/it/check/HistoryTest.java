package dev.headwater.it.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The guard of the history, and its repair, from Maven's command line. */
final class HistoryTest {

  private static final String MIGRATIONS = "src/main/resources/db/migration/";
  private static final String BASE = "-Dheadwater.base=main";

  @Test
  void collisionIsFoundRepairedAndGone() throws Exception {
    try (MavenProject shop = withTwoBranches()) {
      Result result = shop.run("headwater:check", "-Dheadwater.depth=offline", BASE);
      assertThat(result.succeeded()).isFalse();
      assertThat(result.problem())
          .isEqualTo(
              """
              check: differs

              src/main/resources/db/migration/V1__author.sql:3: error[history-edited]: this migration is in main already, and was changed here
                  3 |   name varchar not null
                why: databases that ran it refuse the changed text, and would differ from new databases
                fix: git checkout main -- src/main/resources/db/migration/V1__author.sql
                  and put the change into a migration with a new version

              src/main/resources/db/migration/V2__mine.sql: error[history-version-taken]: version 2 is taken: main has V2__theirs.sql
                fix: mvn headwater:renumber -Dheadwater.base=main""");
      assertThat(Files.readString(shop.folder().resolve("target/headwater/check.json")))
          .contains("\"outcome\" : \"differs\"")
          .contains("\"code\" : \"history-edited\"")
          .contains("\"fix\" : \"mvn headwater:renumber -Dheadwater.base=main\"");

      git(shop, "checkout", "main", "--", MIGRATIONS + "V1__author.sql");
      result = shop.run("headwater:renumber", BASE, "-Dheadwater.dryRun");
      assertThat(result.output())
          .contains("Headwater: would rename " + MIGRATIONS + "V2__mine.sql to V3__mine.sql");
      result = shop.run("headwater:renumber", BASE);
      assertThat(result.output())
          .contains("Headwater: renamed " + MIGRATIONS + "V2__mine.sql to V3__mine.sql");
      assertThat(shop.run("headwater:renumber", BASE).output())
          .contains("Headwater: every version is free and high enough, so nothing is renamed");
      assertThat(shop.run("headwater:check", "-Dheadwater.depth=offline", BASE).output())
          .contains("Headwater: history: 2 migrations of main are as they were, 1 are new")
          .contains("Headwater: check: same");
    }
  }

  /** Git tells its hooks in a linked working tree where the repository is. */
  @Test
  @Tag("thorough")
  void checkInAHookSeesTheSame() throws Exception {
    try (MavenProject shop = MavenProject.shop().file("module/readme", "")) {
      for (String moved : List.of("pom.xml", "src")) {
        Files.move(shop.folder().resolve(moved), shop.folder().resolve("module").resolve(moved));
      }
      git(shop, "init", "-q", "-b", "main");
      commit(shop);
      shop.file("module/" + MIGRATIONS + "V1__author.sql", "create table author (id int);");
      String[] check = {
        "headwater:check", "-f", "module/pom.xml", "-Dheadwater.depth=offline", BASE
      };
      String problem = shop.run(check).problem();
      assertThat(problem).contains("V1__author.sql:1: error[history-edited]");
      shop.environment("GIT_DIR", shop.folder().resolve(".git").toString());
      assertThat(shop.run(check).problem()).isEqualTo(problem);
    }
  }

  @Test
  void emptyBranchNameIsNone() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      Result result = shop.run("headwater:check", "-Dheadwater.depth=offline", "-Dheadwater.base=");
      assertThat(result.succeeded()).as(result.output()).isTrue();
    }
  }

  @Test
  void renumberNeedsABranch() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      assertThat(shop.run("headwater:renumber").problem())
          .isEqualTo(
              """
              error[no-base]: no base branch is named
                fix: mvn headwater:renumber -Dheadwater.base=origin/main""");
    }
  }

  private static MavenProject withTwoBranches() throws IOException, InterruptedException {
    MavenProject shop = MavenProject.shop().file(".gitignore", "target\n");
    git(shop, "init", "-q", "-b", "main");
    commit(shop);
    git(shop, "checkout", "-q", "-b", "work");
    String author = Files.readString(shop.folder().resolve(MIGRATIONS + "V1__author.sql"));
    shop.file(MIGRATIONS + "V1__author.sql", author.replace("name text", "name varchar"));
    shop.file(MIGRATIONS + "V2__mine.sql", "create table mine (id int);");
    commit(shop);
    git(shop, "checkout", "-q", "main");
    shop.file(MIGRATIONS + "V2__theirs.sql", "create table theirs (id int);");
    commit(shop);
    git(shop, "checkout", "-q", "work");
    return shop;
  }

  private static void commit(MavenProject shop) throws IOException, InterruptedException {
    git(shop, "add", "-A");
    git(shop, "commit", "-q", "-m", "more");
  }

  private static void git(MavenProject shop, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=Ann", "-c", "user.email=ann@example.com"));
    command.addAll(List.of(arguments));
    Process git =
        new ProcessBuilder(command)
            .directory(shop.folder().toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor()).as(command + "\n" + output).isZero();
  }
}
