package dev.headwater.spi;

import java.util.List;
import java.util.Map;

/** Adds to the text of a POM, and leaves everything else in it as it is. */
public interface PomTool {

  /**
   * The POM with the additions, each only where it does not stand there already.
   *
   * @throws ToolFailure when the text is not XML
   */
  String with(String pom, Addition addition);

  /** Dependencies and plugins. */
  record Addition(List<Dependency> dependencies, List<Plugin> plugins) {

    public Addition {
      dependencies = List.copyOf(dependencies);
      plugins = List.copyOf(plugins);
    }
  }

  /**
   * A dependency.
   *
   * @param version empty where something else manages it
   */
  record Dependency(String groupId, String artifactId, String version) {}

  /**
   * A plugin with one execution.
   *
   * @param configuration elements with their texts
   */
  record Plugin(
      String groupId,
      String artifactId,
      String version,
      String goal,
      Map<String, String> configuration) {

    public Plugin {
      configuration = Map.copyOf(configuration);
    }
  }
}
