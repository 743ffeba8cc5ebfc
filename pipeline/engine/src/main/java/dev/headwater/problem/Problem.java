package dev.headwater.problem;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One problem: what, where, why, and the fix.
 *
 * @param code PostgreSQL's SQLSTATE where the server spoke, else a word of ours such as {@code
 *     duplicate-version}
 * @param location where to look; empty when the problem has no place in a file
 * @param message one sentence; PostgreSQL's own words where the server spoke
 * @param details further lines such as {@code detail: …}, {@code hint: …}, {@code context: …}
 * @param fix what to do, or to paste
 */
public record Problem(
    String code,
    Optional<SourceLocation> location,
    String message,
    List<String> details,
    Optional<String> fix)
    implements Serializable {

  public Problem {
    details = List.copyOf(details);
  }

  /** A problem without a place and without a fix; the {@code with…} methods add them. */
  public static Problem of(String code, String message) {
    return new Problem(code, Optional.empty(), message, List.of(), Optional.empty());
  }

  public Problem at(SourceLocation place) {
    return new Problem(code, Optional.of(place), message, details, fix);
  }

  public Problem withFix(String text) {
    return new Problem(code, location, message, details, Optional.of(text));
  }

  public Problem withDetail(String label, String text) {
    List<String> more = new ArrayList<>(details);
    more.add(label + ": " + text);
    return new Problem(code, location, message, more, fix);
  }

  /** The text a person reads, as compilers print it, without a trailing newline. */
  public String render() {
    StringBuilder text = new StringBuilder();
    location.ifPresent(place -> text.append(place.prefix()).append(": "));
    text.append("error[").append(code).append("]: ").append(message);
    location.map(SourceLocation::excerpt).ifPresent(text::append);
    details.forEach(line -> text.append("\n  ").append(indented(line)));
    fix.ifPresent(line -> text.append("\n  fix: ").append(indented(line)));
    return text.toString();
  }

  private static String indented(String lines) {
    return lines.strip().replace("\n", "\n    ");
  }
}
