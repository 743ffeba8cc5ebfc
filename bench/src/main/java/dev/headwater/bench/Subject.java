package dev.headwater.bench;

import dev.headwater.bench.schema.Size;
import dev.headwater.bench.schema.SyntheticSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A schema that is measured.
 *
 * @param label its name in the tables
 * @param files the migrations: file and text
 * @param real whether people wrote it
 */
public record Subject(String label, Map<String, byte[]> files, boolean real) {

  public static Subject synthetic(long seed, Size size) {
    Map<String, byte[]> files = new TreeMap<>();
    SyntheticSchema.migrations(seed, size)
        .forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return new Subject(size.toString(), files, false);
  }

  /** Somebody's migrations: all SQL files of a folder. */
  public static Subject real(String label, Path folder) throws IOException {
    List<Path> scripts;
    try (Stream<Path> walk = Files.walk(folder)) {
      scripts = walk.filter(file -> file.toString().endsWith(".sql")).toList();
    }
    Map<String, byte[]> files = new TreeMap<>();
    for (Path script : scripts) {
      files.put(folder.relativize(script).toString(), Files.readAllBytes(script));
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException("there are no migrations in " + folder);
    }
    return new Subject(label, files, true);
  }

  /** The one with the highest version. */
  public String last() {
    return files.keySet().stream()
        .filter(file -> ScriptVersion.of(file).isPresent())
        .max(
            (a, b) ->
                ScriptVersion.of(a).orElseThrow().compareTo(ScriptVersion.of(b).orElseThrow()))
        .orElseThrow(() -> new IllegalArgumentException(label + " has no versioned migration"));
  }

  /** The text of the last migration after an edit that nobody has made before. */
  public String edited(int edit) {
    return new String(files.get(last()), StandardCharsets.UTF_8)
        + "\ncreate table public.%s (id bigint primary key, remarks text);\n"
            .formatted(table(edit));
  }

  /** The class that an edit makes. */
  public static String classOf(int edit) {
    return "BenchEdit" + edit + ".java";
  }

  private static String table(int edit) {
    return "bench_edit" + edit;
  }
}
