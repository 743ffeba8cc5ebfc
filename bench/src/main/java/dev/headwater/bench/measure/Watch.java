package dev.headwater.bench.measure;

import dev.headwater.bench.Project;
import dev.headwater.bench.measure.Build.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** {@code headwater:watch}, as it runs beside somebody who writes migrations. */
public final class Watch implements AutoCloseable {

  /** Nobody saves again at once; and the closing of one run is not part of the next. */
  private static final Duration QUIET = Duration.ofSeconds(3);

  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final Project project;
  private final Process process;
  private final Path log;

  private Watch(Project project, Process process, Path log) {
    this.project = project;
    this.process = process;
    this.log = log;
  }

  public static Watch start(Project project, Build build, Path log) throws IOException {
    return new Watch(project, build.start(log), log);
  }

  /** From the saved file to the classes; returns when the watch had time to become quiet. */
  public Run edit(int edit) throws IOException, InterruptedException {
    long saidBefore = Files.size(log);
    project.edit(edit);
    long saved = System.nanoTime();
    while (!project.knows(edit)) {
      if (process.waitFor(2, TimeUnit.MILLISECONDS)) {
        throw new FailedBuildException("watch ended", log);
      }
      if (System.nanoTime() - saved > LONGEST.toNanos()) {
        throw new FailedBuildException("watch wrote no classes for " + LONGEST, log);
      }
    }
    double seconds = (System.nanoTime() - saved) / 1e9;
    Thread.sleep(QUIET.toMillis());
    byte[] all = Files.readAllBytes(log);
    String said =
        new String(all, (int) saidBefore, all.length - (int) saidBefore, StandardCharsets.UTF_8);
    return new Run(seconds, PeakMemory.megabytes(process.pid()), StageTimes.in(said));
  }

  @Override
  public void close() throws IOException {
    try {
      Build.stop(process);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
