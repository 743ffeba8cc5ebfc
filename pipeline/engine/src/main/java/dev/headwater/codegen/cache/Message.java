package dev.headwater.codegen.cache;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** As much of the encoding of Protocol Buffers as {@link ActionResult} needs. */
final class Message {

  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int BYTES = 2;
  private static final int FOUR_BYTES = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /**
   * A field that was read.
   *
   * @param value of a number
   * @param content of everything else
   */
  record Field(int number, long value, byte[] content) {}

  Message text(int field, String value) {
    return message(field, value.getBytes(StandardCharsets.UTF_8));
  }

  Message message(int field, byte[] content) {
    varint(field << 3 | BYTES);
    varint(content.length);
    out.writeBytes(content);
    return this;
  }

  Message number(int field, long value) {
    varint(field << 3 | VARINT);
    varint(value);
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  /**
   * All fields in their order.
   *
   * @throws IllegalArgumentException when this is no message
   */
  static List<Field> read(byte[] message) {
    List<Field> fields = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(message);
    while (in.hasRemaining()) {
      long tag = readVarint(in);
      int number = (int) (tag >>> 3);
      fields.add(
          switch ((int) (tag & 7)) {
            case VARINT -> new Field(number, readVarint(in), new byte[0]);
            case EIGHT_BYTES -> new Field(number, 0, take(in, 8));
            case BYTES -> new Field(number, 0, take(in, readVarint(in)));
            case FOUR_BYTES -> new Field(number, 0, take(in, 4));
            default -> throw new IllegalArgumentException("unknown type of a field");
          });
    }
    return fields;
  }

  private static byte[] take(ByteBuffer in, long length) {
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("cut off");
    }
    byte[] content = new byte[(int) length];
    in.get(content);
    return content;
  }

  private static long readVarint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      long part = take(in, 1)[0];
      value |= (part & 0x7f) << shift;
      if (part >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number without an end");
  }
}
