package dev.headwater.tool.flyway;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * An empty history table, which Flyway never makes in a schema that holds something: somebody may
 * have migrated that schema by other means. In a throwaway database, only an init script can have
 * made something before, and every migration is still to come.
 */
final class FreshHistory implements Callback {

  /** Whether Flyway refuses the schema for that reason; then no migration has begun. */
  static boolean isWanted(FlywayException e) {
    // The code is an enum in Flyway 9, and of another type from 10 on.
    return String.valueOf((Object) e.getErrorCode())
        .equals("NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE");
  }

  /** Lets Flyway make a history that says version 1 is there, and takes that back. */
  static void make(FluentConfiguration configuration) {
    configuration
        .locations(new String[0])
        .skipDefaultCallbacks(true)
        .callbacks(new FreshHistory())
        .baselineVersion("1")
        .load()
        .baseline();
  }

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.AFTER_BASELINE;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  /** Flyway calls this in a session whose current schema holds the table. */
  @Override
  public void handle(Event event, Context context) {
    String table = context.getConfiguration().getTable().replace("\"", "\"\"");
    try (Statement statement = context.getConnection().createStatement()) {
      statement.execute("delete from \"" + table + "\" where type = 'BASELINE'");
    } catch (SQLException e) {
      throw new FlywayException("cannot empty the history table " + table, e);
    }
  }

  @Override
  public String getCallbackName() {
    return "";
  }
}
