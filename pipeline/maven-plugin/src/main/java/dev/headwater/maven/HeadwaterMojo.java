package dev.headwater.maven;

import dev.headwater.Diagnostic;
import dev.headwater.PipelineException;
import dev.headwater.tools.ArtifactResolver.ArtifactMissingException;
import java.io.File;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What all goals have in common. */
abstract class HeadwaterMojo extends AbstractMojo {

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  MojoExecution execution;

  /** PostgreSQL's version: a major such as 17, or a full version such as 17.11. Default: 18. */
  @Parameter(property = "headwater.postgresVersion")
  @Nullable String postgresVersion;

  /** The folder for PostgreSQL's binaries. Default: the platform's cache folder of the user. */
  @Parameter(property = "headwater.cache")
  @Nullable File cacheDirectory;

  /** Do nothing but add the folder of the classes to the source folders. */
  @Parameter(property = "headwater.skip", defaultValue = "false")
  boolean skip;

  private final RepositorySystem repositories;

  HeadwaterMojo(RepositorySystem repositories) {
    this.repositories = repositories;
  }

  /** Does the goal's work. */
  abstract void run(MavenArtifactResolver resolver, BuildLog log);

  @Override
  public final void execute() throws MojoFailureException {
    try {
      UnknownKeys.refuse(session, execution);
      run(
          new MavenArtifactResolver(repositories, session, execution),
          new BuildLog(getLog(), session.getRequest().isInteractiveMode()));
    } catch (PipelineException e) {
      getLog().debug(e);
      throw new MojoFailureException("\n\n" + e.getMessage() + "\n");
    } catch (ArtifactMissingException e) {
      Diagnostic problem =
          Diagnostic.of(
                  "missing-artifact", "cannot get a dependency of the project or of the plugin")
              .withDetail("why", String.valueOf(e.getMessage()))
              .withFix("go online once (without -o), or correct the dependency");
      throw new MojoFailureException("\n\n" + problem.render() + "\n");
    }
  }
}
