package dev.headwater.tool;

import dev.headwater.spi.DocumentTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Libraries for documents, found and loaded when the first document is read or written. */
public record Documents(ArtifactResolver resolver) implements DocumentTool {

  @Override
  public Map<String, Object> readToml(String text) throws IOException {
    try (ToolLoaders loaders = new ToolLoaders()) {
      return tool(loaders).readToml(text);
    }
  }

  @Override
  public String writeJson(Map<String, Object> fields) throws IOException {
    try (ToolLoaders loaders = new ToolLoaders()) {
      return tool(loaders).writeJson(fields);
    }
  }

  @Override
  public String writeJsonLine(Map<String, Object> fields) throws IOException {
    try (ToolLoaders loaders = new ToolLoaders()) {
      return tool(loaders).writeJsonLine(fields);
    }
  }

  @Override
  public Map<String, Object> readJson(String text) throws IOException {
    try (ToolLoaders loaders = new ToolLoaders()) {
      return tool(loaders).readJson(text);
    }
  }

  @Override
  public List<String> diff(String name, List<String> before, List<String> after) {
    try (ToolLoaders loaders = new ToolLoaders()) {
      return tool(loaders).diff(name, before, after);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DocumentTool tool(ToolLoaders loaders) throws IOException {
    return ToolLoaders.bridge(
        DocumentTool.class, loaders.loader(Tool.documents().classPathWithBridge(resolver)));
  }
}
