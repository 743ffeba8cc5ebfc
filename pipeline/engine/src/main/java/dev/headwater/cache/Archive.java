package dev.headwater.cache;

import dev.headwater.fingerprint.Fingerprint;
import dev.headwater.output.ExistingOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** An output folder with its manifest as one content: the same folder gives the same bytes. */
final class Archive {

  /** More than any schema's classes; a server that sends more than this does not send classes. */
  static final long LIMIT = 1L << 28;

  private Archive() {}

  static byte[] pack(Path folder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long left = LIMIT;
    List<Path> files;
    try (Stream<Path> tree = Files.walk(folder)) {
      files = tree.filter(Files::isRegularFile).sorted().toList();
    }
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (Path file : files) {
        ZipEntry entry = new ZipEntry(folder.relativize(file).toString().replace('\\', '/'));
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        left -= Files.copy(file, zip);
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
   * @throws IOException when it is no archive, or not one of this fingerprint, or not whole
   */
  static void unpack(byte[] content, Path folder, Fingerprint wanted) throws IOException {
    long left = LIMIT;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder) || entry.isDirectory()) {
          throw new IOException("it holds " + entry.getName());
        }
        Files.createDirectories(file.getParent());
        byte[] bytes = zip.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE - 8));
        left -= bytes.length;
        if (left < 0) {
          throw new IOException("it holds more than " + LIMIT + " bytes");
        }
        Files.write(file, bytes);
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("it is no archive", e);
    }
    List<String> reasons = ExistingOutput.in(folder).reasonsAgainst(wanted);
    if (!reasons.isEmpty()) {
      throw new IOException("it holds other classes: " + reasons.get(0));
    }
  }
}
