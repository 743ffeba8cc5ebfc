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
 * @param isScriptWanted whether the script that brings the database back is made
 */
public record DriftRequest(
    GenerateRequest database, Optional<UpTo> at, List<String> ignore, boolean isScriptWanted) {

  private static final String SCRIPT = "script";

  public DriftRequest {
    ignore = List.copyOf(ignore);
  }

  /**
   * The words of a user.
   *
   * @throws ProblemException when one makes no sense
   */
  public static DriftRequest of(GenerateRequest database, Words words) {
    return new DriftRequest(
        database,
        words.at().map(DriftRequest::version),
        words.ignore(),
        words.write().filter(DriftRequest::isScript).isPresent());
  }

  /**
   * The words.
   *
   * @param at such as {@code V43}
   * @param write {@code script}, or nothing
   */
  public record Words(Optional<String> at, List<String> ignore, Optional<String> write) {}

  private static boolean isScript(String word) {
    if (word.equals(SCRIPT)) {
      return true;
    }
    throw new ProblemException(
        Problem.of("write", "<write> cannot be \"" + word + "\"").withDetail("allowed", SCRIPT));
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
