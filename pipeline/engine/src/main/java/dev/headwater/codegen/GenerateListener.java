package dev.headwater.codegen;

import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseOrigin;
import java.util.List;

/** Hears what a run does. Every event has a default that ignores it. */
public interface GenerateListener {

  /** A listener that hears nothing. */
  GenerateListener SILENT = new GenerateListener() {};

  /** A stage begins. */
  default void started(Stage stage) {}

  /** Migrations were found on disk or class path. */
  default void found(int migrations) {}

  /**
   * Classes must be made, or fetched from a cache.
   *
   * @param reasons why what is there will not do; never empty
   */
  default void outdated(List<String> reasons) {}

  /** Something slow happens only once on this machine, such as unpacking PostgreSQL. */
  default void preparing(String what) {}

  /** The database answers queries. */
  default void opened(DatabaseOrigin origin) {}

  /**
   * The provider {@code auto} chose.
   *
   * @param reasons why not each of those before it
   */
  default void chose(Kind provider, List<String> reasons) {}

  /**
   * The database began with these migrations applied.
   *
   * @param total of the run, these included
   */
  default void resumed(int migrations, int total) {}

  /**
   * A migration begins.
   *
   * @param number from 1
   */
  default void migrating(int number, int total, String script) {}

  /** Something the reader should know, but that is no failure. */
  default void warned(String text) {}

  /**
   * A warning of an outside tool in its own words.
   *
   * @param tool {@code Flyway} or {@code jOOQ}
   */
  default void toolWarned(String tool, String text) {}

  /** What no class was generated for, each with its kind: {@code partitions: public.t_2026_01}. */
  default void leftOut(List<String> objects) {}

  /** The database stays; how to connect to it and how to stop it. */
  default void kept(String howToConnect) {}

  /** The stages of a run, in order. */
  enum Stage {
    FIND,
    DECIDE,
    OPEN,
    MIGRATE,
    COMPARE,
    GENERATE,
    PUBLISH,
    CLOSE
  }
}
