package dev.headwater.codegen.cache;

import dev.headwater.codegen.fingerprint.Fingerprint;
import dev.headwater.codegen.output.ExistingOutput;
import dev.headwater.codegen.output.Manifest;
import dev.headwater.codegen.schema.SchemaFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * An output folder with its manifest and its schema as one content: the same folder gives the same
 * bytes.
 */
final class Archive {

  /** More than any schema's classes; a server that sends more than this does not send classes. */
  static final long LIMIT = 1L << 28;

  /**
   * A file is read as a whole when it is compared, and more than this would be too much for Maven's
   * memory.
   */
  private static final long LARGEST_FILE = 1L << 25;

  private Archive() {}

  /**
   * Packs a folder.
   *
   * @param schema the schema folder; empty where nobody wants one
   */
  static byte[] pack(Path folder, Optional<Path> schema) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long left = LIMIT;
    SortedMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(folder)) {
      tree.filter(Files::isRegularFile)
          .forEach(file -> files.put(folder.relativize(file).toString().replace('\\', '/'), file));
    }
    if (schema.isPresent()) {
      for (String name : Manifest.read(folder).schema().keySet()) {
        files.put(SchemaFolder.STAGED + "/" + name, schema.get().resolve(name));
      }
    }
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (Map.Entry<String, Path> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        left -= Files.copy(file.getValue(), zip);
        if (left < 0) {
          throw new IOException("they take more than " + LIMIT + " bytes");
        }
      }
    }
    return bytes.toByteArray();
  }

  /**
   * Unpacks into an empty folder.
   *
   * @throws DamagedException when it is no archive, or not one of this fingerprint, or not whole
   * @throws IOException when the folder cannot be written
   */
  static void unpack(byte[] content, Path folder, Fingerprint wanted) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long left = LIMIT;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (Optional<String> name = next(zip); name.isPresent(); name = next(zip)) {
        Path file = folder.resolve(name.get()).normalize();
        if (!file.startsWith(folder) || file.equals(folder) || name.get().endsWith("/")) {
          throw new DamagedException("it holds " + name.get());
        }
        Files.createDirectories(file.getParent());
        long leftInFile = LARGEST_FILE;
        try (OutputStream out = Files.newOutputStream(file)) {
          for (int count = read(zip, buffer); count >= 0; count = read(zip, buffer)) {
            left -= count;
            leftInFile -= count;
            if (left < 0 || leftInFile < 0) {
              throw new DamagedException(
                  "it holds more than " + (left < 0 ? LIMIT : LARGEST_FILE) + " bytes");
            }
            out.write(buffer, 0, count);
          }
        }
      }
    }
    List<String> reasons = reasonsAgainst(folder, wanted);
    if (!reasons.isEmpty()) {
      throw new DamagedException("it holds other classes: " + reasons.get(0));
    }
  }

  private static Optional<String> next(ZipInputStream zip) throws DamagedException {
    try {
      return Optional.ofNullable(zip.getNextEntry()).map(ZipEntry::getName);
    } catch (IOException e) {
      throw new DamagedException(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw new DamagedException("it is no archive");
    }
  }

  private static int read(ZipInputStream zip, byte[] buffer) throws DamagedException {
    try {
      return zip.read(buffer);
    } catch (IOException e) {
      throw new DamagedException(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> reasonsAgainst(Path folder, Fingerprint wanted)
      throws DamagedException {
    try {
      return ExistingOutput.in(folder, Optional.of(folder.resolve(SchemaFolder.STAGED)))
          .reasonsAgainst(wanted, "classes");
    } catch (IOException e) {
      throw new DamagedException(String.valueOf(e.getMessage()));
    }
  }

  /** An error in the content itself, wherever it is unpacked. */
  static final class DamagedException extends IOException {

    private static final long serialVersionUID = 1;

    DamagedException(String why) {
      super(why);
    }
  }
}
