package dev.headwater.history;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;

/**
 * The branch that a branch will be merged into.
 *
 * @param name as the user gave it, such as {@code origin/main}
 * @param tip its newest commit
 * @param fork the commit where the branch left it
 */
record BaseBranch(String name, String tip, String fork) {

  /**
   * Looks it up.
   *
   * @throws ProblemException when there is no such branch here, or nothing that both have in common
   */
  static BaseBranch find(String name, Git git) {
    String tip = tip(name, "-Dheadwater.base", git);
    Git.Answer fork = git.run("merge-base", "HEAD", tip);
    if (!fork.succeeded()) {
      throw new ProblemException(
          isShallow(git) ? shallow(name) : unrelated(name, fork.complaint()));
    }
    return new BaseBranch(name, tip, fork.line());
  }

  /**
   * The newest commit of a branch.
   *
   * @param given where the user named it
   * @throws ProblemException when git does not know it here
   */
  static String tip(String name, String given, Git git) {
    Git.Answer tip =
        name.startsWith("-")
            ? new Git.Answer(1, new byte[0], "")
            : git.run("rev-parse", "--verify", "--quiet", name + "^{commit}");
    if (!tip.succeeded()) {
      throw new ProblemException(unknown(name, given, git));
    }
    return tip.line();
  }

  private static boolean isShallow(Git git) {
    return git.run("rev-parse", "--is-shallow-repository").line().equals("true");
  }

  private static Problem unknown(String name, String given, Git git) {
    int slash = Math.max(name.indexOf('/'), 0);
    String remote = name.substring(0, slash);
    boolean isRemote =
        remote.equals("origin") || git.run("remote").line().lines().anyMatch(remote::equals);
    String fetch =
        isRemote
            ? "git fetch "
                + remote
                + " +refs/heads/"
                + name.substring(slash + 1)
                + ":refs/remotes/"
                + name
            : "git fetch origin " + name + ":" + name;
    return Problem.of("unknown-base", "git knows no commit \"" + name + "\" here")
        .withFix(
            fetch
                + "\nor correct "
                + given
                + (isShallow(git) ? "; in CI, fetch everything (fetch-depth: 0)" : ""));
  }

  private static Problem shallow(String name) {
    return Problem.of(
            "shallow-clone", "this clone is too shallow to say where the branch left " + name)
        .withFix("git fetch --unshallow; in CI: fetch-depth: 0 (GitHub), GIT_DEPTH: 0 (GitLab)");
  }

  private static Problem unrelated(String name, String complaint) {
    Problem problem =
        Problem.of("no-merge-base", "the branch and " + name + " have no commit in common");
    return (complaint.isEmpty() ? problem : problem.withDetail("git", complaint))
        .withFix("name the branch that this one will be merged into: -Dheadwater.base=…");
  }
}
