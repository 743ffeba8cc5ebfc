package dev.headwater.database.embedded;

import dev.headwater.Diagnostic;
import dev.headwater.PipelineException;
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
   * @param wanted a major ({@code 17}) or a full version ({@code 17.5})
   * @throws PipelineException when it is neither, or a major that is not known
   */
  static PostgresVersion of(String wanted) {
    String text = wanted.strip();
    if (!text.matches("\\d+(\\.\\d+){0,2}")) {
      throw unknown(text, "\"" + text + "\" is not a PostgreSQL version");
    }
    int major = Integer.parseInt(text.replaceAll("\\..*", ""));
    if (!NEWEST.containsKey(major)) {
      throw unknown(text, "PostgreSQL " + text + " is not known to Headwater");
    }
    if (!text.contains(".")) {
      return new PostgresVersion(Objects.requireNonNull(NEWEST.get(major)));
    }
    return new PostgresVersion(text.matches("\\d+\\.\\d+") ? text + ".0" : text);
  }

  /** The newest versions, for messages. */
  static String known() {
    return NEWEST.values().stream()
        .map(version -> version.replaceAll("\\.0$", ""))
        .collect(Collectors.joining(", "));
  }

  int major() {
    return Integer.parseInt(artifact.substring(0, artifact.indexOf('.')));
  }

  private static PipelineException unknown(String given, String message) {
    return new PipelineException(
        Diagnostic.of("unknown-postgres-version", message)
            .withDetail(
                "known",
                "a major, "
                    + NEWEST.keySet().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "))
                    + ", or a full version such as 17.11")
            .withFix(
                "<postgresVersion>18</postgresVersion> or -Dheadwater.postgresVersion=18"
                    + (given.isEmpty() ? "" : " instead of " + given)));
  }
}
