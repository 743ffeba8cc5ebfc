package dev.headwater.history;

import dev.headwater.problem.ProblemException;
import dev.headwater.script.MigrationFolders;
import dev.headwater.script.ScriptSource;
import dev.headwater.script.Version;
import java.io.IOException;
import java.util.Optional;

/** The versions that a base branch has. */
public final class BaseVersions {

  private BaseVersions() {}

  /**
   * The newest one; empty where the branch has no migrations.
   *
   * @param base such as {@code origin/main}
   * @throws ProblemException when git does not know the branch
   */
  public static Optional<Version> newest(ScriptSource source, String base) throws IOException {
    Repository repository = Repository.around(source.root(), MigrationFolders.of(source));
    String tip = BaseBranch.tip(base, "-Dheadwater.base", repository.git());
    return repository.in(tip).stream()
        .filter(script -> script.name().isVersioned())
        .map(script -> script.name().order())
        .max(Version::compareTo);
  }
}
