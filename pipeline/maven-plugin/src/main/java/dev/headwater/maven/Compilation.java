package dev.headwater.maven;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.apache.maven.Maven;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** {@code mvn compile} of one project, in this JVM, where everything is warm. */
record Compilation(Maven maven, MavenSession session, MavenProject project) {

  /**
   * Compiles; the compiler itself says what is wrong.
   *
   * @return whether it worked
   */
  boolean run(BuildLog log) {
    Instant begin = Instant.now();
    MavenExecutionRequest request = DefaultMavenExecutionRequest.copy(session.getRequest());
    request.setGoals(List.of("compile"));
    request.setSelectedProjects(List.of(project.getGroupId() + ":" + project.getArtifactId()));
    // Other modules of this build, of which nothing may be installed.
    request.setMakeBehavior(MavenExecutionRequest.REACTOR_MAKE_UPSTREAM);
    request.setResumeFrom(null);
    request.setExecutionListener(null); // no headlines
    Properties typed = new Properties();
    typed.putAll(session.getUserProperties());
    typed.setProperty("headwater.skip", "true"); // the classes are there
    request.setUserProperties(typed);
    MavenExecutionResult result = maven.execute(request);
    for (Throwable problem : result.getExceptions()) {
      log.error(String.valueOf(problem.getMessage()).lines().findFirst().orElse(""));
    }
    if (!result.hasExceptions()) {
      log.info(
          String.format(
              Locale.ROOT,
              "compiled, %.2f s",
              Duration.between(begin, Instant.now()).toMillis() / 1000.0));
    }
    return !result.hasExceptions();
  }
}
