package dev.headwater.maven;

import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Writes the first migration for a database that no migration made: by an ORM, by hand, by another
 * tool. Only reads there.
 */
@Mojo(name = "adopt", threadSafe = true)
public final class AdoptMojo extends RealDatabaseMojo {

  /**
   * Objects to leave out, as <code>diff</code> names them, with <code>*</code> for any text: <code>
   * table public.import_*</code>.
   */
  @Parameter(property = "headwater.ignore")
  @Nullable List<String> ignore;

  @Inject
  AdoptMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(repositories, decrypter);
  }

  @Override
  void run(MavenArtifactResolver resolver, BuildLog log) {
    if (skip) {
      log.info("skipped");
      return;
    }
    new Adoption(this, resolver, log).run(ignore == null ? List.of() : ignore);
  }
}
