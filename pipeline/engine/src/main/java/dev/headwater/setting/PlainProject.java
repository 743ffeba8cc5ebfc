package dev.headwater.setting;

import dev.headwater.tool.ToolVersions;
import java.nio.file.Path;

/** A project that no build tool describes. */
public record PlainProject(Path folder, ToolVersions tools) implements ProjectContext {}
