package dev.headwater.tool.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.headwater.spi.DocumentTool;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Jackson for TOML and JSON, java-diff-utils for differences. */
public final class LibraryDocumentTool implements DocumentTool {

  private static final int CONTEXT = 3;

  /** Made once, because it learns the types that it reads and writes. */
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Map<String, Object> readToml(String text) throws IOException {
    return read(new TomlMapper(), text);
  }

  @Override
  public String writeJson(Map<String, Object> fields) throws IOException {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
    return JSON.writer(printer).writeValueAsString(fields);
  }

  @Override
  public String writeJsonLine(Map<String, Object> fields) throws IOException {
    return JSON.writeValueAsString(fields);
  }

  @Override
  public Map<String, Object> readJson(String text) throws IOException {
    return read(JSON, text);
  }

  private static Map<String, Object> read(ObjectMapper mapper, String text) throws IOException {
    try {
      return mapper.readValue(text, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      // Only this loader knows the exception's class, so it is not the cause.
      throw new IOException(e.getMessage());
    }
  }

  @Override
  public List<String> diff(String name, List<String> before, List<String> after) {
    return UnifiedDiffUtils.generateUnifiedDiff(
        "a/" + name, "b/" + name, before, DiffUtils.diff(before, after), CONTEXT);
  }
}
