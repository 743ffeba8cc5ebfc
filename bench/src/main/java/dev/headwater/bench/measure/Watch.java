package dev.headwater.bench.measure;

import dev.headwater.bench.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** {@code headwater:watch}, as it runs beside somebody who writes migrations. */
public final class Watch implements AutoCloseable {

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

  /** The seconds from the saved file to the classes. */
  public double edit(int edit) throws IOException, InterruptedException {
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
    return (System.nanoTime() - saved) / 1e9;
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
