package dev.headwater.codegen;

import dev.headwater.database.DatabaseOrigin;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/** How a run ended. */
public sealed interface GenerateOutcome {

  /**
   * The existing classes are the classes of this request; nothing was loaded and nothing started.
   *
   * @param found migrations
   */
  record UpToDate(int found) implements GenerateOutcome {}

  /**
   * Classes of an earlier run were taken; no database was opened.
   *
   * @param found migrations
   * @param from the name of the cache in messages
   */
  record Restored(int found, String from, Classes classes) implements GenerateOutcome {}

  /**
   * jOOQ would see the same schema as when it made the classes that are there.
   *
   * @param found migrations
   * @param migrations applied in this run
   * @param seconds per stage
   */
  record SameSchema(
      int found,
      int migrations,
      DatabaseOrigin database,
      Map<GenerateListener.Stage, Duration> seconds)
      implements GenerateOutcome {}

  /**
   * Classes were generated.
   *
   * @param migrations applied in this run
   * @param seconds per stage
   */
  record Generated(
      int found,
      int migrations,
      Versions versions,
      Classes classes,
      Map<GenerateListener.Stage, Duration> seconds)
      implements GenerateOutcome {}

  /** The versions that really ran, as each tool reported them. */
  record Versions(DatabaseOrigin database, String flyway, String jooq) implements Serializable {}

  /** Numbers of files in an output folder. */
  record Classes(int written, int unchanged, int removed) {}
}
