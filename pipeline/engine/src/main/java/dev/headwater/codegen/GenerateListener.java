package dev.headwater.codegen;

import dev.headwater.apply.MigrationListener;
import dev.headwater.codegen.GenerateOutcome.Classes;
import dev.headwater.database.DatabaseListener;
import java.util.List;

/** Hears what a run does. Every event has a default that ignores it. */
public interface GenerateListener extends DatabaseListener, MigrationListener {

  /** A listener that hears nothing. */
  GenerateListener SILENT = new GenerateListener() {};

  /** A stage begins. */
  default void started(Stage stage) {}

  /**
   * Classes must be made, or fetched from a cache.
   *
   * @param reasons why what is there will not do; never empty
   */
  default void outdated(List<String> reasons) {}

  /** The objects that got no class, each with its kind: {@code partitions: public.t_2026_01}. */
  default void leftOut(List<String> objects) {}

  /**
   * The schema as SQL was written.
   *
   * @param folder as messages show it
   * @param files the numbers of its files
   */
  default void wroteSchema(String folder, Classes files) {}

  /** Factories were made beside the classes, or were there. */
  default void madeFactories(GenerateOutcome outcome) {}

  /** The stages of a run, in order. */
  enum Stage {
    FIND,
    DECIDE,
    OPEN,
    MIGRATE,
    COMPARE,
    GENERATE,
    SCHEMA,
    SEED,
    FACTORIES,
    PUBLISH,
    CLOSE
  }
}
