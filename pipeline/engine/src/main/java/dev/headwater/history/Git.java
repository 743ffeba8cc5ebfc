package dev.headwater.history;

import dev.headwater.io.Program;
import dev.headwater.io.Program.NotStartedException;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The git that is installed, run in one folder.
 *
 * @param program {@code git}
 * @param deadline the longest that one command may take
 */
record Git(String program, Path folder, Duration deadline) {

  private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

  /** A hook has them, and with them git takes the folder where it is run for the working tree. */
  private static final Set<String> OF_A_HOOK =
      Set.of("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX");

  static Git in(Path folder) {
    return new Git("git", folder, LONG_ENOUGH);
  }

  Git at(Path other) {
    return new Git(program, other, deadline);
  }

  Answer run(String... arguments) {
    return run(List.of(arguments), new byte[0]);
  }

  /**
   * Runs one command.
   *
   * @throws ProblemException when there is no git, or when it does not end in time
   */
  Answer run(List<String> arguments, byte[] input) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(arguments);
    try {
      Program.Ended ended =
          new Program(command, deadline)
              .in(folder)
              .without(OF_A_HOOK)
              .with("LC_ALL", "C")
              .with("GIT_TERMINAL_PROMPT", "0")
              .with("GIT_LITERAL_PATHSPECS", "1")
              .run(input);
      int exit = ended.exit().orElseThrow(() -> late(arguments));
      return new Answer(exit, ended.output(), ended.errors());
    } catch (NotStartedException e) {
      throw new ProblemException(
          Problem.of("no-git", "git cannot be started, and a base branch needs it")
              .withDetail("why", String.valueOf(e.getMessage()))
              .withFix("install git, or leave out -Dheadwater.base"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProblemException late(List<String> arguments) {
    return new ProblemException(
        Problem.of(
                "git-timeout",
                "git " + arguments.get(0) + " did not end within " + deadline.toSeconds() + " s")
            .withFix("find out by hand what it waits for: git " + String.join(" ", arguments)));
  }

  /** Git's output. */
  record Answer(int exit, byte[] output, String complaint) {

    boolean succeeded() {
      return exit == 0;
    }

    String line() {
      return new String(output, StandardCharsets.UTF_8).strip();
    }

    /** The output of {@code -z}. */
    List<String> parts() {
      return Arrays.stream(new String(output, StandardCharsets.UTF_8).split("\0"))
          .filter(part -> !part.isEmpty())
          .toList();
    }

    /** A failure that no user's mistake explains, in git's own words. */
    Answer orFail(String command) {
      if (succeeded()) {
        return this;
      }
      throw new ProblemException(
          Problem.of("git", "git " + command + " failed")
              .withDetail("git", complaint.isEmpty() ? "exit code " + exit : complaint));
    }
  }
}
