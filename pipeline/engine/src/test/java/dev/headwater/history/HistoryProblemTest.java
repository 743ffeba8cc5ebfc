package dev.headwater.history;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.io.Trees;
import dev.headwater.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps git from saying what the base branch has. */
final class HistoryProblemTest {

  @TempDir Path folder;

  @Test
  void folderWithoutARepository() throws Exception {
    Path plain = folder.toRealPath();

    refused(
        GenerateRequest.in(plain).build(),
        """
        error[no-repository]: a base branch is named, but git finds no repository here
          folder: %s
          git: fatal: not a git repository (or any of the parent directories): .git
          fix: run it in a clone of the repository, or leave out -Dheadwater.base"""
            .formatted(plain));
  }

  @Test
  void cloneOfAnotherUser() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root can give files away");
    Clone clone = Clone.withTwo(folder);
    Trees.chown(folder, 65534);

    refused(
        clone.request(),
        """
        error[no-repository]: a base branch is named, but git finds no repository here
          folder: %1$s
          git: fatal: detected dubious ownership in repository at '%1$s'
          fix: git config --global --add safe.directory %1$s"""
            .formatted(clone.folder));
  }

  @Test
  void branchThatIsNotThere() throws Exception {
    Clone clone = Clone.withTwo(folder);

    refused(
        clone.request(),
        "origin/release/7",
        """
        error[unknown-base]: git knows no commit "origin/release/7" here
          fix: git fetch origin +refs/heads/release/7:refs/remotes/origin/release/7
            or correct -Dheadwater.base""");
    refused(
        clone.request(),
        "release/7",
        """
        error[unknown-base]: git knows no commit "release/7" here
          fix: git fetch origin release/7:release/7
            or correct -Dheadwater.base""");
    clone.git("remote", "add", "upstream", "nowhere");
    refused(
        clone.request(),
        "upstream/release/7",
        """
        error[unknown-base]: git knows no commit "upstream/release/7" here
          fix: git fetch upstream +refs/heads/release/7:refs/remotes/upstream/release/7
            or correct -Dheadwater.base""");
    refused(
        clone.request(),
        "--all",
        """
        error[unknown-base]: git knows no commit "--all" here
          fix: git fetch origin --all:--all
            or correct -Dheadwater.base""");
  }

  @Test
  void shallowCloneWithoutTheBranch() throws Exception {
    Path shallow = shallow();

    refused(
        GenerateRequest.in(shallow).locations(List.of("db")).build(),
        "origin/main",
        """
        error[unknown-base]: git knows no commit "origin/main" here
          fix: git fetch origin +refs/heads/main:refs/remotes/origin/main
            or correct -Dheadwater.base; in CI, fetch everything (fetch-depth: 0)""");
  }

  @Test
  void shallowCloneWithoutTheForkPoint() throws Exception {
    Path shallow = shallow();
    new ProcessBuilder(
            "git",
            "fetch",
            "-q",
            "--depth=1",
            "origin",
            "+refs/heads/main:refs/remotes/origin/main")
        .directory(shallow.toFile())
        .inheritIO()
        .start()
        .waitFor();

    refused(
        GenerateRequest.in(shallow).locations(List.of("db")).build(),
        "origin/main",
        """
        error[shallow-clone]: this clone is too shallow to say where the branch left origin/main
          fix: git fetch --unshallow; in CI: fetch-depth: 0 (GitHub), GIT_DEPTH: 0 (GitLab)""");
  }

  private Path shallow() throws Exception {
    Clone clone = Clone.withTwo(Files.createDirectory(folder.resolve("origin")));
    clone.add("db/V3__mine.sql").onMain("db/V4__theirs.sql");
    Path shallow = folder.resolve("shallow");
    clone.git(
        "clone",
        "-q",
        "--depth=1",
        "-b",
        "work",
        clone.folder.toUri().toString(),
        shallow.toString());
    return shallow;
  }

  @Test
  void branchesThatHaveNothingInCommon() throws Exception {
    Clone clone = Clone.withTwo(folder).git("checkout", "-q", "--orphan", "other");
    clone.add("db/V3__mine.sql").commit();

    refused(
        clone.request(),
        """
        error[no-merge-base]: the branch and main have no commit in common
          fix: name the branch that this one will be merged into: -Dheadwater.base=…""");
  }

  @Test
  void migrationsInASubmodule() throws Exception {
    Clone clone = Clone.withTwo(folder);
    Clone.withTwo(Files.createDirectory(folder.resolve("inner")));

    refused(
        clone.locations("inner/db").request(),
        """
        inner/db: error[history-outside]: these migrations are not in the repository of the project
          repository: .
          fix: check their history where they are, and leave out -Dheadwater.base here""");
  }

  @Test
  void noGit() {
    assertThatThrownBy(() -> new Git("no-such-git", folder, Duration.ofSeconds(5)).run("rev-parse"))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error[no-git]: git cannot be started, and a base branch needs it\n"
                + "  why: Cannot run program \"no-such-git\" (in directory \""
                + folder
                + "\"): error=2, No such file or directory\n"
                + "  fix: install git, or leave out -Dheadwater.base");
  }

  @Test
  void gitThatHangs() throws Exception {
    Path hanging = folder.resolve("git");
    Files.writeString(hanging, "#!/bin/sh\nexec sleep 60\n");
    Files.setPosixFilePermissions(hanging, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThatThrownBy(
            () -> new Git(hanging.toString(), folder, Duration.ofSeconds(1)).run("rev-parse", "x"))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[git-timeout]: git rev-parse did not end within 1 s
              fix: find out by hand what it waits for: git rev-parse x""");
  }

  private static void refused(GenerateRequest request, String message) {
    refused(request, "main", message);
  }

  private static void refused(GenerateRequest request, String base, String message) {
    assertThatThrownBy(() -> HistoryGuard.compare(request.scripts(), base))
        .isInstanceOf(ProblemException.class)
        .hasMessage(message);
  }
}
