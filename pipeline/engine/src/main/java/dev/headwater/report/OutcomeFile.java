package dev.headwater.report;

import dev.headwater.problem.Problem;
import dev.headwater.problem.Problem.Detail;
import dev.headwater.problem.SourceLocation;
import dev.headwater.spi.DocumentTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file of JSON that says how a command ended. */
record OutcomeFile(Path path, DocumentTool documents) {

  void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Map<String, Object> fields) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, documents.writeJson(fields));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A problem with all of its parts. */
  static Map<String, Object> problem(Problem problem) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", problem.location().map(SourceLocation::path).orElse(""));
    fields.put("line", problem.location().map(SourceLocation::line).orElse(0));
    fields.put("column", problem.location().map(SourceLocation::column).orElse(0));
    fields.put("severity", problem.severity().word());
    fields.put("code", problem.code());
    fields.put("message", problem.message());
    fields.put("details", problem.details().stream().map(OutcomeFile::detail).toList());
    fields.put("fix", problem.fix().orElse(""));
    return fields;
  }

  private static Map<String, Object> detail(Detail detail) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("label", detail.label());
    fields.put("text", detail.text());
    return fields;
  }
}
