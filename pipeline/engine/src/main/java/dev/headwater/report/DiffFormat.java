package dev.headwater.report;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How differences are written. */
public enum DiffFormat {
  TEXT,
  MARKDOWN,
  JSON;

  /**
   * The format with a word.
   *
   * @throws ProblemException when there is none
   */
  public static DiffFormat of(String word) {
    return Arrays.stream(values())
        .filter(format -> format.word().equals(word.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of("format", "<format> cannot be \"" + word + "\"")
                        .withDetail(
                            "allowed",
                            Arrays.stream(values())
                                .map(DiffFormat::word)
                                .collect(Collectors.joining(", ")))));
  }

  /** As users write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
