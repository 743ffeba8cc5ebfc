package dev.headwater.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** The loggers of the JVM are as they were when nobody listens any more. */
final class LogCaptureTest {

  private static final Logger LOGGER = Logger.getLogger("dev.headwater.example");

  @Test
  void lastOfSeveralPutsBackWhatWasSetBeforeTheFirst() {
    Heard one = new Heard();
    Heard other = new Heard();
    LogCapture first = LogCapture.of(one, "dev.headwater.example");
    try (LogCapture second = LogCapture.of(other, "dev.headwater.example")) {
      LOGGER.warning("both");
      first.close();
      LOGGER.warning("the second");
      assertThat(LOGGER.getUseParentHandlers()).isFalse();
    }

    assertThat(one.messages).containsExactly("both");
    assertThat(other.messages).containsExactly("both", "the second");
    assertThat(LOGGER.getUseParentHandlers()).isTrue();
    assertThat(LOGGER.getHandlers()).isEmpty();
  }

  private static final class Heard extends Handler {
    private final List<String> messages = new ArrayList<>();

    @Override
    public void publish(LogRecord record) {
      messages.add(record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
