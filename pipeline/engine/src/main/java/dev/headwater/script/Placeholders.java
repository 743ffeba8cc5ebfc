package dev.headwater.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Flyway's placeholders, as far as their values are known before Flyway runs. One without a known
 * value is written as <code>${name}</code>, whatever the project's prefix and suffix are.
 *
 * @param values by name; Flyway does not tell upper from lower case
 */
record Placeholders(Map<String, String> values, String prefix, String suffix) {

  private static final String SETTING = "flyway.placeholders.";

  static Placeholders of(ScriptSource source) {
    return of(source, Map.of());
  }

  /**
   * @param own Flyway's own, which win
   */
  static Placeholders of(ScriptSource source, Map<String, String> own) {
    Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    source
        .flyway()
        .forEach(
            (name, value) -> {
              if (name.startsWith(SETTING)) {
                values.put(name.substring(SETTING.length()), value);
              }
            });
    values.putAll(own);
    return new Placeholders(
        values,
        source.flywaySetting("placeholderPrefix", "${"),
        source.flywaySetting("placeholderSuffix", "}"));
  }

  /** For a script in which nothing is replaced. */
  static Placeholders none() {
    return new Placeholders(Map.of(), "", "");
  }

  ReadScript read(String path, String file) {
    StringBuilder sql = new StringBuilder();
    List<ReadScript.Piece> pieces = new ArrayList<>();
    int at = 0;
    while (true) {
      int start = prefix.isEmpty() ? -1 : file.indexOf(prefix, at);
      int end = start < 0 ? -1 : file.indexOf(suffix, start + prefix.length());
      pieces.add(new ReadScript.Piece(sql.length(), at, true));
      sql.append(file, at, end < 0 ? file.length() : start);
      if (end < 0) {
        return new ReadScript(path, file, sql.toString(), pieces);
      }
      String name = file.substring(start + prefix.length(), end);
      pieces.add(new ReadScript.Piece(sql.length(), start, false));
      sql.append(values.getOrDefault(name, "${" + name + "}"));
      at = end + suffix.length();
    }
  }
}
