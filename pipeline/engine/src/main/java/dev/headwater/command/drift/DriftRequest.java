package dev.headwater.command.drift;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.State;
import dev.headwater.proof.State.UpTo;
import java.util.List;
import java.util.Optional;

/**
 * The comparison to make.
 *
 * @param database for a throwaway database at the migrations as they are
 * @param at the version that the live database has; empty to read it from its history
 * @param ignore patterns of objects that are left out
 */
public record DriftRequest(GenerateRequest database, Optional<UpTo> at, List<String> ignore) {

  public DriftRequest {
    ignore = List.copyOf(ignore);
  }

  /**
   * The words of a user.
   *
   * @param at such as {@code V43}
   * @throws ProblemException when it is no version
   */
  public static DriftRequest of(
      GenerateRequest database, Optional<String> at, List<String> ignore) {
    return new DriftRequest(database, at.map(DriftRequest::version), ignore);
  }

  private static UpTo version(String word) {
    if (word.matches("[Vv]?\\d+([._]\\d+)*")
        && State.parse("at", word.replaceFirst("^(?=\\d)", "V")) instanceof UpTo upTo) {
      return upTo;
    }
    throw new ProblemException(
        Problem.of("state", "<at> is no version: \"" + word + "\"")
            .withFix("say the version that the database has: -Dheadwater.at=V43"));
  }
}
