package dev.headwater.problem;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One problem: what, where, why, and the fix.
 *
 * @param code PostgreSQL's SQLSTATE where the server spoke, else Headwater's own word, such as
 *     {@code duplicate-version}
 * @param location where to look; empty when the problem has no place in a file
 * @param message one sentence; PostgreSQL's own words where the server spoke
 * @param details further facts, in the order in which they are read
 * @param fix what to do, or to paste
 */
public record Problem(
    Severity severity,
    String code,
    Optional<SourceLocation> location,
    String message,
    List<Detail> details,
    Optional<String> fix)
    implements Serializable {

  public Problem {
    details = List.copyOf(details);
  }

  /** An error without a place and without a fix; the {@code with…} methods add them. */
  public static Problem of(String code, String message) {
    return new Problem(
        Severity.ERROR, code, Optional.empty(), message, List.of(), Optional.empty());
  }

  public Problem at(SourceLocation place) {
    return new Problem(severity, code, Optional.of(place), message, details, fix);
  }

  public Problem withFix(String text) {
    return new Problem(severity, code, location, message, details, Optional.of(text));
  }

  public Problem withDetail(String label, String text) {
    List<Detail> more = new ArrayList<>(details);
    more.add(new Detail(label, text));
    return new Problem(severity, code, location, message, more, fix);
  }

  /** The text a person reads, as compilers print it, without a trailing newline. */
  public String render() {
    StringBuilder text = new StringBuilder();
    location.ifPresent(place -> text.append(place.prefix()).append(": "));
    text.append(severity.word()).append("[").append(code).append("]: ").append(message);
    location.map(SourceLocation::excerpt).ifPresent(text::append);
    details.forEach(detail -> text.append("\n  ").append(indented(detail.toString())));
    fix.ifPresent(line -> text.append("\n  fix: ").append(indented(line)));
    return text.toString();
  }

  private static String indented(String lines) {
    return lines.strip().replace("\n", "\n    ");
  }

  /**
   * A fact that helps to understand.
   *
   * @param label says what it is, such as {@code detail}, {@code hint} and {@code context} for what
   *     PostgreSQL adds
   */
  public record Detail(String label, String text) implements Serializable {

    /**
     * @param line {@code label: text}
     * @param label for a line without one
     */
    public static Detail of(String line, String label) {
      int colon = line.indexOf(": ");
      return colon > 0
          ? new Detail(line.substring(0, colon), line.substring(colon + 2))
          : new Detail(label, line);
    }

    @Override
    public String toString() {
      return label + ": " + text;
    }
  }
}
