package dev.headwater.maven;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.Generate;
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
    OwnPlace place = new OwnPlace(project, execution.getExecutionId());
    place.takeFolder(request);
    // Also when nothing is to be done: otherwise a skipped build would not compile.
    if (request.codegen().makesClasses()) {
      project.addCompileSourceRoot(output);
    }
    if (request.codegen().factories().isPresent()) {
      project.addTestCompileSourceRoot(request.codegen().factories().get().folder().toString());
    }
    if (skip) {
      getLog().info("Headwater: skipped");
      return;
    }
    if (request.codegen().makesClasses()) {
      place.takePackage(request);
    }
    place.takeSchemaFolder(request);
    ServerSettings.unused(request.database().choice()).ifPresent(log::warned);
    OnceResolver once = new OnceResolver(resolver);
    log.finished(new Generate(once).run(request, log), request.codegen().word());
    TestProfile tests = new TestProfile(this, resolver);
    if (tests.isWanted()) {
      tests.write(request, once, log);
    }
  }
}
