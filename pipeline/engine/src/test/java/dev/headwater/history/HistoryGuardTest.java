package dev.headwater.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.codegen.GenerateRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryGuardTest {

  @TempDir Path folder;

  @Test
  void newMigrationsAreFine() throws Exception {
    Clone clone = Clone.withTwo(folder).add("db/V3__bills.sql").commit().add("db/V4__more.sql");

    HistoryGuard.Finding finding = HistoryGuard.compare(clone.request().scripts(), "main");

    assertThat(finding).isEqualTo(new HistoryGuard.Finding(2, 2, List.of()));
  }

  @Test
  void editedMigrationIsShownWithItsFirstOtherLine() throws Exception {
    Clone clone =
        Clone.withTwo(folder)
            .write("db/V2__orders.sql", "create table db_V2__orders_sql (id int);\n-- more\n");

    assertThat(clone.problems())
        .isEqualTo(
            """
            db/V2__orders.sql:2: error[history-edited]: this migration is in main already, and was changed here
                2 | -- more
              why: databases that ran it refuse the changed text, and would differ from new databases
              fix: git checkout main -- db/V2__orders.sql
                and put the change into a migration with a new version""");
    clone.git("checkout", "main", "--", "db/V2__orders.sql");
    assertThat(clone.problems()).isEmpty();
  }

  @Test
  void otherLineEndsAreNoChange() throws Exception {
    Clone clone = Clone.withTwo(folder);
    String text = Files.readString(folder.resolve("db/V1__users.sql"));
    clone.write("db/V1__users.sql", text.replace("\n", "\r\n"));

    assertThat(clone.problems()).isEmpty();
  }

  @Test
  void deletedMigrationComesBackByTheCommandInTheFix() throws Exception {
    Clone clone = Clone.withTwo(folder).delete("db/V1__users.sql").commit();

    assertThat(clone.problems())
        .isEqualTo(
            """
            db/V1__users.sql: error[history-deleted]: this migration is in main already, and is gone here
              why: databases that ran it refuse to migrate further without it
              fix: git checkout main -- db/V1__users.sql""");
    clone.git("checkout", "main", "--", "db/V1__users.sql");
    assertThat(clone.problems()).isEmpty();
  }

  @Test
  void migrationsBelowABaselineMayGo() throws Exception {
    Clone clone = Clone.withTwo(folder).delete("db/V1__users.sql").delete("db/V2__orders.sql");

    assertThat(clone.add("db/B2__all.sql").problems()).isEmpty();
  }

  @Test
  void renumberedMigrationIsRecognisedByItsText() throws Exception {
    Clone clone = Clone.withTwo(folder).git("mv", "db/V2__orders.sql", "db/V3__orders.sql");

    assertThat(clone.problems())
        .isEqualTo(
            """
            db/V3__orders.sql: error[history-renumbered]: this is V2__orders.sql of main under another version
              why: databases that ran it would run it again
              fix: git mv db/V3__orders.sql db/V2__orders.sql""");
  }

  @Test
  void renamedMigrationIsRecognisedByItsText() throws Exception {
    Clone clone = Clone.withTwo(folder).move("db/V2__orders.sql", "db/V2__bills.sql");

    assertThat(clone.problems())
        .isEqualTo(
            """
            db/V2__bills.sql: error[history-renamed]: this is V2__orders.sql of main under another name
              why: Flyway compares names, and databases that ran it refuse another name
              fix: mv db/V2__bills.sql db/V2__orders.sql""");
  }

  @Test
  void anotherFolderIsNoOtherMigration() throws Exception {
    Clone clone = Clone.withTwo(folder).move("db/V2__orders.sql", "db/2026/V02__orders.sql");

    assertThat(clone.problems()).isEmpty();
  }

  @Test
  void folderThatTheBranchMovedIsComparedWithWhereItWas() throws Exception {
    Clone clone =
        Clone.with(folder, "old/db/V1__a.sql", "old/db/V2__b.sql", "old/db/V3__c.sql", "old/README")
            .git("mv", "old/db", "new")
            .locations("new")
            .commit();
    assertThat(clone.problems()).isEmpty();
    assertThat(HistoryGuard.compare(clone.request().scripts(), "main").merged()).isEqualTo(3);

    clone.write("new/V1__a.sql", "select 1;\n").delete("new/V2__b.sql").add("new/V4__mine.sql");
    clone.onMain("old/db/V4__theirs.sql");

    assertThat(clone.problems())
        .isEqualTo(
            """
            new/V1__a.sql:1: error[history-edited]: this migration is in main already, and was changed here
                1 | select 1;
              why: databases that ran it refuse the changed text, and would differ from new databases
              fix: git checkout main -- old/db/V1__a.sql
                git mv -f old/db/V1__a.sql new/V1__a.sql
                and put the change into a migration with a new version

            new/V2__b.sql: error[history-deleted]: this migration is in main already, and is gone here
              why: databases that ran it refuse to migrate further without it
              fix: git checkout main -- old/db/V2__b.sql
                git mv -f old/db/V2__b.sql new/V2__b.sql

            new/V4__mine.sql: error[history-version-taken]: version 4 is taken: main has V4__theirs.sql
              fix: mvn headwater:renumber -Dheadwater.base=main""");
    clone.git("checkout", "main", "--", "old/db/V1__a.sql");
    clone.git("mv", "-f", "old/db/V1__a.sql", "new/V1__a.sql");
    clone.git("checkout", "main", "--", "old/db/V2__b.sql");
    clone.git("mv", "-f", "old/db/V2__b.sql", "new/V2__b.sql");
    Renumbering.plan(clone.request().scripts(), "main").apply(clone.folder);
    assertThat(clone.folder.resolve("new/V5__mine.sql")).exists();
    assertThat(clone.problems()).isEmpty();
  }

  @Test
  void folderThatIsMovedButNotAddedYetIsFound() throws Exception {
    Clone clone = Clone.withTwo(folder).move("db", "new").locations("new");

    assertThat(clone.delete("new/V2__orders.sql").problems())
        .startsWith("new/V2__orders.sql: error[history-deleted]");
  }

  @Test
  void folderThatTheBaseBranchMovedIsComparedWithWhereItIs() throws Exception {
    Clone clone = Clone.withTwo(folder).add("db/V3__mine.sql").commit();
    clone.git("checkout", "-q", "main").git("mv", "db", "new").add("new/V3__theirs.sql").commit();
    clone.git("checkout", "-q", "work").delete("db/V1__users.sql");

    assertThat(clone.problems())
        .isEqualTo(
            """
            db/V1__users.sql: error[history-deleted]: this migration is in main already, and is gone here
              why: databases that ran it refuse to migrate further without it
              fix: git checkout main -- new/V1__users.sql
                git mv -f new/V1__users.sql db/V1__users.sql

            db/V3__mine.sql: error[history-version-taken]: version 3 is taken: main has V3__theirs.sql
              fix: mvn headwater:renumber -Dheadwater.base=main""");
  }

  /** The module of a new service was begun as a copy of another. */
  @Test
  void folderThatWasCopiedHasNoPast() throws Exception {
    Clone clone = Clone.withTwo(folder).add("new/V3__c.sql").locations("new");
    for (String name : List.of("V1__users.sql", "V2__orders.sql")) {
      clone.write("new/" + name, Files.readString(folder.resolve("db/" + name)));
    }

    assertThat(HistoryGuard.compare(clone.request().scripts(), "main"))
        .isEqualTo(new HistoryGuard.Finding(0, 3, List.of()));
  }

  /** And that other is not in a sparse checkout. */
  @Test
  void folderThatWasCopiedFromWhatASparseCheckoutLeavesOutHasNoPast() throws Exception {
    Clone clone = Clone.withTwo(folder).locations("new/db");
    String text = Files.readString(folder.resolve("db/V1__users.sql"));
    clone.write("new/db/V1__users.sql", text).commit().git("sparse-checkout", "set", "new");

    assertThat(folder.resolve("db")).doesNotExist();
    assertThat(HistoryGuard.compare(clone.request().scripts(), "main"))
        .isEqualTo(new HistoryGuard.Finding(0, 1, List.of()));
  }

  @Test
  void modulesWithTheSameScriptsFindTheirOwnFormerFolders() throws Exception {
    Clone clone = Clone.with(folder, "a/old/V1__x.sql", "b/old/V1__x.sql", "b/old/V2__y.sql");
    clone.write("a/old/V1__x.sql", "select 1;\n").write("b/old/V1__x.sql", "select 1;\n").commit();
    clone.git("branch", "-f", "main").git("mv", "a/old", "a/new").git("mv", "b/old", "b/new");

    assertThat(HistoryGuard.compare(clone.locations("a/new").request().scripts(), "main"))
        .isEqualTo(new HistoryGuard.Finding(1, 0, List.of()));
    assertThat(HistoryGuard.compare(clone.locations("b/new").request().scripts(), "main"))
        .isEqualTo(new HistoryGuard.Finding(2, 0, List.of()));
  }

  @Test
  void versionOfBothBranchesIsTaken() throws Exception {
    Clone clone = Clone.withTwo(folder).add("db/V3__mine.sql").onMain("db/V3__theirs.sql");

    assertThat(clone.problems())
        .isEqualTo(
            """
            db/V3__mine.sql: error[history-version-taken]: version 3 is taken: main has V3__theirs.sql
              fix: mvn headwater:renumber -Dheadwater.base=main""");
  }

  /** Its branch was begun on another one, which was amended and merged with a squash. */
  @Test
  void migrationThatWasMergedWithAnotherTextIsNoNewOne() throws Exception {
    Clone clone = Clone.withTwo(folder).add("db/V3__bills.sql").onMain("db/V3__bills.sql");
    clone.write("db/V3__bills.sql", "-- before the review\nselect 1;\n").add("db/V4__more.sql");

    assertThat(clone.problems())
        .isEqualTo(
            """
            db/V3__bills.sql:1: error[history-edited]: this migration is in main already, and was changed here
                1 | -- before the review
              why: databases that ran it refuse the changed text, and would differ from new databases
              fix: git checkout main -- db/V3__bills.sql
                and put the change into a migration with a new version""");
    assertThat(Renumbering.plan(clone.request().scripts(), "main").moves()).isEmpty();
    clone.git("checkout", "main", "--", "db/V3__bills.sql");
    assertThat(clone.problems()).isEmpty();
  }

  @Test
  void versionIsTakenAlsoAfterMerging() throws Exception {
    Clone clone = Clone.withTwo(folder).add("db/V3__mine.sql").onMain("db/V3__theirs.sql");
    clone.git("merge", "-q", "-m", "merge", "main");

    assertThat(clone.problems()).contains("error[history-version-taken]: version 3 is taken");
  }

  @Test
  void theSameMigrationInBothBranchesIsFine() throws Exception {
    Clone clone = Clone.withTwo(folder).add("db/V3__hotfix.sql").onMain("db/V3__hotfix.sql");

    assertThat(clone.problems()).isEmpty();
  }

  @Test
  void lowerVersionThanTheNewestIsTooLate() throws Exception {
    Clone clone = Clone.withTwo(folder).add("db/V3__mine.sql").onMain("db/V4__theirs.sql");

    assertThat(clone.problems())
        .isEqualTo(
            """
            db/V3__mine.sql: error[history-version-low]: version 3 is lower than the newest of main, V4__theirs.sql
              why: databases that have run that version would never run this migration
              fix: mvn headwater:renumber -Dheadwater.base=main
                or, if they should run it: <flyway><outOfOrder>true</outOfOrder></flyway>""");
    assertThat(clone.flyway("outOfOrder", "true").problems()).isEmpty();
  }

  @Test
  void versionsAreNumbersAndNoTexts() throws Exception {
    Clone clone = Clone.with(folder, "db/V1.9__a.sql", "db/V1.10__b.sql");

    assertThat(clone.add("db/V1_11__c.sql").problems()).isEmpty();
    assertThat(clone.add("db/V1_9_5__d.sql").problems())
        .startsWith(
            "db/V1_9_5__d.sql: error[history-version-low]: version 1.9.5 is lower than the newest"
                + " of main, V1.10__b.sql");
  }

  @Test
  void repeatableMigrationsCallbacksAndUndoScriptsMayChange() throws Exception {
    Clone clone =
        Clone.with(
            folder, "db/V1__a.sql", "db/R__v.sql", "db/U1__a.sql", "db/afterMigrate.sql", "db/x");

    clone.add("db/R__v.sql", "db/U1__a.sql", "db/x").delete("db/afterMigrate.sql");

    assertThat(clone.problems()).isEmpty();
  }

  @Test
  void whatTheBaseBranchDidItselfIsNotHeldAgainstTheBranch() throws Exception {
    Clone clone = Clone.withTwo(folder).add("db/V4__mine.sql").commit();
    clone
        .git("checkout", "-q", "main")
        .delete("db/V1__users.sql")
        .add("db/V2__orders.sql")
        .commit()
        .git("checkout", "-q", "work");

    assertThat(clone.problems()).isEmpty();
  }

  @Test
  void allProblemsAreSaidAtOnce() throws Exception {
    Clone clone =
        Clone.withTwo(folder)
            .add("db/V1__users.sql", "db/V3__mine.sql", "db/V4__mine too.sql")
            .delete("db/V2__orders.sql")
            .onMain("db/V4__theirs.sql");

    assertThat(HistoryGuard.compare(clone.request().scripts(), "main").problems())
        .extracting(problem -> problem.code())
        .containsExactly(
            "history-edited", "history-deleted", "history-version-low", "history-version-taken");
  }

  @Test
  void projectsOwnNamesAreUnderstood() throws Exception {
    Clone clone =
        Clone.with(folder, "db/M1-a.ddl")
            .flyway("sqlMigrationPrefix", "M")
            .flyway("sqlMigrationSeparator", "-")
            .flyway("sqlMigrationSuffixes", ".ddl");

    assertThat(clone.add("db/M1-b.ddl").problems())
        .startsWith("db/M1-b.ddl: error[history-version-taken]: version 1 is taken: main has M1-a");
  }

  @Test
  void pathsWithSpacesAndLettersOfAllKindsWork() throws Exception {
    Clone clone = Clone.with(folder, "my db/a/V1__naïve user's.sql").locations("my db/*");

    assertThat(clone.delete("my db/a/V1__naïve user's.sql").problems())
        .endsWith("  fix: git checkout main -- 'my db/a/V1__naïve user'\\''s.sql'");
  }

  @Test
  void resourcesOfTheProjectCountWhenTheLocationIsOnTheClassPath() throws Exception {
    Clone clone = Clone.with(folder, "src/db/V1__a.sql");
    clone.write(".gitignore", "/target\n").add("src/db/V1__a.sql", "target/db/V9__old.sql");
    GenerateRequest request =
        GenerateRequest.in(clone.folder)
            .locations(List.of("classpath:db"))
            .classPath(
                List.of(
                    clone.folder.resolve("src"),
                    clone.folder.resolve("target"),
                    clone.folder.resolve("x.jar")))
            .build();

    HistoryGuard.Finding finding = HistoryGuard.compare(request.scripts(), "main");

    assertThat(finding.added()).isZero();
    assertThat(finding.problems())
        .extracting(problem -> problem.code())
        .containsExactly("history-edited");
  }

  @Test
  void linkedWorktreesWork() throws Exception {
    Clone clone = Clone.withTwo(Files.createDirectory(folder.resolve("main")));
    Path other = folder.resolve("other").toAbsolutePath();
    clone.git("worktree", "add", "-q", "-b", "more", other.toString(), "main");
    Files.delete(other.resolve("db/V1__users.sql"));
    GenerateRequest request = GenerateRequest.in(other).locations(List.of("db")).build();

    assertThat(HistoryGuard.compare(request.scripts(), "main").problems()).hasSize(1);
  }

  @Test
  void filesThatASparseCheckoutLeavesOutAreNotDeleted() throws Exception {
    Clone clone = Clone.with(folder, "db/2025/V1__a.sql", "db/2025/V2__b.sql", "db/2026/V3__c.sql");
    clone.write("db/2025/V2__b.sql", "select 2;\n").delete("db/2025/V1__a.sql").commit();
    clone.git("sparse-checkout", "set", "db/2026").add("db/2026/V4__d.sql");

    assertThat(folder.resolve("db/2025")).doesNotExist();
    assertThat(clone.problems())
        .isEqualTo(
            """
            db/2025/V1__a.sql: error[history-deleted]: this migration is in main already, and is gone here
              why: databases that ran it refuse to migrate further without it
              fix: git checkout main -- db/2025/V1__a.sql

            db/2025/V2__b.sql:1: error[history-edited]: this migration is in main already, and was changed here
                1 | select 2;
              why: databases that ran it refuse the changed text, and would differ from new databases
              fix: git checkout main -- db/2025/V2__b.sql
                and put the change into a migration with a new version""");
    clone.git("checkout", "-q", "main", "--ignore-skip-worktree-bits", "--", "db/2025");
    clone.git("sparse-checkout", "reapply");
    assertThat(clone.problems()).isEmpty();
  }

  @Test
  void filesThatGitStoresOtherwiseAreComparedAsGitWouldStoreThem() throws Exception {
    Clone clone = Clone.withTwo(folder).write(".gitattributes", "*.sql ident\n");
    clone.git("checkout", "-q", "main");
    clone.write("db/V1__users.sql", "-- $Id$\nselect 1;\n").commit();
    clone.git("checkout", "-q", "-B", "work");
    clone.delete("db/V1__users.sql").git("checkout", "-q", ".");

    assertThat(folder.resolve("db/V1__users.sql")).content().contains("$Id: ");
    assertThat(clone.problems()).isEmpty();
  }
}
