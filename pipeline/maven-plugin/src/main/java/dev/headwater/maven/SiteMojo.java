package dev.headwater.maven;

import dev.headwater.command.site.Site;
import dev.headwater.command.site.SiteOutcome;
import dev.headwater.command.site.SiteRequest;
import dev.headwater.problem.SourceLocation;
import dev.headwater.report.ExecutionFile;
import dev.headwater.report.SiteReport;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/**
 * Makes a site of static pages that show the schema: a page and a diagram for each table, and a
 * search over everything. The pages lie in target/headwater/site and need no server.
 */
@Mojo(name = "site", threadSafe = true)
public final class SiteMojo extends PipelineMojo {

  @Inject
  SiteMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(repositories, decrypter);
  }

  @Override
  void run(MavenArtifactResolver resolver, BuildLog log) {
    if (skip) {
      log.info("skipped");
      return;
    }
    Path folder =
        ExecutionFile.of(
            Path.of(project.getBuild().getDirectory(), "headwater", "site"),
            new CommandLineGoal(session, project, execution).idAmongSeveral());
    SiteRequest request = new SiteRequest(request(resolver), project.getName(), folder);
    SiteOutcome outcome = new Site(resolver).run(request, log);
    log.silent();
    Path page = folder.resolve("index.html");
    log.info(new SiteReport(outcome).line(SourceLocation.shown(request.database().root(), page)));
  }
}
