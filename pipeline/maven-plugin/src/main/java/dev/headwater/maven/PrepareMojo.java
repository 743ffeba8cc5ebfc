package dev.headwater.maven;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.cluster.EmbeddedProvider;
import dev.headwater.tool.ToolVersions;
import dev.headwater.tool.Toolbox;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.eclipse.aether.RepositorySystem;

/**
 * Fetches, unpacks and initialises PostgreSQL: for modules whose tests use headwater-junit but that
 * generate no classes. On the command line also fetches what the other goals load when they need it
 * (jOOQ, Flyway, PostgreSQL's JDBC driver, libraries for documents): for a machine that will be
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
    // In a build, every goal fetches what it needs. Before PostgreSQL: a project that has it from
    // elsewhere may want a version of which there are no binaries.
    if (execution.getSource() == MojoExecution.Source.CLI) {
      fetchTools(resolver);
    }
    GenerateRequest.Builder request = GenerateRequest.in(project.getBasedir().toPath());
    if (postgresVersion != null) {
      request.postgresVersion(postgresVersion);
    }
    if (cacheDirectory != null) {
      request.cacheDirectory(cacheDirectory.toPath());
    }
    String version = EmbeddedProvider.prepare(request.build().database(), resolver, log);
    getLog().info("Headwater: PostgreSQL " + version + " is ready");
  }

  private void fetchTools(MavenArtifactResolver resolver) {
    ToolVersions versions = ProjectVersions.of(project, execution.getPlugin());
    Toolbox.fetch(versions, resolver);
    getLog()
        .info(
            "Headwater: jOOQ "
                + versions.jooq()
                + ", Flyway "
                + versions.flyway()
                + " and PostgreSQL's JDBC driver "
                + versions.pgjdbc()
                + " are in the local repository");
  }
}
