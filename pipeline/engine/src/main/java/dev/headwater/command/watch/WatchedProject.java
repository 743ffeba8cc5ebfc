package dev.headwater.command.watch;

import java.nio.file.Path;
import java.util.SortedSet;

/** Something that is made from files, and made again when they change. */
public interface WatchedProject {

  /** The files, until a run says that it reads others. */
  WatchedFiles files();

  /**
   * Makes it, and says how that went.
   *
   * @param changed what changed since the last time; empty the first time
   * @param turn says when this run is no longer wanted
   */
  void run(SortedSet<Path> changed, WatchTurn turn);
}
