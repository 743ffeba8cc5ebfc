package dev.headwater.spi;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Reads and writes what is rarely needed: TOML, JSON, unified diffs. */
public interface DocumentTool {

  /**
   * A TOML document as maps, lists and values.
   *
   * @throws IOException when it is none
   */
  Map<String, Object> readToml(String text) throws IOException;

  /** A JSON document for people and programs. */
  String writeJson(Map<String, Object> fields) throws IOException;

  /** The same in one line, for logs and for files that are read line by line. */
  String writeJsonLine(Map<String, Object> fields) throws IOException;

  /**
   * A JSON object as maps, lists, texts and numbers.
   *
   * @throws IOException when it is none
   */
  Map<String, Object> readJson(String text) throws IOException;

  /** The lines of a unified diff. */
  List<String> diff(String name, List<String> before, List<String> after);
}
