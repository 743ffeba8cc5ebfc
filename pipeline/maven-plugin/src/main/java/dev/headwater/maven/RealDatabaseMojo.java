package dev.headwater.maven;

import dev.headwater.command.live.RealDatabases;
import dev.headwater.database.real.RealAddress;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.setting.RealDatabaseSettings;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.ToolSet;
import dev.headwater.tool.Toolbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
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

  /**
   * The database that <code>on</code> names, not connected yet; empty when it names none.
   *
   * @param loaders hold the driver; to be closed after the last connection
   */
  final Optional<RealDatabase> realDatabase(MavenArtifactResolver resolver, ToolLoaders loaders) {
    return realSettings(resolver).address().map(address -> at(address, resolver, loaders));
  }

  /**
   * The databases by their names, not connected yet.
   *
   * @param loaders hold the driver; to be closed after the last connection
   */
  final RealDatabases realDatabases(MavenArtifactResolver resolver, ToolLoaders loaders) {
    return name -> at(realSettings(resolver).named(name), resolver, loaders);
  }

  private RealDatabaseSettings realSettings(MavenArtifactResolver resolver) {
    MojoSettings settings = new MojoSettings(this);
    return new RealDatabaseSettings(
        settings.all(resolver), settings.typed(), new MavenContext(this, resolver));
  }

  private RealDatabase at(
      RealAddress address, MavenArtifactResolver resolver, ToolLoaders loaders) {
    return RealDatabase.at(address, driver(new MavenContext(this, resolver), loaders));
  }

  private static ClassLoader driver(MavenContext context, ToolLoaders loaders) {
    try {
      ToolSet tools = new ToolSet(context.tools(), List.of(), List.of());
      return new Toolbox(tools, context.resolver(), loaders).driver();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
