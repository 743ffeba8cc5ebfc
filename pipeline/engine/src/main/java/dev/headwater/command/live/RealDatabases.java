package dev.headwater.command.live;

import dev.headwater.database.real.RealDatabase;

/** The real databases of a project. */
public interface RealDatabases {

  /**
   * The database with a name, not connected yet.
   *
   * @throws dev.headwater.problem.ProblemException when there is none
   */
  RealDatabase named(String name);
}
