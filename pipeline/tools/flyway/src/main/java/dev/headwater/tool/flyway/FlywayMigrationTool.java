package dev.headwater.tool.flyway;

import dev.headwater.spi.MigrationProgress;
import dev.headwater.spi.MigrationTool;
import dev.headwater.spi.ToolFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;

/** Migrates with the Flyway that stands beside this class. */
public final class FlywayMigrationTool implements MigrationTool {

  @Override
  public String version() {
    return ToolVersion.ofFlyway();
  }

  @Override
  public void migrate(
      DataSource database, Map<String, String> settings, MigrationProgress progress) {
    ClassLoader mine = FlywayMigrationTool.class.getClassLoader();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    // Flyway finds its database support and the user's migrations through this loader.
    Thread.currentThread().setContextClassLoader(mine);
    WarningLog.LISTENER.set(progress);
    try {
      FluentConfiguration configuration =
          Flyway.configure(mine).configuration(settings).loggers(WarningLog.class.getName());
      configuration.dataSource(database);
      TransactionalLock.switchOff(configuration, settings);
      List<Callback> callbacks = new ArrayList<>(Arrays.asList(configuration.getCallbacks()));
      callbacks.add(new ProgressCallback(progress));
      configuration.callbacks(callbacks.toArray(Callback[]::new));
      Flyway flyway = configuration.load();
      progress.planned(flyway.info().pending().length);
      flyway.migrate();
    } catch (FlywayException e) {
      throw failure(e);
    } finally {
      WarningLog.LISTENER.remove();
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static ToolFailure failure(FlywayException e) {
    ToolFailure failure = new ToolFailure("flyway", String.valueOf(e.getMessage()), List.of());
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof FlywaySqlScriptException script) {
        failure = failure.at(String.valueOf(script.getStatement()), script.getLineNumber());
      }
    }
    return failure.causedBy(e);
  }
}
