package dev.headwater.tool;

import dev.headwater.spi.DocumentTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Libraries for documents, found and loaded when the first document is read or written. */
public final class Documents implements DocumentTool {

  private final ArtifactResolver resolver;
  private @Nullable DocumentTool tool;

  public Documents(ArtifactResolver resolver) {
    this.resolver = resolver;
  }

  @Override
  public Map<String, Object> readToml(String text) throws IOException {
    return tool().readToml(text);
  }

  @Override
  public String writeJson(Map<String, Object> fields) throws IOException {
    return tool().writeJson(fields);
  }

  @Override
  public String writeJsonLine(Map<String, Object> fields) throws IOException {
    return tool().writeJsonLine(fields);
  }

  @Override
  public Map<String, Object> readJson(String text) throws IOException {
    return tool().readJson(text);
  }

  @Override
  public List<String> diff(String name, List<String> before, List<String> after) {
    try {
      return tool().diff(name, before, after);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stays loaded: a record of a schema has thousands of lines, each of which asks for it. */
  private synchronized DocumentTool tool() throws IOException {
    if (tool == null) {
      try (ToolLoaders loaders = new ToolLoaders()) {
        ClassLoader loader = loaders.loader(Tool.documents().classPathWithBridge(resolver));
        ToolLoaders.pin(loader);
        tool = ToolLoaders.bridge(DocumentTool.class, loader);
      }
    }
    return tool;
  }
}
