package dev.headwater.setting;

import dev.headwater.tool.ToolVersions;
import java.nio.file.Path;
import java.util.List;

/** A front end's knowledge of a project besides its settings. The engine asks only where needed. */
public interface ProjectContext {

  /** The project's folder. */
  Path folder();

  /** The versions of the tools that the project declares. */
  ToolVersions tools();

  /** The folder from which messages show paths. */
  default Path root() {
    return folder();
  }

  /** The name that a message proposes for the classes' package. */
  default String packageExample() {
    return "com.example.db";
  }

  default boolean isOffline() {
    return false;
  }

  /** The project's dependencies, where migrations or Flyway need them. */
  default List<Path> classPath() {
    return List.of();
  }

  /** The user's classes that jOOQ calls. */
  default List<Path> codegenClassPath() {
    return List.of();
  }

  /**
   * The credentials that are kept under an id.
   *
   * @param element the element that names the id, as messages show it
   */
  default Credentials credentials(String element, String id) {
    throw new UnsupportedOperationException(element + id);
  }
}
