package dev.headwater.command.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Many jars as one, in which every class loader finds everything. Service files of one name become
 * one file: Flyway finds its parts by them. The same content always gives the same bytes.
 */
final class FlatJar {

  private static final String SERVICES = "META-INF/services/";

  /** Zip files know no earlier year, and no zone. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private final SortedMap<String, byte[]> entries = new TreeMap<>();
  private final SortedMap<String, Set<String>> services = new TreeMap<>();

  /** Adds the content of a jar, or of a folder with classes. The first of two files stays. */
  void add(Path jar) throws IOException {
    if (Files.isDirectory(jar)) {
      addFolder(jar);
      return;
    }
    String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().filter(entry -> !entry.isDirectory()).toList()) {
        try (InputStream in = zip.getInputStream(entry)) {
          add(entry.getName(), name, in.readAllBytes());
        }
      }
    }
  }

  private void addFolder(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        add(name, "", Files.readAllBytes(file));
      }
    }
  }

  private void add(String name, String jar, byte[] content) {
    if (name.startsWith(SERVICES)) {
      new String(content, StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .forEach(line -> services.computeIfAbsent(name, any -> new LinkedHashSet<>()).add(line));
    } else if (isLegal(name)) {
      // Each library has its own, often of the same name.
      add("META-INF/licenses/" + jar + "/" + name.replaceFirst("^META-INF/", ""), content);
    } else if (!isOfOneJar(name)) {
      add(name, content);
    }
  }

  private static boolean isLegal(String name) {
    return name.replaceFirst("^META-INF/", "")
        .toUpperCase(Locale.ROOT)
        .matches("(LICENSE|NOTICE|LICENCE)[^/]*");
  }

  /** Signatures, the description of a module, and the like say nothing about all of them. */
  private static boolean isOfOneJar(String name) {
    return name.equals(JarFile.MANIFEST_NAME)
        || name.equals("META-INF/INDEX.LIST")
        || name.endsWith("module-info.class")
        || name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
  }

  /** Adds a file, unless there is one. */
  void add(String name, byte[] content) {
    entries.putIfAbsent(name, content);
  }

  /**
   * Writes the jar at once.
   *
   * @param mainClass that {@code java -jar} runs
   */
  void write(Path jar, String mainClass) throws IOException {
    Files.createDirectories(jar.toAbsolutePath().getParent());
    Path draft = jar.resolveSibling(jar.getFileName() + ".tmp");
    try (OutputStream file = Files.newOutputStream(draft);
        ZipOutputStream out = new ZipOutputStream(file)) {
      write(JarFile.MANIFEST_NAME, manifest(mainClass), out);
      for (Map.Entry<String, byte[]> entry : all().entrySet()) {
        write(entry.getKey(), entry.getValue(), out);
      }
    }
    Files.move(draft, jar, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** With folders, which Flyway looks for. */
  private SortedMap<String, byte[]> all() {
    SortedMap<String, byte[]> all = new TreeMap<>(entries);
    services.forEach(
        (name, lines) ->
            all.put(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8)));
    Set<String> folders = new TreeSet<>();
    for (String name : all.keySet()) {
      for (int end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
        folders.add(name.substring(0, end + 1));
      }
    }
    folders.forEach(folder -> all.put(folder, new byte[0]));
    return all;
  }

  private static byte[] manifest(String mainClass) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, mainClass);
    attributes.put(Attributes.Name.MULTI_RELEASE, "true");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    manifest.write(bytes);
    return bytes.toByteArray();
  }

  private static void write(String name, byte[] content, ZipOutputStream out) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }
}
