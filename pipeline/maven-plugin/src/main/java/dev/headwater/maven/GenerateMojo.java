package dev.headwater.maven;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.Generate;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import dev.headwater.setting.ServerSettings;
import dev.headwater.tool.OnceResolver;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/**
 * Applies the project's SQL migrations to a throwaway PostgreSQL and generates jOOQ classes from
 * the result.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends PipelineMojo {

  @Inject
  GenerateMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(repositories, decrypter);
  }

  @Override
  OnCommandLine onCommandLine() {
    return OnCommandLine.ALONE;
  }

  @Override
  void run(MavenArtifactResolver resolver, BuildLog log) {
    GenerateRequest request = request(resolver);
    String output = request.outputDirectory().toString();
    Object before = project.getContextValue(output);
    // The same one again is no conflict: Maven plans each phase of "mvn compile test" for itself.
    if (before != null && !before.equals(execution.getExecutionId())) {
      throw new ProblemException(
          Problem.of("output-in-use", "two executions write the same output folder")
              .at(
                  SourceLocation.file(
                      SourceLocation.shown(request.root(), request.outputDirectory())))
              .withFix("give each execution an <outputDirectory> of its own"));
    }
    project.setContextValue(output, execution.getExecutionId());
    // Also when nothing is to be done: otherwise a skipped build would not compile.
    project.addCompileSourceRoot(output);
    if (skip) {
      getLog().info("Headwater: skipped");
      return;
    }
    ServerSettings.unused(request.database().choice()).ifPresent(log::warned);
    OnceResolver once = new OnceResolver(resolver);
    log.finished(new Generate(once).run(request, log));
    TestProfile tests = new TestProfile(this, resolver);
    if (tests.isWanted()) {
      tests.write(request, once, log);
    }
  }
}
