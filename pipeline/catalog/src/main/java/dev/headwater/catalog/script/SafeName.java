package dev.headwater.catalog.script;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Names of objects as names of files, for every file system and every locale. */
final class SafeName {

  /** Devices on Windows, also with any extension. */
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

  /** File systems allow 255 bytes. */
  private static final int LONGEST = 200;

  private SafeName() {}

  /**
   * Letters, digits and underscores stay; anything else is written as in a URL.
   *
   * @param capitals whether they stay, too
   */
  static String of(String name, boolean capitals) {
    StringBuilder safe = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      boolean stays =
          b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '_' || isCapital(b) && capitals;
      safe.append(stays ? String.valueOf((char) b) : "%%%02X".formatted(b));
    }
    return safe.toString();
  }

  private static boolean isCapital(byte b) {
    return b >= 'A' && b <= 'Z';
  }

  /** The name of a file without its extension, not too long and not taken by Windows. */
  static String usable(String file) {
    String usable =
        file.length() > LONGEST
            ? file.substring(0, LONGEST) + "-" + Integer.toHexString(file.hashCode())
            : file;
    return DEVICE.matcher(usable).matches()
        ? "%%%02X".formatted((byte) usable.charAt(0)) + usable.substring(1)
        : usable;
  }
}
