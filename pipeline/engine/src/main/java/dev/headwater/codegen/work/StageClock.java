package dev.headwater.codegen.work;

import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateListener.Stage;
import dev.headwater.io.Work;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Announces stages and takes their time. */
public final class StageClock {

  private final GenerateListener listener;
  private final Map<Stage, Duration> taken = new EnumMap<>(Stage.class);

  public StageClock(GenerateListener listener) {
    this.listener = listener;
  }

  /** Does a stage. */
  public <T> T time(Stage stage, Work<T> work) throws IOException {
    listener.started(stage);
    long start = System.nanoTime();
    try {
      return work.run();
    } finally {
      taken.put(stage, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /** Stages that somebody else has timed. */
  public void add(Map<Stage, Duration> others) {
    taken.putAll(others);
  }

  /** How long each stage took, in their order. */
  public Map<Stage, Duration> seconds() {
    return new EnumMap<>(taken);
  }
}
