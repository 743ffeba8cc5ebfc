package dev.headwater.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * Two different CRCs and the length: enough to see that a file was edited, and thirty times as fast
 * as SHA-256 in a JVM that has just begun, which is when builds with nothing to do need it. Where
 * somebody could want to deceive, {@link Sha256} is used.
 */
public final class Checksum {

  private Checksum() {}

  /** The checksum of a file's exact bytes. */
  public static String ofBytes(Path file) throws IOException {
    return of(Files.readAllBytes(file));
  }

  /** The checksum of a text, the same with Windows' line ends. */
  public static String ofText(Path file) throws IOException {
    return of(Sha256.withoutCarriageReturns(Files.readAllBytes(file)));
  }

  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The checksum of bytes as they are, with their length. */
  public static String of(byte[] bytes) {
    return hex(crc(new CRC32(), bytes)) + hex(crc(new CRC32C(), bytes)) + "-" + bytes.length;
  }

  /** The CRC that a jar has of each of its files. */
  public static long ofZipEntry(byte[] bytes) {
    return crc(new CRC32(), bytes);
  }

  /** One CRC only, of a file that need not fit into memory. */
  public static String ofLarge(Path file) throws IOException {
    try (CheckedInputStream in = new CheckedInputStream(Files.newInputStream(file), new CRC32C())) {
      in.transferTo(OutputStream.nullOutputStream());
      return Long.toHexString(in.getChecksum().getValue());
    }
  }

  private static long crc(java.util.zip.Checksum crc, byte[] bytes) {
    crc.update(bytes);
    return crc.getValue();
  }

  private static String hex(long value) {
    return Long.toHexString(value | 1L << 32).substring(1);
  }
}
