package dev.headwater.history;

import dev.headwater.problem.ProblemException;
import dev.headwater.script.MigrationFolders;
import dev.headwater.script.MigrationName.Kind;
import dev.headwater.script.ScriptSource;
import dev.headwater.script.Version;
import java.io.IOException;
import java.util.List;

/** The migrations that only this branch has. */
public final class NewMigrations {

  private NewMigrations() {}

  /**
   * Their versions, the lowest first.
   *
   * @param base such as {@code origin/main}
   * @throws ProblemException when git cannot say what the base branch has
   */
  public static List<Version> versions(ScriptSource source, String base) throws IOException {
    Repository repository = Repository.around(source.root(), MigrationFolders.of(source));
    if (repository.isEmpty()) {
      return List.of();
    }
    return Branch.of(repository, BaseBranch.find(base, repository.git())).added().stream()
        .filter(script -> script.name().kind() == Kind.VERSIONED)
        .map(script -> script.name().order())
        .distinct()
        .toList();
  }
}
