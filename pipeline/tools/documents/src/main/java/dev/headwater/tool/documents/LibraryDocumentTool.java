package dev.headwater.tool.documents;

import static com.fasterxml.jackson.core.JsonFactory.Feature.USE_THREAD_LOCAL_FOR_BUFFER_RECYCLING;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.fasterxml.jackson.jr.ob.JSON;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.headwater.spi.DocumentTool;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Jackson for TOML and JSON, java-diff-utils for differences. A bundle starts for each deployment
 * and needs maps of JSON only, so those are left to Jackson jr, which is loaded in a fifth of the
 * time.
 */
public final class LibraryDocumentTool implements DocumentTool {

  private static final int CONTEXT = 3;

  /**
   * Leaves no buffers in threads: those live longer, and would keep this loader. A bundle has the
   * Jackson of its project's Flyway, where 2.15 does not know pools of buffers yet.
   */
  private static final JsonFactory JSON_TEXT =
      JsonFactory.builder().disable(USE_THREAD_LOCAL_FOR_BUFFER_RECYCLING).build();

  private static final JSON LINES =
      JSON.builder(JSON_TEXT).enable(JSON.Feature.WRITE_NULL_PROPERTIES).build();

  /** Made once, because it learns the types that it writes. */
  private static final class Documents {
    static final ObjectMapper JSON = new ObjectMapper(JSON_TEXT);
  }

  @Override
  public Map<String, Object> readToml(String text) throws IOException {
    try {
      TomlFactory factory =
          TomlFactory.builder().disable(USE_THREAD_LOCAL_FOR_BUFFER_RECYCLING).build();
      return new TomlMapper(factory).readValue(text, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw readable(e);
    }
  }

  @Override
  public String writeJson(Map<String, Object> fields) throws IOException {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
    return Documents.JSON.writer(printer).writeValueAsString(fields);
  }

  @Override
  public String writeJsonLine(Map<String, Object> fields) throws IOException {
    return LINES.asString(fields);
  }

  @Override
  public Map<String, Object> readJson(String text) throws IOException {
    try {
      return LINES.mapFrom(text);
    } catch (JsonProcessingException e) {
      throw readable(e);
    }
  }

  /** Only this loader knows the exception's class, so it is not the cause. */
  private static IOException readable(JsonProcessingException e) {
    return new IOException(e.getMessage());
  }

  @Override
  public List<String> diff(String name, List<String> before, List<String> after) {
    return UnifiedDiffUtils.generateUnifiedDiff(
        "a/" + name, "b/" + name, before, DiffUtils.diff(before, after), CONTEXT);
  }
}
