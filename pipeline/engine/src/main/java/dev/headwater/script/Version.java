package dev.headwater.script;

import java.math.BigInteger;

/**
 * The version of a migration, in Flyway's order.
 *
 * @param text numbers between dots
 */
public record Version(String text) implements Comparable<Version> {

  @Override
  public int compareTo(Version other) {
    String[] mine = text.split("\\.");
    String[] others = other.text.split("\\.");
    for (int i = 0; i < Math.max(mine.length, others.length); i++) {
      int order = number(mine, i).compareTo(number(others, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static BigInteger number(String[] parts, int index) {
    return index < parts.length ? new BigInteger(parts[index]) : BigInteger.ZERO;
  }
}
