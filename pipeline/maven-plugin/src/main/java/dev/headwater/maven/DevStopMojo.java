package dev.headwater.maven;

import dev.headwater.command.dev.Dev;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/** Stops the server of the development database. The data stays for the next <code>dev</code>. */
@Mojo(name = "dev-stop", requiresDirectInvocation = true, threadSafe = true)
public final class DevStopMojo extends PipelineMojo {

  @Inject
  DevStopMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(repositories, decrypter);
  }

  @Override
  void run(MavenArtifactResolver resolver, BuildLog log) {
    boolean ran = !skip && new Dev(resolver, log).stop(DevDatabase.of(this, resolver));
    log.info(
        skip ? "skipped" : ran ? "dev: stopped; the data stays" : "dev: the server does not run");
  }
}
