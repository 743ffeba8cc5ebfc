package dev.headwater.database.cluster;

import dev.headwater.database.CannotServeException;
import dev.headwater.database.VersionWish;
import dev.headwater.problem.Problem;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A version of PostgreSQL's binaries.
 *
 * @param artifact as the artifacts are numbered, such as {@code 18.6.0}
 */
record PostgresVersion(String artifact) {

  /** The newest binaries of each major; a full version may be newer than these. */
  private static final Map<Integer, String> NEWEST =
      new TreeMap<>(
          Map.of(
              13, "13.23.0",
              14, "14.24.0",
              15, "15.19.0",
              16, "16.15.0",
              17, "17.11.0",
              18, "18.6.0"));

  /**
   * @throws CannotServeException when there are no binaries of that major
   */
  static PostgresVersion of(VersionWish wanted) {
    String text = wanted.text();
    if (!NEWEST.containsKey(wanted.major())) {
      throw unknown(text);
    }
    if (!wanted.isFull()) {
      return new PostgresVersion(Objects.requireNonNull(NEWEST.get(wanted.major())));
    }
    return new PostgresVersion(text.matches("\\d+\\.\\d+") ? text + ".0" : text);
  }

  /** The newest versions, for messages. */
  static String known() {
    return NEWEST.values().stream()
        .map(version -> version.replaceAll("\\.0$", ""))
        .collect(Collectors.joining(", "));
  }

  private static CannotServeException unknown(String given) {
    return new CannotServeException(
        Problem.of("no-binaries", "there are no embedded binaries of PostgreSQL " + given)
            .withDetail(
                "known",
                "a major, "
                    + NEWEST.keySet().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "))
                    + ", or a full version such as 17.11")
            .withFix(
                "<postgresVersion>18</postgresVersion>, or another provider:"
                    + " -Dheadwater.provider=local, container or server"));
  }
}
