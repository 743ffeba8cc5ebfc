package dev.headwater.tool;

import dev.headwater.spi.ToolFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Reads configuration files of Flyway. To read one may load libraries. */
public interface ConfigurationFiles {

  /** The version of Flyway whose rules count. */
  String flyway();

  /**
   * The settings in a {@code .conf}, by their own names, {@code flyway.…}.
   *
   * @throws ToolFailure when Flyway cannot read it
   */
  Map<String, String> properties(Path file) throws IOException;

  /** The tables in a TOML. */
  Map<String, Object> toml(String text) throws IOException;
}
