package dev.headwater.spi;

import java.sql.Connection;

/** Writes classes for a migrated database. */
public interface CodegenTool {

  /** The tool's own version, as it says it itself. */
  String version();

  /**
   * Loads what a generation will need, so that this can be done while something else is waited for.
   */
  void warmUp();

  /**
   * Writes all classes.
   *
   * @throws ToolFailure when the configuration is wrong or a class could not be written
   */
  CodegenReport generate(Connection database, CodegenOrder order);
}
