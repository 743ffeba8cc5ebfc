package dev.headwater.bench;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version in a migration's file name, which is not in the order of letters. */
record ScriptVersion(List<BigInteger> parts) implements Comparable<ScriptVersion> {

  private static final Pattern NAME = Pattern.compile("(?:.*[/\\\\])?V(\\d+(?:[._]\\d+)*)__.*");

  static Optional<ScriptVersion> of(String file) {
    Matcher name = NAME.matcher(file);
    return name.matches()
        ? Optional.of(
            new ScriptVersion(
                Arrays.stream(name.group(1).split("[._]")).map(BigInteger::new).toList()))
        : Optional.empty();
  }

  @Override
  public int compareTo(ScriptVersion other) {
    for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
      int compared = part(i).compareTo(other.part(i));
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }

  private BigInteger part(int index) {
    return index < parts.size() ? parts.get(index) : BigInteger.ZERO;
  }
}
