package dev.headwater.history;

import dev.headwater.script.Version;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The next version after another, written as a given one is: as many numbers, the same zeros in
 * front, the same dots or underscores. Times go on to the next second, minute or day.
 */
public final class NextVersion {

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private NextVersion() {}

  /**
   * The next one.
   *
   * @param written the version whose looks are to be kept, such as {@code 007} or {@code 1_2}
   */
  public static String after(Version last, String written) {
    String[] numbers = last.text().split("\\.");
    String[] looks =
        NUMBER.matcher(written).results().map(MatchResult::group).toArray(String[]::new);
    StringBuilder next = new StringBuilder();
    int from = 0;
    for (int i = 0; i < looks.length; i++) {
      int at = written.indexOf(looks[i], from);
      String number = i < numbers.length ? numbers[i] : "0";
      next.append(written, from, at)
          .append(padded(i == looks.length - 1 ? increased(number) : number, looks[i]));
      from = at + looks[i].length();
    }
    return next.toString();
  }

  private static String padded(String number, String like) {
    return like.startsWith("0") && number.length() < like.length()
        ? "0".repeat(like.length() - number.length()) + number
        : number;
  }

  private static String increased(String number) {
    return Stream.of("uuuuMMddHHmmss", "uuuuMMddHHmm", "uuuuMMdd")
        .filter(pattern -> pattern.length() == number.length())
        .flatMap(pattern -> later(number, pattern).stream())
        .findFirst()
        .orElseGet(() -> new BigInteger(number).add(BigInteger.ONE).toString());
  }

  /** Empty when it is a plain number after all. */
  private static Optional<String> later(String number, String pattern) {
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    try {
      if (pattern.endsWith("dd")) {
        return Optional.of(LocalDate.parse(number, format).plusDays(1).format(format));
      }
      LocalDateTime time = LocalDateTime.parse(number, format);
      return Optional.of(
          (pattern.endsWith("ss") ? time.plusSeconds(1) : time.plusMinutes(1)).format(format));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
