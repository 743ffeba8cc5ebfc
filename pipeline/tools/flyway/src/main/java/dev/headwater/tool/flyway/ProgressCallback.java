package dev.headwater.tool.flyway;

import dev.headwater.spi.MigrationProgress;
import java.sql.Connection;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/** Tells which migration runs. */
final class ProgressCallback implements Callback {

  private final MigrationProgress progress;
  private int applied;
  private @Nullable Connection session;

  ProgressCallback(MigrationProgress progress) {
    this.progress = progress;
  }

  /** How many migrations are through. */
  int applied() {
    return applied;
  }

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.BEFORE_EACH_MIGRATE
        || event == Event.AFTER_EACH_MIGRATE
        || event == Event.AFTER_MIGRATE;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public void handle(Event event, Context context) {
    if (event == Event.AFTER_MIGRATE) {
      // Its own connection may be another one.
      if (session != null) {
        progress.finished(session);
      }
      return;
    }
    MigrationInfo migration = context.getMigrationInfo();
    String script = String.valueOf(migration.getScript());
    if (event == Event.AFTER_EACH_MIGRATE) {
      applied++;
      progress.applied(script);
    } else {
      session = context.getConnection();
      progress.started(script, FlywayMigrationTool.path(migration), session);
    }
  }

  /** Flyway sorts callbacks by their names; what is heard must be the state before all others. */
  @Override
  public String getCallbackName() {
    return "";
  }
}
