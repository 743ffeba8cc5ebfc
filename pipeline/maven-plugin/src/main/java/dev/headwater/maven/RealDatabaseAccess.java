package dev.headwater.maven;

import dev.headwater.command.live.RealDatabases;
import dev.headwater.database.real.RealAddress;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.setting.RealDatabaseSettings;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.ToolSet;
import dev.headwater.tool.Toolbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * The real databases that a goal may read, with the driver for them. A class of its own, because
 * Maven loads what the methods of a goal name, in every build.
 */
final class RealDatabaseAccess implements AutoCloseable {

  private final RealDatabaseMojo goal;
  private final MavenArtifactResolver resolver;
  private final ToolLoaders loaders = new ToolLoaders();

  RealDatabaseAccess(RealDatabaseMojo goal, MavenArtifactResolver resolver) {
    this.goal = goal;
    this.resolver = resolver;
  }

  /** The database that {@code on} names, not connected yet; empty when it names none. */
  Optional<RealDatabase> on() {
    return settings().address().map(this::at);
  }

  /**
   * The database that {@code on} names, not connected yet.
   *
   * @param purpose what the goal does with it, such as {@code adopt}
   * @throws ProblemException when it names none
   */
  RealDatabase required(String purpose) {
    return on().orElseThrow(
            () ->
                new ProblemException(
                    Problem.of("no-database", "nothing says which database to " + purpose)
                        .withFix(
                            "-Dheadwater.on=production, for example; docs/databases.md says how a"
                                + " database gets a name")));
  }

  /** The environments whose seeds belong into the database that {@code on} names. */
  List<String> seeds() {
    return settings().seeds();
  }

  /** The databases by their names, not connected yet. */
  RealDatabases named() {
    return name -> at(settings().named(name));
  }

  private RealDatabaseSettings settings() {
    MojoSettings settings = new MojoSettings(goal);
    return new RealDatabaseSettings(
        settings.all(resolver), settings.typed(), new MavenContext(goal, resolver));
  }

  private RealDatabase at(RealAddress address) {
    return RealDatabase.at(address, driver());
  }

  private ClassLoader driver() {
    MavenContext context = new MavenContext(goal, resolver);
    try {
      ToolSet tools = new ToolSet(context.tools(), List.of(), List.of());
      return new Toolbox(tools, context.resolver(), loaders).driver();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      loaders.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
