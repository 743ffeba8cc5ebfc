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
public final class ToolWarmup {

  private ToolWarmup() {}

  private interface Loading {
    void of(Toolbox tools) throws IOException;
  }

  /** Loads Flyway and jOOQ. */
  static void start(ToolSet set, ArtifactResolver resolver) {
    start(
        () ->
            load(
                set,
                resolver,
                tools -> {
                  tools.flyway().warmUp();
                  tools.jooq().warmUp();
                }));
  }

  /** Loads Flyway, and returns when that is done. */
  public static void flyway(ToolSet set, ArtifactResolver resolver) {
    load(set, resolver, tools -> tools.flyway().warmUp());
  }

  /** Returns at once. */
  public static void start(Runnable work) {
    Thread thread = new Thread(work, "headwater-warmup");
    thread.setDaemon(true);
    thread.setContextClassLoader(ToolWarmup.class.getClassLoader());
    thread.start();
  }

  private static void load(ToolSet set, ArtifactResolver resolver, Loading loading) {
    // Loaders of its own, which it gives back by itself: nobody waits for it.
    try (ToolLoaders loaders = new ToolLoaders()) {
      loading.of(new Toolbox(set, resolver, loaders));
    } catch (IOException | RuntimeException | LinkageError e) {
      // The first use of the tool meets the same error, and reports it.
    }
  }
}
