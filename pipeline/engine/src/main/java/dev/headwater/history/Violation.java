package dev.headwater.history;

/** A forbidden change to a migration of the base branch. */
sealed interface Violation {

  /** A text that databases have run already has changed. */
  record Edited(Script merged, Script here) implements Violation {}

  /** The file is gone. */
  record Deleted(Script merged) implements Violation {}

  /** The same text under another version. */
  record Renumbered(Script merged, Script here) implements Violation {}

  /** The same text and version under another description. */
  record Renamed(Script merged, Script here) implements Violation {}

  /** A new migration with a version that the base branch has given to another. */
  record VersionTaken(Script here, Script merged) implements Violation {}

  /** A new migration that comes too late to be run. */
  record VersionTooLow(Script here, Script newest) implements Violation {}
}
