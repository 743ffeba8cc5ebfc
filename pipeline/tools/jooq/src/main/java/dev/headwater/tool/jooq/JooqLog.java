package dev.headwater.tool.jooq;

import dev.headwater.spi.LogCapture;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jooq.tools.JooqLogger;

/**
 * Collects jOOQ's log on this thread during a generation. Only the log says that a class was not
 * written, or that a forced type matched nothing.
 */
final class JooqLog extends Handler implements AutoCloseable {

  private static final String UNUSED = "Unused ";

  private final Thread mine = Thread.currentThread();
  private final List<String> errors = new ArrayList<>();
  private final List<String> unused = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private final LogCapture capture = LogCapture.of(this, "org.jooq");

  private JooqLog() {}

  static JooqLog capture() {
    JooqLogger.globalThreshold(JooqLogger.Level.WARN);
    return new JooqLog();
  }

  @Override
  public void publish(LogRecord record) {
    // Builds with -T generate in several threads of one JVM.
    if (!mine.equals(Thread.currentThread())) {
      return;
    }
    String message = String.valueOf(record.getMessage()).strip();
    if (record.getLevel().intValue() >= Level.SEVERE.intValue()) {
      Throwable thrown = record.getThrown();
      errors.add(thrown == null ? message : message + ": " + thrown);
    } else if (message.startsWith(UNUSED)) {
      unused(message);
    } else if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
      warnings.add(firstSentence(message));
    }
  }

  /** "Unused forced type : …"; the plural is only a headline. */
  private void unused(String message) {
    int colon = message.indexOf(':');
    String kind = message.substring(UNUSED.length(), colon < 0 ? message.length() : colon).strip();
    if (!message.contains("which have not been used by this generation run")) {
      unused.add("unused " + kind + ": " + message.substring(colon + 1).strip());
    }
  }

  /** jOOQ pads its headlines with blanks and ends with links. */
  private static String firstSentence(String message) {
    String line = message.replaceAll("\\s+", " ");
    int end = line.indexOf(". ");
    return end < 0 ? line : line.substring(0, end);
  }

  List<String> errors() {
    return errors;
  }

  List<String> unused() {
    return unused;
  }

  List<String> warnings() {
    return warnings;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    capture.close();
  }
}
