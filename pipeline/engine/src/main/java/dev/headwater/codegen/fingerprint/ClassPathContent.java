package dev.headwater.codegen.fingerprint;

import dev.headwater.io.Checksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The content of a class path, by name and bytes: a jar that is built anew from the same classes,
 * on another machine or at another time, is the same.
 */
final class ClassPathContent {

  /** With such a file a jar extends Flyway without being asked. */
  private static final String SERVICES = "META-INF/services/org.flywaydb";

  private final StringBuilder text = new StringBuilder();

  private ClassPathContent() {}

  /**
   * A line for each file.
   *
   * @param all false for only those entries that extend Flyway by themselves
   */
  static String of(List<Path> classPath, boolean all) throws IOException {
    ClassPathContent content = new ClassPathContent();
    for (Path entry : classPath) {
      if (Files.isDirectory(entry)) {
        if (all || extendsFlyway(entry.resolve("META-INF/services"))) {
          content.folder(entry);
        }
      } else if (Files.exists(entry)) {
        try {
          content.jar(entry, all);
        } catch (ZipException e) {
          content.add("no jar", Checksum.ofBytes(entry)); // such as a dependency of type pom
        }
      }
    }
    return content.text.toString();
  }

  private static boolean extendsFlyway(Path services) throws IOException {
    if (!Files.isDirectory(services)) {
      return false;
    }
    String prefix = SERVICES.substring(SERVICES.lastIndexOf('/') + 1);
    try (Stream<Path> files = Files.list(services)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith(prefix));
    }
  }

  private void folder(Path folder) throws IOException {
    SortedMap<String, Path> files = new TreeMap<>(); // paths sort otherwise on Windows
    try (Stream<Path> tree = Files.walk(folder)) {
      tree.filter(Files::isRegularFile)
          .forEach(file -> files.put(folder.relativize(file).toString().replace('\\', '/'), file));
    }
    for (Map.Entry<String, Path> file : files.entrySet()) {
      if (!isAboutTheBuild(file.getKey())) {
        byte[] bytes = Files.readAllBytes(file.getValue());
        add(file.getKey(), Checksum.ofZipEntry(bytes), bytes.length);
      }
    }
  }

  private void jar(Path jar, boolean all) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> entries =
          zip.stream()
              .filter(entry -> !entry.isDirectory() && !isAboutTheBuild(entry.getName()))
              .sorted(Comparator.comparing(ZipEntry::getName))
              .toList();
      if (all || entries.stream().anyMatch(entry -> entry.getName().startsWith(SERVICES))) {
        for (ZipEntry entry : entries) {
          // The jar's directory has these values, so a build with nothing to do unpacks nothing.
          add(entry.getName(), entry.getCrc(), entry.getSize());
        }
      }
    }
  }

  /** Whether an entry says who built the jar, when and with what, not what is in it. */
  private static boolean isAboutTheBuild(String name) {
    return name.equals("META-INF/MANIFEST.MF") || name.startsWith("META-INF/maven/");
  }

  /** The same for a file in a folder and in a jar, because a module is both in turn. */
  private void add(String name, long crc, long size) {
    add(name, Long.toHexString(crc) + " " + size);
  }

  private void add(String name, String content) {
    text.append(name).append('\n').append(content).append('\n');
  }
}
