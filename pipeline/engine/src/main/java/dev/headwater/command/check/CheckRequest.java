package dev.headwater.command.check;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The check to make.
 *
 * @param generate the request whose output is checked
 * @param elsewhere a folder for the run of a full check; it is deleted at the end
 * @param committed whether the classes must be there, because they are kept in version control
 * @param base the branch whose migrations must stay as they are; empty for no such check
 */
public record CheckRequest(
    GenerateRequest generate,
    Depth depth,
    Path elsewhere,
    boolean committed,
    Optional<String> base) {

  /** How deep a check looks. */
  public enum Depth {
    /** Hashes of inputs and of classes; nothing is started. */
    OFFLINE,
    /** The classes are made anew, and every file is compared. */
    FULL;

    /**
     * The depth with a word.
     *
     * @throws ProblemException when there is none
     */
    public static Depth of(String word) {
      return Arrays.stream(values())
          .filter(depth -> depth.word().equals(word.strip()))
          .findFirst()
          .orElseThrow(
              () ->
                  new ProblemException(
                      Problem.of("depth", "<depth> cannot be \"" + word + "\"")
                          .withDetail(
                              "allowed",
                              Arrays.stream(values())
                                  .map(Depth::word)
                                  .collect(Collectors.joining(", ")))));
    }

    /** As users write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
