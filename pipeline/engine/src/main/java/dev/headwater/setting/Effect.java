package dev.headwater.setting;

/** The part of a run that a setting changes. */
public enum Effect {
  /** The classes: the setting is an input of the fingerprint. */
  CLASSES,
  /** The server that has the database. The content of the database stays the same. */
  DATABASE,
  /** The places of files. */
  PLACE,
  /** Caches, time limits and the worker's JVM. */
  SPEED,
  /** The other work of a goal. */
  GOAL
}
