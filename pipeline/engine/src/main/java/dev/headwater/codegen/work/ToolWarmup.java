package dev.headwater.codegen.work;

import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.ToolSet;
import dev.headwater.tool.Toolbox;
import java.io.IOException;

/**
 * Finds and loads the tools while the database is opened and migrated. Most of a cold run is the
 * loading of Flyway and jOOQ, and a second core has nothing to do meanwhile.
 */
final class ToolWarmup {

  private ToolWarmup() {}

  /** Returns at once. */
  static void start(ToolSet set, ArtifactResolver resolver) {
    Thread thread = new Thread(() -> load(set, resolver), "headwater-warmup");
    thread.setDaemon(true);
    thread.setContextClassLoader(ToolWarmup.class.getClassLoader());
    thread.start();
  }

  private static void load(ToolSet set, ArtifactResolver resolver) {
    // Loaders of its own, which it gives back by itself: nobody waits for it.
    try (ToolLoaders loaders = new ToolLoaders()) {
      Toolbox tools = new Toolbox(set, resolver, loaders);
      tools.flyway().warmUp();
      tools.jooq().warmUp();
    } catch (IOException | RuntimeException | LinkageError e) {
      // The first use of the tool meets the same error, and reports it.
    }
  }
}
