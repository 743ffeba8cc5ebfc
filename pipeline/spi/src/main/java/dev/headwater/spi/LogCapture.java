package dev.headwater.spi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Lets one handler hear loggers of the JVM instead of the JVM's own handlers, for as long as this
 * is open. Several may be open at a time; the last one puts back what was set before the first.
 */
public final class LogCapture implements AutoCloseable {

  private static final Map<Logger, Silence> SILENT = new HashMap<>();

  /** Held, because a logger that nobody holds loses its handlers. */
  private final List<Logger> loggers;

  private final Handler handler;

  private LogCapture(List<Logger> loggers, Handler handler) {
    this.loggers = loggers;
    this.handler = handler;
  }

  /** Begins to listen to the loggers with these names, and those below them. */
  public static LogCapture of(Handler handler, String... names) {
    LogCapture capture = new LogCapture(Stream.of(names).map(Logger::getLogger).toList(), handler);
    synchronized (SILENT) {
      for (Logger logger : capture.loggers) {
        SILENT.merge(
            logger, new Silence(1, logger.getUseParentHandlers()), (old, one) -> old.plus(1));
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
      }
    }
    return capture;
  }

  @Override
  public void close() {
    synchronized (SILENT) {
      for (Logger logger : loggers) {
        logger.removeHandler(handler);
        Silence left = SILENT.computeIfPresent(logger, (key, old) -> old.plus(-1));
        if (left != null && left.captures == 0) {
          SILENT.remove(logger);
          logger.setUseParentHandlers(left.before);
        }
      }
    }
  }

  /**
   * @param before whether the logger used the handlers above it
   */
  private record Silence(int captures, boolean before) {

    Silence plus(int more) {
      return new Silence(captures + more, before);
    }
  }
}
