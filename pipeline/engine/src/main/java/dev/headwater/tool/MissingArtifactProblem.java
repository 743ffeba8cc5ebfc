package dev.headwater.tool;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.tool.ArtifactResolver.Artifact;
import dev.headwater.tool.ArtifactResolver.ArtifactMissingException;
import java.nio.file.Path;
import java.util.List;

/** Resolves, and says it in the user's terms when that fails. */
public final class MissingArtifactProblem {

  private MissingArtifactProblem() {}

  /**
   * The class path of a tool.
   *
   * @param tool as the user knows it, such as {@code jOOQ 3.19.38}
   * @throws ProblemException when it is not to be had
   */
  public static List<Path> orClassPath(
      ArtifactResolver resolver, String tool, List<Artifact> artifacts) {
    try {
      return resolver.classPath(artifacts);
    } catch (ArtifactMissingException e) {
      throw new ProblemException(
          Problem.of("missing-artifact", "cannot get " + tool)
              .withDetail("artifact", artifacts.get(0).toString())
              .withDetail("why", String.valueOf(e.getMessage()))
              .withFix(
                  "go online once (without -o), or correct the version that the project declares"));
    }
  }
}
