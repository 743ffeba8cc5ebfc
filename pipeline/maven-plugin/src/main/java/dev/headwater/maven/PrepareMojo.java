package dev.headwater.maven;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.cluster.EmbeddedProvider;
import dev.headwater.tool.ToolVersions;
import dev.headwater.tool.Toolbox;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/**
 * Fetches, unpacks and initialises PostgreSQL, and tells headwater-junit where it and the other
 * tools are: for modules whose tests need a database but that generate no classes. On the command
 * line also fetches what the other goals load when they need it (jOOQ, Flyway, PostgreSQL's JDBC
 * driver, libraries for documents): for a machine that will be offline.
 */
@Mojo(name = "prepare", defaultPhase = LifecyclePhase.GENERATE_TEST_RESOURCES, threadSafe = true)
public final class PrepareMojo extends PipelineMojo {

  @Inject
  PrepareMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(repositories, decrypter);
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
    GenerateRequest request = databaseRequest(resolver);
    String version = EmbeddedProvider.prepare(request.database(), resolver, log);
    getLog().info("Headwater: PostgreSQL " + version + " is ready");
    new TestProfile(this, resolver).write(request, resolver, log);
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
