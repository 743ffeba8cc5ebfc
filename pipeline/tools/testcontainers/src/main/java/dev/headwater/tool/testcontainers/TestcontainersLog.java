package dev.headwater.tool.testcontainers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * What Testcontainers logs on this thread. It is kept from the console; its log is the only place
 * where it says why it found no Docker, and that it fetches an image.
 */
final class TestcontainersLog extends Handler implements AutoCloseable {

  /** Held, because {@link Logger}s that nobody holds lose their handlers. */
  private static final List<Logger> LOGGERS =
      Stream.of("org.testcontainers", "tc", "com.github.dockerjava", "org.rnorth")
          .map(Logger::getLogger)
          .toList();

  private static final String PULLING = "Pulling docker image: ";

  private final Thread mine = Thread.currentThread();
  private final List<String> problems = new ArrayList<>();
  private final Consumer<String> fetching;

  private TestcontainersLog(Consumer<String> fetching) {
    this.fetching = fetching;
  }

  static TestcontainersLog capture() {
    return capture(image -> {});
  }

  /**
   * @param fetching hears the name of an image that is fetched
   */
  static TestcontainersLog capture(Consumer<String> fetching) {
    TestcontainersLog log = new TestcontainersLog(fetching);
    for (Logger logger : LOGGERS) {
      logger.setUseParentHandlers(false);
      logger.addHandler(log);
    }
    return log;
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

  /** Warnings and errors. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    LOGGERS.forEach(logger -> logger.removeHandler(this));
  }
}
