package dev.headwater.maven;

import dev.headwater.io.NameProblem;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.tool.ArtifactResolver.ArtifactMissingException;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** The base of all goals. */
abstract class HeadwaterMojo extends AbstractMojo {

  /**
   * Set in a project's context while a goal of Headwater works in it, for itself or for another of
   * its goals.
   */
  private static final String RUNNING = "dev.headwater.running";

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  MojoExecution execution;

  /** PostgreSQL's version: a major such as 17, or a full version such as 17.11. Default: 18. */
  @Parameter(property = "headwater.postgresVersion")
  @Nullable String postgresVersion;

  /**
   * The folder for PostgreSQL's binaries and for what runs keep for later ones. Default: the
   * platform's cache folder of the user.
   */
  @Parameter(property = "headwater.cache")
  @Nullable File cacheDirectory;

  /** Do nothing but add the folder of the classes to the source folders. */
  @Parameter(property = "headwater.skip", defaultValue = "false")
  boolean skip;

  private final RepositorySystem repositories;

  HeadwaterMojo(RepositorySystem repositories) {
    this.repositories = repositories;
  }

  // In fields, so that no goal has to hand them through.
  @Inject private LifecycleExecutor lifecycle;
  @Inject private BuildPluginManager plugins;

  /** How the goal behaves on the command line, where it has no execution in the POM. */
  enum OnCommandLine {
    /** Runs once, with the configuration of the plugin. */
    ALONE,
    /** Runs once for each execution of {@code generate}; alone where there is none. */
    LIKE_GENERATE_OR_ALONE,
    /** The same, but does nothing in a project that does not use the plugin. */
    LIKE_GENERATE
  }

  OnCommandLine onCommandLine() {
    return OnCommandLine.ALONE;
  }

  /** Maven's own resolver. */
  final MavenArtifactResolver resolver() {
    return new MavenArtifactResolver(repositories, session, execution);
  }

  /** The text of a parameter; empty when it is not set, or blank. */
  static Optional<String> word(@Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(word -> !word.isEmpty());
  }

  /** Does the goal's work. */
  abstract void run(MavenArtifactResolver resolver, BuildLog log);

  /** Everything that the goal has to do in this project is done. */
  void endOfProject() {}

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    boolean outermost = project.getContextValue(RUNNING) == null;
    project.setContextValue(RUNNING, true);
    try {
      onceOrForEachExecution();
    } finally {
      if (outermost) {
        project.setContextValue(RUNNING, null);
      }
    }
    if (outermost) {
      reporting(this::endOfProject);
    }
  }

  private void onceOrForEachExecution() throws MojoExecutionException, MojoFailureException {
    CommandLineGoal goal = new CommandLineGoal(session, project, execution);
    if (onCommandLine() == OnCommandLine.ALONE || !goal.isUnbound()) {
      once();
      return;
    }
    List<String> ids = goal.generateIds();
    if (ids.isEmpty() && onCommandLine() == OnCommandLine.LIKE_GENERATE && !goal.isConfigured()) {
      getLog().debug("Headwater: nothing to do, this project has no execution of generate");
      return;
    }
    // Maven gives an execution that it does not know the configuration of the plugin.
    for (String id : ids.isEmpty() ? List.of("command-line") : ids) {
      runAs(goal, id);
    }
  }

  private void runAs(CommandLineGoal goal, String executionId)
      throws MojoExecutionException, MojoFailureException {
    try {
      MojoExecution chosen =
          lifecycle
              .calculateExecutionPlan(session, goal.task(executionId))
              .getMojoExecutions()
              .get(0);
      goal.preferCommandLine(chosen);
      plugins.executeMojo(session, chosen);
    } catch (MojoExecutionException | MojoFailureException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
    }
  }

  private void once() throws MojoFailureException {
    BuildLog log = new BuildLog(getLog(), isSeen());
    try {
      reporting(
          () -> {
            UnknownKeys.refuse(session, execution);
            run(resolver(), log);
          });
    } finally {
      log.silent();
    }
  }

  /** Whether somebody looks at the screen, and one project at a time has it. */
  final boolean isSeen() {
    return session.getRequest().isInteractiveMode()
        && session.getRequest().getDegreeOfConcurrency() <= 1;
  }

  private void reporting(Runnable work) throws MojoFailureException {
    try {
      work.run();
    } catch (ProblemException e) {
      getLog().debug(e);
      throw failure(e);
    } catch (InvalidPathException e) {
      if (!NameProblem.isReasonOf(e)) {
        throw e;
      }
      throw failure(NameProblem.of(e));
    } catch (ArtifactMissingException e) {
      throw failure(new ProblemException(missing(e)));
    }
  }

  private MojoFailureException failure(ProblemException e) {
    return new MojoFailureException("\n\n" + told(e) + "\n");
  }

  /** The message when the goal fails. */
  String told(ProblemException e) {
    return String.valueOf(e.getMessage());
  }

  static Problem missing(ArtifactMissingException e) {
    return Problem.of("missing-artifact", "cannot get a dependency of the project or of the plugin")
        .withDetail("why", String.valueOf(e.getMessage()))
        .withFix("go online once (without -o), or correct the dependency");
  }
}
