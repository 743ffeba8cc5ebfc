package dev.headwater.maven;

import dev.headwater.command.site.Site;
import dev.headwater.command.site.SiteOutcome;
import dev.headwater.command.site.SiteRequest;
import dev.headwater.command.site.SiteRequest.Place;
import dev.headwater.command.site.SiteWords;
import dev.headwater.problem.SourceLocation;
import dev.headwater.report.ExecutionFile;
import dev.headwater.report.SiteReport;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Makes a site of static pages that show the schema: a page and a diagram for each table, and a
 * search over everything. The pages lie in target/headwater/site and need no server.
 */
@Mojo(name = "site", threadSafe = true)
public final class SiteMojo extends PipelineMojo {

  /**
   * Objects that must have a comment, or the goal fails: <code>tables</code>, <code>views</code>,
   * <code>
   * columns</code>, <code>types</code>, <code>routines</code>. Default: nothing.
   */
  @Parameter(property = "headwater.site.require")
  @Nullable List<String> require;

  /**
   * Folders with compiled classes, such as <code>../app/target/classes</code>: the site says which
   * lines of Java use a column. Default: none.
   */
  @Parameter(property = "headwater.site.classes")
  @Nullable List<File> classes;

  /**
   * Tables that are wanted in one picture, each group as a name and patterns: <code>
   * people: users team_*</code>. Default: groups are found by foreign keys.
   */
  @Parameter(property = "headwater.site.groups")
  @Nullable List<String> groups;

  /** Show the commit in which each migration came, by git. */
  @Parameter(property = "headwater.site.commits", defaultValue = "false")
  boolean commits;

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
    SiteWords words =
        new SiteWords(
            require == null ? List.of() : require,
            groups == null ? List.of() : groups,
            classes == null ? List.of() : classes.stream().map(File::toPath).toList(),
            commits);
    SiteRequest request =
        SiteRequest.of(request(resolver), new Place(project.getName(), folder), words);
    SiteOutcome outcome = new Site(resolver).run(request, log);
    log.silent();
    Path page = folder.resolve("index.html");
    log.info(new SiteReport(outcome).line(SourceLocation.shown(request.database().root(), page)));
  }
}
