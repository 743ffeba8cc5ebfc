package dev.headwater.codegen.work;

import dev.headwater.codegen.GenerateListener.Stage;
import dev.headwater.codegen.GenerateOutcome.Versions;
import dev.headwater.codegen.transcript.Transcript;
import dev.headwater.database.DatabaseOrigin;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The result of a run.
 *
 * @param applied migrations
 * @param classes empty when the classes that are there will do
 * @param seconds per stage
 */
public record WorkDone(
    int applied, DatabaseOrigin origin, Optional<Made> classes, Map<Stage, Duration> seconds)
    implements Serializable {

  /**
   * Classes in the staging folder.
   *
   * @param seen jOOQ's questions and PostgreSQL's answers; empty when they cannot be written down
   */
  public record Made(Versions versions, Optional<Transcript> seen) implements Serializable {}
}
