package dev.headwater.cases.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.command.check.CheckRequest.Depth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words of a check about migrations that the base branch has, too. */
final class HistoryTest {

  private static final String MIGRATIONS = "src/main/resources/db/migration/";

  @TempDir private Path folder;

  /** CI services check out the merge of a pull request, where both versions are in one folder. */
  @Test
  void collisionInTheMergeOfBothBranchesDiffersToo() throws Exception {
    CheckProject shop = withTwoBranches();
    shop.git("checkout", "main", "--", MIGRATIONS + "V1__author.sql");
    shop.git("commit", "-q", "-m", "as it was");
    shop.git("merge", "-q", "-m", "merge", "main");
    for (Depth depth : Depth.values()) {
      assertThat(shop.against("main", depth).text())
          .isEqualTo(
              """
                src/main/resources/db/migration/V2__mine.sql: error[history-version-taken]: version 2 is taken: main has V2__theirs.sql
                  fix: mvn headwater:renumber -Dheadwater.base=main""");
    }

    shop.file(MIGRATIONS + "V1__again.sql", "select 1;");
    shop.git("add", "-A");
    assertThat(shop.against("main", Depth.OFFLINE).text())
        .isEqualTo(
            """
              src/main/resources/db/migration/V1__again.sql: error[history-version-taken]: version 1 is taken: main has V1__author.sql
                fix: mvn headwater:renumber -Dheadwater.base=main

              src/main/resources/db/migration/V2__mine.sql: error[history-version-taken]: version 2 is taken: main has V2__theirs.sql
                fix: mvn headwater:renumber -Dheadwater.base=main""");
    shop.file(MIGRATIONS + "R__a.sql", "select 1;");
    shop.file(MIGRATIONS + "more/R__a.sql", "select");
    assertThat(shop.against("main", Depth.OFFLINE).text())
        .isEqualTo(
            """
              src/main/resources/db/migration/V1__author.sql: error[duplicate-version]: version 1 is used twice
                also: src/main/resources/db/migration/V1__again.sql
                fix: give the newer one the next free version

              src/main/resources/db/migration/V2__theirs.sql: error[duplicate-version]: version 2 is used twice
                also: src/main/resources/db/migration/V2__mine.sql
                fix: give the newer one the next free version

              src/main/resources/db/migration/more/R__a.sql: error[duplicate-version]: repeatable migration "a" exists twice
                also: src/main/resources/db/migration/R__a.sql
                fix: rename or delete one of them

              src/main/resources/db/migration/V1__again.sql: error[history-version-taken]: version 1 is taken: main has V1__author.sql
                fix: mvn headwater:renumber -Dheadwater.base=main

              src/main/resources/db/migration/V2__mine.sql: error[history-version-taken]: version 2 is taken: main has V2__theirs.sql
                fix: mvn headwater:renumber -Dheadwater.base=main""");
  }

  @Test
  void unknownBranchIsAnError() throws Exception {
    CheckProject shop = withTwoBranches();
    assertThat(shop.against("origin/main", Depth.FULL).text())
        .isEqualTo(
            """
              error[unknown-base]: git knows no commit "origin/main" here
                fix: git fetch origin +refs/heads/main:refs/remotes/origin/main
                  or correct -Dheadwater.base""");
  }

  private CheckProject withTwoBranches() throws IOException, InterruptedException {
    CheckProject shop = CheckProject.in(folder);
    shop.file(".gitignore", "target\n");
    shop.git("init", "-q", "-b", "main");
    commit(shop);
    shop.git("checkout", "-q", "-b", "work");
    String author = Files.readString(shop.folder().resolve(MIGRATIONS + "V1__author.sql"));
    shop.file(MIGRATIONS + "V1__author.sql", author.replace("name text", "name varchar"));
    shop.file(MIGRATIONS + "V2__mine.sql", "create table mine (id int);");
    commit(shop);
    shop.git("checkout", "-q", "main");
    shop.file(MIGRATIONS + "V2__theirs.sql", "create table theirs (id int);");
    commit(shop);
    shop.git("checkout", "-q", "work");
    return shop;
  }

  private static void commit(CheckProject shop) throws IOException, InterruptedException {
    shop.git("add", "-A");
    shop.git("commit", "-q", "-m", "more");
  }
}
