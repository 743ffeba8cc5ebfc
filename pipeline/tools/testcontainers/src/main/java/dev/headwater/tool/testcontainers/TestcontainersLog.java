package dev.headwater.tool.testcontainers;

import dev.headwater.spi.LogCapture;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * What Testcontainers logs on this thread. It is kept from the console; its log is the only place
 * where it says why it found no Docker, and that it fetches an image.
 */
final class TestcontainersLog extends Handler implements AutoCloseable {

  private static final String PULLING = "Pulling docker image: ";

  private final Thread mine = Thread.currentThread();
  private final List<String> problems;
  private final Consumer<String> fetching;
  private final LogCapture capture =
      LogCapture.of(this, "org.testcontainers", "tc", "com.github.dockerjava", "org.rnorth");

  private TestcontainersLog(List<String> problems, Consumer<String> fetching) {
    this.problems = problems;
    this.fetching = fetching;
  }

  /**
   * Begins to listen.
   *
   * @param problems gets warnings and errors
   */
  static TestcontainersLog into(List<String> problems) {
    return into(problems, image -> {});
  }

  /**
   * Begins to listen.
   *
   * @param problems gets warnings and errors
   * @param fetching hears the name of an image that is fetched
   */
  static TestcontainersLog into(List<String> problems, Consumer<String> fetching) {
    return new TestcontainersLog(problems, fetching);
  }

  @Override
  public void publish(LogRecord record) {
    // Builds with -T work in several threads of one JVM.
    if (!mine.equals(Thread.currentThread())) {
      return;
    }
    String message = String.valueOf(record.getMessage());
    if (message.startsWith(PULLING)) {
      fetching.accept(message.substring(PULLING.length()).replaceAll("\\. Please .*", ""));
    } else if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
      Throwable thrown = record.getThrown();
      problems.add(thrown == null ? message : message + ": " + thrown);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    capture.close();
  }
}
