package dev.headwater.setting;

import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.spi.LeftOut;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settings that allow some words only. */
final class ChosenWord {

  private ChosenWord() {}

  static Kind provider(String word) {
    return Stream.of(Kind.values())
        .filter(kind -> kind.word().equals(word.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    unknown(
                        Problem.of("provider", "<provider> cannot be \"" + word + "\""),
                        Stream.of(Kind.values()).map(Kind::word))));
  }

  static Set<LeftOut> leftOut(List<String> words) {
    return words.stream()
        .map(ChosenWord::leftOut)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(LeftOut.class)));
  }

  private static LeftOut leftOut(String word) {
    return Stream.of(LeftOut.values())
        .filter(value -> value.word().equals(word.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    unknown(
                        Problem.of("also-generate", "<alsoGenerate> cannot be \"" + word + "\""),
                        Stream.of(LeftOut.values()).map(LeftOut::word))));
  }

  private static Problem unknown(Problem problem, Stream<String> allowed) {
    return problem.withDetail("allowed", allowed.collect(Collectors.joining(", ")));
  }
}
