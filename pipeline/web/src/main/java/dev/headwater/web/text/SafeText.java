package dev.headwater.web.text;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Texts of a schema in other languages than HTML, where the templates do not escape them. */
public final class SafeText {

  /** File systems allow 255 bytes. */
  private static final int LONGEST = 160;

  private SafeText() {}

  /**
   * A part of the name of a file and of an address. Small letters, digits and underscores stay, so
   * that names which differ only by case have different files.
   */
  public static String file(String name) {
    return file(name, "_-");
  }

  /** The same for names that came from files, and do not differ by case alone. */
  public static String fileWithCapitals(String name) {
    return file(name, "_-.ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  }

  private static String file(String name, String others) {
    StringBuilder safe = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      boolean stays = b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || others.indexOf(b) >= 0;
      safe.append(stays ? String.valueOf((char) b) : "~%02x".formatted(b));
    }
    if (safe.length() <= LONGEST) {
      return safe.toString();
    }
    CRC32 sum = new CRC32();
    sum.update(name.getBytes(StandardCharsets.UTF_8));
    return safe.substring(0, LONGEST) + "~." + Long.toHexString(sum.getValue());
  }

  /** A text of XML and HTML, also between quotes. */
  public static String xml(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isXml(c) ? c : '\uFFFD');
              }
            });
    return safe.toString();
  }

  private static boolean isXml(int c) {
    return c >= ' ' && c != 0xFFFE && c != 0xFFFF || c == '\t' || c == '\n' || c == '\r';
  }

  /** A string of JavaScript and of JSON, with its quotes. */
  public static String js(String text) {
    StringBuilder safe = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> safe.append("\\\"");
        case '\\' -> safe.append("\\\\");
        case '\n' -> safe.append("\\n");
        default -> {
          boolean stays = c >= ' ' && c != '<' && c != '\u2028' && c != '\u2029';
          safe.append(stays ? String.valueOf(c) : "\\u%04x".formatted((int) c));
        }
      }
    }
    return safe.append('"').toString();
  }
}
