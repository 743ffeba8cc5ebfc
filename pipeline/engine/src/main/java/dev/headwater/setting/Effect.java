package dev.headwater.setting;

/** What a setting can change. */
public enum Effect {
  /** What the classes are made from: an input of the fingerprint. */
  CLASSES,
  /** Which server has the database. What is in the database stays the same. */
  DATABASE,
  /** Where files are. */
  PLACE,
  /** What is kept and shared, and how long anything may take. */
  SPEED,
  /** What a goal does besides. */
  GOAL
}
