package dev.headwater.maven;

import dev.headwater.command.prove.Prove;
import dev.headwater.command.prove.ProveRequest;
import dev.headwater.command.prove.Proven;
import dev.headwater.problem.ProblemException;
import dev.headwater.report.ProveReport;
import dev.headwater.tool.Documents;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Proves undo scripts in throwaway databases with rows: each migration, its undo script and the
 * migration again must make the schemas that they made before.
 */
@Mojo(name = "prove", threadSafe = true)
public final class ProveMojo extends PipelineMojo {

  /**
   * The branch whose migrations are left out, such as <code>origin/main</code>. Default: none, so
   * that all migrations with an undo script are proven.
   */
  @Parameter(property = "headwater.base")
  @Nullable String base;

  @Inject
  ProveMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(repositories, decrypter);
  }

  @Override
  void run(MavenArtifactResolver resolver, BuildLog log) {
    if (skip) {
      log.info("skipped");
      return;
    }
    ProveRequest request = new ProveRequest(databaseRequest(resolver), word(base));
    Proven proven = new Prove(resolver).run(request, log);
    ProveReport.lines(proven).forEach(log::info);
    ProblemException.throwIfAny(new ProveReport(new Documents(resolver)).problems(proven));
  }
}
