package dev.headwater.cache;

import dev.headwater.files.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An entry of {@code ac}: which content belongs to a key. Written as the {@code ActionResult} with
 * one {@code OutputFile}, because cache servers check that entries are such messages and that the
 * content they name is there.
 *
 * @param hash SHA-256 of the content
 * @param size of the content in bytes
 * @see <a
 *     href="https://github.com/bazelbuild/remote-apis/blob/main/build/bazel/remote/execution/v2/remote_execution.proto">remote_execution.proto</a>
 */
record ActionResult(String hash, long size) {

  private static final String PATH = "classes.zip";
  private static final int VARINT = 0;
  private static final int BYTES = 2;

  static ActionResult of(byte[] content) {
    return new ActionResult(Sha256.of(content), content.length);
  }

  /** Whether this is the content, to the last byte. */
  boolean describes(byte[] content) {
    return content.length == size && Sha256.of(content).equals(hash);
  }

  byte[] encode() {
    ByteArrayOutputStream digest = new ByteArrayOutputStream();
    bytes(digest, 1, hash.getBytes(StandardCharsets.UTF_8));
    digest.write(2 << 3 | VARINT);
    varint(digest, size);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    bytes(file, 1, PATH.getBytes(StandardCharsets.UTF_8));
    bytes(file, 2, digest.toByteArray());
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    bytes(result, 2, file.toByteArray());
    return result.toByteArray();
  }

  /** Empty when it is anything but what {@link #encode()} writes. */
  static Optional<ActionResult> decode(byte[] entry) {
    // Nothing is read but the hash: the message is written in one way only, so it can be compared.
    String text = new String(entry, StandardCharsets.ISO_8859_1);
    int start = text.indexOf(PATH) + PATH.length() + 4;
    if (start < PATH.length() + 4 || start + 65 > text.length()) {
      return Optional.empty();
    }
    long size = 0;
    for (int i = start + 65, shift = 0; i < entry.length && shift < 63; i++, shift += 7) {
      size |= (long) (entry[i] & 0x7f) << shift;
    }
    ActionResult result = new ActionResult(text.substring(start, start + 64), size);
    return java.util.Arrays.equals(result.encode(), entry) ? Optional.of(result) : Optional.empty();
  }

  private static void bytes(ByteArrayOutputStream out, int field, byte[] content) {
    out.write(field << 3 | BYTES);
    varint(out, content.length);
    out.writeBytes(content);
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
