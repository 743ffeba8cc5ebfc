package dev.headwater.bench.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many migrations make how many tables; written as {@code 100x10}. */
public record Size(int migrations, int tables) {

  private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,4})x([1-9][0-9]{0,3})");

  public static boolean isOne(String text) {
    return WRITTEN.matcher(text).matches();
  }

  public static Size of(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
      throw new IllegalArgumentException(text + " is not like 100x10: migrations, then tables");
    }
    return new Size(Integer.parseInt(written.group(1)), Integer.parseInt(written.group(2)));
  }

  @Override
  public String toString() {
    return migrations + "x" + tables;
  }
}
