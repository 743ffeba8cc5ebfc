package dev.headwater.maven;

import dev.headwater.command.dev.Dev;
import dev.headwater.report.DevReport;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/** Makes the development database anew, after it has asked: migrated, and with its seeds. */
@Mojo(name = "dev-reset", requiresDirectInvocation = true, threadSafe = true)
public final class DevResetMojo extends PipelineMojo {

  /** Carry the plan out without asking, where nobody sits at a terminal. */
  @Parameter(property = "headwater.yes", defaultValue = "false")
  boolean yes;

  @Inject
  DevResetMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
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
      DevReport.ready(
              new Dev(resolver, log)
                  .reset(
                      DevDatabase.of(DevResetMojo.this, resolver),
                      rebuild ->
                          Confirmation.of(DevResetMojo.this, yes)
                              .ask(log, DevReport.question(rebuild))),
              project.getArtifactId())
          .forEach(log::info);
    }
  }
}
