package dev.headwater.history;

/** What a branch must not do to migrations that its base branch has. */
sealed interface Violation {

  /** A text that databases have run already is another one now. */
  record Edited(Script merged, Script here) implements Violation {}

  /** It is gone. */
  record Deleted(Script merged) implements Violation {}

  /** The same text under another version. */
  record Renumbered(Script merged, Script here) implements Violation {}

  /** The same text and version under another description. */
  record Renamed(Script merged, Script here) implements Violation {}

  /** A new one with a version that the base branch has given to another. */
  record VersionTaken(Script here, Script merged) implements Violation {}

  /** A new one that comes too late to be run. */
  record VersionTooLow(Script here, Script newest) implements Violation {}
}
