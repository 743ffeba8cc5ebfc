package dev.headwater.codegen.cache;

import dev.headwater.codegen.cache.Message.Field;
import dev.headwater.io.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An entry of {@code ac}: which content belongs to a key. Written as the {@code ActionResult} with
 * one {@code OutputFile}, because cache servers check that entries are such messages and that the
 * content they name is there. Some add fields of their own, which are skipped.
 *
 * @param hash SHA-256 of the content
 * @param size of the content in bytes
 * @see <a
 *     href="https://github.com/bazelbuild/remote-apis/blob/main/build/bazel/remote/execution/v2/remote_execution.proto">remote_execution.proto</a>
 */
record ActionResult(String hash, long size) {

  private static final String PATH = "classes.zip";

  /** {@code ActionResult.output_files}. */
  private static final int OUTPUT_FILES = 2;

  /** {@code OutputFile.path}. */
  private static final int FILE_PATH = 1;

  /** {@code OutputFile.digest}. */
  private static final int FILE_DIGEST = 2;

  /** {@code Digest.hash}. */
  private static final int HASH = 1;

  /** {@code Digest.size_bytes}. */
  private static final int SIZE = 2;

  static ActionResult of(byte[] content) {
    return new ActionResult(Sha256.of(content), content.length);
  }

  /** Whether this is the content, to the last byte. */
  boolean describes(byte[] content) {
    return content.length == size && Sha256.of(content).equals(hash);
  }

  byte[] encode() {
    byte[] digest = new Message().text(HASH, hash).number(SIZE, size).bytes();
    byte[] file = new Message().text(FILE_PATH, PATH).message(FILE_DIGEST, digest).bytes();
    return new Message().message(OUTPUT_FILES, file).bytes();
  }

  /** Empty when the entry does not name an archive of Headwater's. */
  static Optional<ActionResult> decode(byte[] entry) {
    try {
      for (Field output : Message.read(entry)) {
        if (output.number() == OUTPUT_FILES) {
          return file(output.content());
        }
      }
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no such message
    }
  }

  private static Optional<ActionResult> file(byte[] message) {
    String path = "";
    Optional<ActionResult> digest = Optional.empty();
    for (Field field : Message.read(message)) {
      if (field.number() == FILE_PATH) {
        path = text(field);
      } else if (field.number() == FILE_DIGEST) {
        digest = Optional.of(digest(field.content()));
      }
    }
    return path.equals(PATH)
        ? digest.filter(found -> found.hash.matches("[0-9a-f]{64}") && found.size >= 0)
        : Optional.empty();
  }

  private static ActionResult digest(byte[] message) {
    String hash = "";
    long size = 0;
    for (Field field : Message.read(message)) {
      if (field.number() == HASH) {
        hash = text(field);
      } else if (field.number() == SIZE) {
        size = field.value();
      }
    }
    return new ActionResult(hash, size);
  }

  private static String text(Field field) {
    return new String(field.content(), StandardCharsets.UTF_8);
  }
}
