package dev.headwater.database;

import dev.headwater.database.DatabaseChoice.Kind;

/** Makes throwaway databases. */
public interface DatabaseProvider {

  Kind kind();

  /**
   * Opens a fresh, empty database that has answered a query.
   *
   * @throws CannotServeException when another provider could serve the order
   * @throws dev.headwater.problem.ProblemException when something is wrong that the user can mend
   */
  ThrowawayDatabase open(DatabaseOrder order, DatabaseListener listener);
}
