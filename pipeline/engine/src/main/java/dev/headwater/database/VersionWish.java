package dev.headwater.database;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;

/**
 * The PostgreSQL version that a run asks for.
 *
 * @param text a major ({@code 17}) or a full version ({@code 17.5})
 */
public record VersionWish(String text) {

  /**
   * @throws ProblemException when it is neither
   */
  public VersionWish {
    text = text.strip();
    if (!text.matches("\\d+(\\.\\d+){0,2}")) {
      throw new ProblemException(
          Problem.of("postgres-version", "\"" + text + "\" is not a PostgreSQL version")
              .withDetail("allowed", "a major such as 17, or a full version such as 17.11")
              .withFix(
                  "<postgresVersion>18</postgresVersion> or -Dheadwater.postgresVersion=18"
                      + (text.isEmpty() ? "" : " instead of " + text)));
    }
  }

  /** The version that a run asks for, or Headwater's default. */
  public static VersionWish of(DatabaseChoice choice) {
    return new VersionWish(choice.versionOrDefault());
  }

  public int major() {
    return Integer.parseInt(text.replaceAll("\\..*", ""));
  }

  /** Whether it is more than a major. */
  public boolean isFull() {
    return text.contains(".");
  }

  /**
   * Whether a server serves it.
   *
   * @param actual as a server says it itself, such as {@code 17.11}
   */
  public boolean accepts(String actual) {
    return isFull()
        ? actual.equals(text.replaceAll("^(\\d+\\.\\d+)\\.0$", "$1"))
        : actual.matches(major() + "(\\D.*)?");
  }
}
