package dev.headwater.maven;

import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/** The parameters of the goals that change a real database after somebody has said yes. */
abstract class ConfirmedMojo extends RealDatabaseMojo {

  /** Carry the plan out without asking, where nobody sits at a terminal. */
  @Parameter(property = "headwater.yes", defaultValue = "false")
  boolean yes;

  ConfirmedMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(repositories, decrypter);
  }
}
