package dev.headwater.web.usage;

import dev.headwater.catalog.Id;
import dev.headwater.command.site.JavaNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;

/** Which lines of Java use a table or a column. */
public final class UsedLines {

  private static final String CLASS = ".class";

  private final Map<Id, SortedMap<String, SortedSet<Integer>>> lines = new TreeMap<>();

  private UsedLines() {}

  /** Reads compiled classes; a folder that is not there holds none. */
  public static UsedLines in(List<Path> folders, JavaNames names) throws IOException {
    UsedLines used = new UsedLines();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> tree = Files.walk(folder)) {
          for (Path file : (Iterable<Path>) tree.sorted()::iterator) {
            if (file.toString().endsWith(CLASS)) {
              used.read(Files.readAllBytes(file), names);
            }
          }
        }
      }
    }
    return used;
  }

  private void read(byte[] bytes, JavaNames names) {
    ClassReader reader = new ClassReader(bytes);
    String type = reader.getClassName().replace('/', '.');
    if (!names.generated().contains(type.replaceFirst("\\$.*", ""))) {
      reader.accept(new UsageVisitor(type, names, this::add), ClassReader.SKIP_FRAMES);
    }
  }

  private void add(Id object, String source, int line) {
    lines
        .computeIfAbsent(object, id -> new TreeMap<>())
        .computeIfAbsent(source, name -> new TreeSet<>())
        .add(line);
  }

  /** The lines that use an object, by the names of their source files. */
  public SortedMap<String, SortedSet<Integer>> of(Id object) {
    return Collections.unmodifiableSortedMap(lines.getOrDefault(object, new TreeMap<>()));
  }
}
