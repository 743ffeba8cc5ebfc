package dev.headwater.codegen.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.io.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes, put together by hand from the definition in remote_execution.proto. */
final class ActionResultTest {

  private static final String HASH = Sha256.of("classes");
  private static final String HASH_BYTES =
      HexFormat.of().formatHex(HASH.getBytes(StandardCharsets.UTF_8));
  private static final String PATH_BYTES =
      HexFormat.of().formatHex("classes.zip".getBytes(StandardCharsets.UTF_8));

  /** The size as a varint: seven bits in each byte, the lowest first. */
  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "1, 01",
    "127, 7f",
    "128, 8001",
    "300, ac02",
    "16384, 808001",
    "2147483648, 8080808008",
    "3000000000, 80bcc1960b"
  })
  void isTheMessageThatTheProtocolDefines(long size, String varint) {
    String digest = "0a40" + HASH_BYTES + "10" + varint;
    String file = "0a0b" + PATH_BYTES + "12" + length(digest) + digest;
    String result = "12" + length(file) + file;
    ActionResult entry = new ActionResult(HASH, size);

    assertThat(HexFormat.of().formatHex(entry.encode())).isEqualTo(result);
    assertThat(ActionResult.decode(entry.encode())).hasValue(entry);
  }

  private static String length(String hex) {
    return "%02x".formatted(hex.length() / 2);
  }

  /** bazel-remote adds execution_metadata (9) with the worker (1); others may add more. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4a0b0a096c6f63616c686f7374",
        "2000",
        "208001",
        "290000000000000001",
        "3500000001",
        "5203616263"
      })
  void whatAServerAddsIsSkipped(String added) {
    ActionResult entry = new ActionResult(HASH, 5_000_000);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(entry.encode());
    bytes.writeBytes(HexFormat.of().parseHex(added));
    assertThat(ActionResult.decode(bytes.toByteArray())).hasValue(entry);
    bytes.reset();
    bytes.writeBytes(HexFormat.of().parseHex(added));
    bytes.writeBytes(entry.encode());
    assertThat(ActionResult.decode(bytes.toByteArray())).hasValue(entry);
  }

  @Test
  void whatIsCutOffIsNoEntry() {
    byte[] whole = new ActionResult(HASH, 5_000_000).encode();
    for (int length = 0; length < whole.length; length++) {
      assertThat(ActionResult.decode(Arrays.copyOf(whole, length))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "classes.zip", "<html>not found</html>", "\0\0\0\0", "\u0012\u007f"})
  void anythingElseIsNoEntry(String text) {
    assertThat(ActionResult.decode(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void aHashThatIsNoHashIsNoEntry() {
    String path = "../../../etc/passwd";
    assertThat(ActionResult.decode(new ActionResult(path, 1).encode())).isEmpty();
    assertThat(ActionResult.decode(new ActionResult(HASH, -1).encode())).isEmpty();
  }

  @Test
  void describesItsContentAndNothingElse() {
    byte[] content = "classes".getBytes(StandardCharsets.UTF_8);
    assertThat(ActionResult.of(content).describes(content)).isTrue();
    assertThat(new ActionResult(HASH, 8).describes(content)).isFalse();
    assertThat(ActionResult.of(content).describes("klasses".getBytes(StandardCharsets.UTF_8)))
        .isFalse();
  }
}
