package dev.headwater.history;

import dev.headwater.io.Trees;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

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
    try {
      Path files = Files.createTempDirectory("headwater-git");
      try {
        // Through files, so that no pipe can fill up while another one is read.
        Files.write(files.resolve("in"), input);
        int exit = wait(arguments, start(arguments, files));
        return new Answer(
            exit,
            Files.readAllBytes(files.resolve("out")),
            Files.readString(files.resolve("err"), StandardCharsets.ISO_8859_1).strip());
      } finally {
        Trees.delete(files);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process start(List<String> arguments, Path files) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(files.resolve("in").toFile())
            .redirectOutput(files.resolve("out").toFile())
            .redirectError(files.resolve("err").toFile());
    builder.environment().keySet().removeAll(OF_A_HOOK);
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    builder.environment().put("GIT_LITERAL_PATHSPECS", "1");
    try {
      return builder.start();
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of("no-git", "git cannot be started, and a base branch needs it")
              .withDetail("why", String.valueOf(e.getMessage()))
              .withFix("install git, or leave out -Dheadwater.base"));
    }
  }

  private int wait(List<String> arguments, Process process) {
    try {
      if (process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      throw new ProblemException(
          Problem.of(
                  "git-timeout",
                  "git " + arguments.get(0) + " did not end within " + deadline.toSeconds() + " s")
              .withFix("find out by hand what it waits for: git " + String.join(" ", arguments)));
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while git ran", e);
    }
  }

  /** What git said. */
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
