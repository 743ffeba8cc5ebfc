package dev.headwater.database;

import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.problem.WarningListener;
import java.util.List;

/** Hears how a throwaway database comes to be. Every event has a default that ignores it. */
public interface DatabaseListener extends WarningListener {

  /** A listener that hears nothing. */
  DatabaseListener SILENT = new DatabaseListener() {};

  /** Something slow happens only once on this machine, such as unpacking PostgreSQL. */
  default void preparing(String what) {}

  /**
   * The provider {@code auto} chose.
   *
   * @param reasons why not each of those before it
   */
  default void chose(Kind provider, List<String> reasons) {}

  /** The database answers queries. */
  default void opened(DatabaseOrigin origin) {}

  /**
   * No snapshot can be made of the state after a migration, nor of most states after that.
   *
   * @param what is in the way, such as {@code temporary staging}
   */
  default void noSnapshot(String script, String what) {}

  /** The database stays; how to connect to it and how to stop it. */
  default void kept(String howToConnect) {}
}
