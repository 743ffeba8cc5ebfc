package dev.headwater.codegen.factories;

import dev.headwater.io.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of the factories. */
public final class FactoryFolder {

  /** Where they wait, below the staging folder of the classes that are made in the same run. */
  public static final String STAGED = ".headwater-factories";

  /** The first line of each file. */
  static final String HEADER =
      "// Written by Headwater from the migrations; the next build replaces an edited file.";

  private FactoryFolder() {}

  /** Takes the files out of a staging folder; none where the run made none. */
  public static SortedMap<String, String> take(Path staging) throws IOException {
    Path folder = staging.resolve(STAGED);
    SortedMap<String, String> texts = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> tree = Files.walk(folder)) {
        for (Path file : tree.filter(Files::isRegularFile).toList()) {
          texts.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        }
      }
      Trees.delete(folder);
    }
    return texts;
  }

  /** Writes files into a folder. */
  public static void write(SortedMap<String, String> texts, Path folder) throws IOException {
    for (String name : texts.keySet()) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, texts.get(name));
    }
  }
}
