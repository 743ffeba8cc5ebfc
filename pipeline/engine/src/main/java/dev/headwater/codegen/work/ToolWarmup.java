package dev.headwater.codegen.work;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.Toolbox;
import java.io.IOException;

/**
 * Finds and loads the tools while the database is opened and migrated. Most of a cold run is the
 * loading of Flyway and jOOQ, and a second core has nothing to do meanwhile.
 */
final class ToolWarmup {

  private ToolWarmup() {}

  /** Returns at once. */
  static void start(GenerateRequest request, ArtifactResolver resolver) {
    Thread thread = new Thread(() -> load(request, resolver), "headwater-warmup");
    thread.setDaemon(true);
    thread.setContextClassLoader(ToolWarmup.class.getClassLoader());
    thread.start();
  }

  private static void load(GenerateRequest request, ArtifactResolver resolver) {
    // Loaders of its own, which it gives back by itself: nobody waits for it.
    try (ToolLoaders loaders = new ToolLoaders()) {
      Toolbox tools = new Toolbox(request, resolver, loaders);
      tools.flyway().warmUp();
      tools.jooq().warmUp();
    } catch (IOException | RuntimeException | LinkageError e) {
      // Whoever needs the tool meets the same error, and says it.
    }
  }
}
