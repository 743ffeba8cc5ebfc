package dev.headwater.tool;

import dev.headwater.spi.MigrationTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Flyway itself reads its properties, because its rules are not those of Java. From Flyway 13 on,
 * its core reads no TOML at all, so a library for TOML does.
 */
public record FlywayConfigurationFiles(ToolVersions versions, ArtifactResolver resolver)
    implements ConfigurationFiles {

  @Override
  public String flyway() {
    return versions.flyway();
  }

  @Override
  public Map<String, String> properties(Path file) throws IOException {
    try (ToolLoaders loaders = new ToolLoaders()) {
      MigrationTool flyway =
          ToolLoaders.bridge(
              MigrationTool.class,
              loaders.loader(Tool.flyway(versions).classPathWithBridge(resolver)));
      return flyway.settings(file);
    }
  }

  @Override
  public Map<String, Object> toml(String text) throws IOException {
    return new Documents(resolver).readToml(text);
  }
}
