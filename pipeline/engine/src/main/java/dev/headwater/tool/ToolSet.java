package dev.headwater.tool;

import java.nio.file.Path;
import java.util.List;

/**
 * The outside tools of a run, and the user's classes that they call.
 *
 * @param migrations Java migrations and callbacks, for Flyway
 * @param codegen generators, strategies and converters, for jOOQ
 */
public record ToolSet(ToolVersions versions, List<Path> migrations, List<Path> codegen) {

  public ToolSet {
    migrations = List.copyOf(migrations);
    codegen = List.copyOf(codegen);
  }
}
