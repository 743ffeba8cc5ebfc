package dev.headwater.command.diff;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.State;
import dev.headwater.proof.State.OnBranch;
import java.util.List;
import java.util.Optional;

/**
 * Two states to compare.
 *
 * @param database for a throwaway database at the migrations as they are
 * @param ignore patterns of objects that are left out
 */
public record DiffRequest(GenerateRequest database, State from, State to, List<String> ignore) {

  public DiffRequest {
    ignore = List.copyOf(ignore);
  }

  /**
   * The words of a user, or the defaults: from the base branch to the migrations as they are.
   *
   * @throws ProblemException when a word means no state, or nothing says where to begin
   */
  public static DiffRequest of(GenerateRequest database, Words words, List<String> ignore) {
    State from =
        words
            .from()
            .map(word -> State.parse("from", word))
            .or(() -> words.base().map(OnBranch::new))
            .orElseThrow(() -> new ProblemException(noBegin()));
    State to = words.to().map(word -> State.parse("to", word)).orElse(State.HERE);
    return new DiffRequest(database, from, to, ignore);
  }

  /**
   * The states as the user names them.
   *
   * @param base the branch to begin with where {@code from} is empty
   */
  public record Words(Optional<String> from, Optional<String> to, Optional<String> base) {}

  private static Problem noBegin() {
    return Problem.of("state", "nothing says which state to begin with")
        .withFix(
            "mvn headwater:diff -Dheadwater.from=V12, or the branch that this one will be merged"
                + " into: -Dheadwater.base=origin/main");
  }
}
