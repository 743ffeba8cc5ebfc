package dev.headwater.bench.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * One command in one folder.
 *
 * @param environment variables besides the user's own
 */
public record Build(Path folder, List<String> command, Map<String, String> environment) {

  private static final int POLL_MILLIS = 20;
  private static final long LONGEST_MINUTES = 30;

  Build(Path folder, List<String> command) {
    this(folder, command, Map.of());
  }

  /**
   * Runs it to its end.
   *
   * @throws FailedBuildException when it says that it failed
   */
  public Run run(Path log) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = start(log);
    OptionalLong peak = OptionalLong.empty();
    while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      OptionalLong now = PeakMemory.megabytes(process.pid());
      peak = now.isPresent() ? now : peak;
      if (System.nanoTime() - start > TimeUnit.MINUTES.toNanos(LONGEST_MINUTES)) {
        stop(process);
        throw new FailedBuildException("took more than " + LONGEST_MINUTES + " minutes", log);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw new FailedBuildException("failed", log);
    }
    return new Run(seconds, peak, StageTimes.in(Files.readString(log, StandardCharsets.UTF_8)));
  }

  Process start(Path log) throws IOException {
    Files.createDirectories(log.getParent());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // Options of one user would be measured with.
    builder.environment().keySet().removeAll(List.of("MAVEN_ARGS", "MAVEN_OPTS"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Ends a Maven that we started, and gives it time to clean up. */
  static void stop(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  /**
   * What one run took.
   *
   * @param peak the largest resident size of the process in MB, where the system tells
   */
  public record Run(double seconds, OptionalLong peak, StageTimes stages) {}
}
