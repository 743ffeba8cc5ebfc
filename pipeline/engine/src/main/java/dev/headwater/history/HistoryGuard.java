package dev.headwater.history;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.MigrationFolders;
import dev.headwater.script.ScriptSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tells what a branch did to migrations that others may have run already. */
public final class HistoryGuard {

  private HistoryGuard() {}

  /**
   * Compares with a base branch.
   *
   * @param base such as {@code origin/main}
   * @throws ProblemException when git cannot say what the base branch has
   */
  public static Finding compare(ScriptSource source, String base) throws IOException {
    Repository repository = Repository.around(source.root(), MigrationFolders.of(source));
    if (repository.isEmpty()) {
      return new Finding(0, 0, List.of());
    }
    Branch branch = Branch.of(repository, BaseBranch.find(base, repository.git()));
    boolean outOfOrder = source.flywaySetting("outOfOrder", "false").equals("true");
    List<Violation> violations = new ArrayList<>(branch.violations());
    List<Script> added =
        branch.added().stream().filter(script -> script.name().isVersioned()).toList();
    added.forEach(script -> branch.wrongVersion(script, outOfOrder).ifPresent(violations::add));
    HistoryProblem words = new HistoryProblem(source.root(), base, repository);
    return new Finding(
        branch.mergedCount(), added.size(), violations.stream().map(words::say).toList());
  }

  /**
   * The findings of one run.
   *
   * @param merged migrations of the base branch
   * @param added migrations with a version that only this branch has
   */
  public record Finding(int merged, int added, List<Problem> problems) {

    public Finding {
      problems = List.copyOf(problems);
    }
  }
}
