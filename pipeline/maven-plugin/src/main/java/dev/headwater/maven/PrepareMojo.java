package dev.headwater.maven;

import dev.headwater.PipelineRequest;
import dev.headwater.database.cluster.EmbeddedProvider;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.eclipse.aether.RepositorySystem;

/**
 * Fetches, unpacks and initialises PostgreSQL, and does nothing else. For modules whose tests use
 * headwater-junit but that generate no classes, and to fill the cache of a machine that will be
 * offline.
 */
@Mojo(name = "prepare", defaultPhase = LifecyclePhase.GENERATE_TEST_RESOURCES, threadSafe = true)
public final class PrepareMojo extends HeadwaterMojo {

  @Inject
  PrepareMojo(RepositorySystem repositories) {
    super(repositories);
  }

  @Override
  OnCommandLine onCommandLine() {
    return OnCommandLine.LIKE_GENERATE_OR_ALONE;
  }

  @Override
  void run(MavenArtifactResolver resolver, BuildLog log) {
    if (skip) {
      getLog().info("Headwater: skipped");
      return;
    }
    PipelineRequest.Builder request = PipelineRequest.in(project.getBasedir().toPath());
    if (postgresVersion != null) {
      request.postgresVersion(postgresVersion);
    }
    if (cacheDirectory != null) {
      request.cacheDirectory(cacheDirectory.toPath());
    }
    String version = EmbeddedProvider.prepare(request.build(), resolver, log);
    getLog().info("Headwater: PostgreSQL " + version + " is ready");
  }
}
