package dev.headwater.database;

import dev.headwater.io.Folders;
import java.io.Serializable;
import java.time.Duration;

/**
 * The throwaway database that a run asks for.
 *
 * @param timeout the longest that one statement of a migration may take
 * @param keep leave the database running
 */
public record DatabaseRequest(
    DatabaseChoice choice,
    Folders folders,
    SnapshotChoice snapshots,
    Duration timeout,
    boolean keep)
    implements Serializable {

  /** The same with another choice. */
  public DatabaseRequest withChoice(DatabaseChoice other) {
    return new DatabaseRequest(other, folders, snapshots, timeout, keep);
  }

  /** The same with other folders. */
  public DatabaseRequest withFolders(Folders others) {
    return new DatabaseRequest(choice, others, snapshots, timeout, keep);
  }

  /** The same for one look: nothing runs when it is over. */
  public DatabaseRequest forOneLook(SnapshotChoice others) {
    return new DatabaseRequest(choice, folders, others, timeout, false);
  }

  /**
   * Which databases at earlier migrations are kept and taken.
   *
   * @param megabytes what they may take on this machine; 0 keeps none
   * @param refresh true to take none
   */
  public record SnapshotChoice(long megabytes, boolean refresh) implements Serializable {}
}
