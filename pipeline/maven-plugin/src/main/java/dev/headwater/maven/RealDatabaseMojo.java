package dev.headwater.maven;

import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** The parameters of all goals that work on a real database, such as staging. */
abstract class RealDatabaseMojo extends PipelineMojo {

  /**
   * The real database that the goal works on: the name of one of <code>databases</code>, a JDBC URL
   * without a password, or <code>service=NAME</code>, a service of pg_service.conf. On the command
   * line: <code>-Dheadwater.on=…</code>.
   */
  @Parameter @Nullable String on;

  /**
   * Real databases by name, each with <code>url</code>, <code>username</code> and <code>serverId
   * </code>, the id of a <code>&lt;server&gt;</code> in Maven's settings.xml. On the command line:
   * <code>-Dheadwater.databases.NAME.url=…</code>.
   */
  @Parameter @Nullable PlexusConfiguration databases;

  RealDatabaseMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(repositories, decrypter);
  }
}
