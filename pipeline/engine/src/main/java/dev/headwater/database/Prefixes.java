package dev.headwater.database;

import java.sql.Connection;
import java.util.List;
import java.util.Map;

/** The states of a database after each of its migrations. */
public interface Prefixes {

  /** For a database that begins empty and of which no state is kept. */
  Prefixes NONE =
      new Prefixes() {
        @Override
        public int resumed() {
          return 0;
        }

        @Override
        public boolean isAtEnd() {
          return false;
        }

        @Override
        public Map<String, String> session() {
          return Map.of();
        }

        @Override
        public List<String> plan() {
          return List.of();
        }

        @Override
        public boolean expects(List<String> pending) {
          return true;
        }

        @Override
        public void reached(int applied, Connection session) {}

        @Override
        public void complete() {}

        @Override
        public void failed(List<String> sent) {}
      };

  /** How many migrations are in the database already; with one, the init scripts are too. */
  int resumed();

  /** Whether these are all, and nothing else is to run. */
  boolean isAtEnd();

  /** Settings that the migrations up to here made in their session, for the next ones. */
  Map<String, String> session();

  /** The file names of those that are to come, where some are applied and all are known. */
  List<String> plan();

  /**
   * Hears which migrations are to come.
   *
   * @param pending file names in their order
   * @return false when these are not what belongs to the state that the database is in
   */
  boolean expects(List<String> pending);

  /**
   * Hears that a state is reached: everything so far is committed, and nothing else runs.
   *
   * @param applied migrations in the database
   * @param session in which the next one will run
   */
  void reached(int applied, Connection session);

  /** Hears that all migrations are applied. */
  void complete();

  /**
   * Hears that a migration failed, after which Flyway has rolled it back and gone.
   *
   * @param sent its statements
   */
  void failed(List<String> sent);
}
