package dev.headwater.maven;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.history.Renumbering;
import dev.headwater.io.DiskProblem;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Gives new migrations the next free versions, where their own are taken in the base branch or
 * lower than its newest. They keep their order, and what the base branch has is not touched.
 */
@Mojo(name = "renumber", threadSafe = true)
public final class RenumberMojo extends PipelineMojo {

  /** The branch that this one will be merged into, such as <code>origin/main</code>. */
  @Parameter(property = "headwater.base")
  @Nullable String base;

  /** Say what would be renamed, and rename nothing. */
  @Parameter(property = "headwater.dryRun", defaultValue = "false")
  boolean dryRun;

  @Inject
  RenumberMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(repositories, decrypter);
  }

  @Override
  void run(MavenArtifactResolver resolver, BuildLog log) {
    if (skip) {
      getLog().info("Headwater: skipped");
      return;
    }
    if (base == null || base.isBlank()) {
      throw new ProblemException(
          Problem.of("no-base", "no base branch is named")
              .withFix("mvn headwater:renumber -Dheadwater.base=origin/main"));
    }
    GenerateRequest request = request(resolver);
    try {
      Renumbering renumbering = Renumbering.plan(request.scripts(), base.strip());
      if (renumbering.moves().isEmpty()) {
        getLog().info("Headwater: every version is free and high enough, so nothing is renamed");
        return;
      }
      if (!dryRun) {
        renumbering.apply(request.root());
      }
      for (Renumbering.Move move : renumbering.moves()) {
        getLog()
            .info(
                (dryRun ? "Headwater: would rename " : "Headwater: renamed ")
                    + SourceLocation.shown(request.root(), move.from())
                    + " to "
                    + move.to().getFileName());
      }
    } catch (IOException e) {
      throw DiskProblem.of(e, request.folders());
    }
  }
}
