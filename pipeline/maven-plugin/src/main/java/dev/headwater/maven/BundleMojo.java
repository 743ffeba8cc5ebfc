package dev.headwater.maven;

import dev.headwater.command.bundle.Bundle;
import dev.headwater.command.bundle.BundleOutcome;
import dev.headwater.command.bundle.BundleRequest;
import dev.headwater.command.bundle.BundleRequest.Place;
import dev.headwater.report.BundleReport;
import dev.headwater.report.ExecutionFile;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Makes an executable jar that brings real databases to these migrations, and needs neither Maven
 * nor sources. The jar knows what the migrations make.
 */
@Mojo(name = "bundle", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class BundleMojo extends PipelineMojo {

  /**
   * Major versions of PostgreSQL for which the bundle knows the schema, such as <code>15,18</code>.
   * Default: the version of the throwaway database.
   */
  @Parameter(property = "headwater.catalogVersions")
  @Nullable List<String> catalogVersions;

  @Inject
  BundleMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(repositories, decrypter);
  }

  @Override
  void run(MavenArtifactResolver resolver, BuildLog log) {
    new Run().run(resolver, log);
  }

  /** Apart, because Maven loads what the methods of a goal name, in every build. */
  private final class Run {

    private void run(MavenArtifactResolver resolver, BuildLog log) {
      if (skip) {
        log.info("skipped");
        return;
      }
      BundleRequest request =
          BundleRequest.of(
              databaseRequest(resolver),
              place(),
              catalogVersions == null ? List.of() : catalogVersions);
      BundleOutcome outcome = new Bundle(resolver).run(request, log);
      log.silent();
      log.info(new BundleReport(request.database().root()).line(outcome));
    }

    private Place place() {
      Path target = Path.of(project.getBuild().getDirectory());
      CommandLineGoal goal = new CommandLineGoal(session, project, execution);
      Path jar =
          ExecutionFile.of(
              target.resolve(project.getArtifactId() + "-migrations.jar"), goal.idAmongSeveral());
      Path key = ExecutionFile.of(target.resolve("headwater/bundle.key"), goal.idAmongSeveral());
      String name = String.valueOf(jar.getFileName()).replaceFirst("\\.jar$", "");
      return new Place(name, jar, key);
    }
  }
}
