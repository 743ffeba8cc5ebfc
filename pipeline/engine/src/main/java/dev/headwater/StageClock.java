package dev.headwater;

import dev.headwater.PipelineListener.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Announces stages and takes their time. */
final class StageClock {

  private final PipelineListener listener;
  private final Map<Stage, Duration> taken = new EnumMap<>(Stage.class);

  StageClock(PipelineListener listener) {
    this.listener = listener;
  }

  <T> T time(Stage stage, Work<T> work) throws IOException {
    listener.started(stage);
    long start = System.nanoTime();
    try {
      return work.run();
    } finally {
      taken.put(stage, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  Map<Stage, Duration> seconds() {
    return new EnumMap<>(taken);
  }

  /** What a stage does. */
  interface Work<T> {
    T run() throws IOException;
  }
}
