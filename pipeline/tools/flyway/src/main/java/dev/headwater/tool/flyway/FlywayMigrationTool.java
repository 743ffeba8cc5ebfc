package dev.headwater.tool.flyway;

import dev.headwater.spi.FoundMigration;
import dev.headwater.spi.MigrationProgress;
import dev.headwater.spi.MigrationTool;
import dev.headwater.spi.ToolFailure;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.internal.configuration.ConfigUtils;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;

/** Migrates with the Flyway that stands beside this class. */
public final class FlywayMigrationTool implements MigrationTool {

  @Override
  public String version() {
    return ToolVersion.ofFlyway();
  }

  /** The configuration makes Flyway look for and load all of its plugins. */
  @Override
  public void warmUp() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    ClassLoader mine = FlywayMigrationTool.class.getClassLoader();
    thread.setContextClassLoader(mine);
    try {
      TransactionalLock.switchOff(
          Flyway.configure(mine).loggers(WarningLog.class.getName()), Map.of());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public Map<String, String> settings(Path file) {
    try {
      return ConfigUtils.loadConfigurationFile(file.toFile(), "UTF-8", true);
    } catch (FlywayException e) {
      throw failure(e, "");
    }
  }

  @Override
  public void migrate(
      DataSource database, Map<String, String> settings, MigrationProgress progress) {
    migrate(() -> configuration(database, settings), progress, FlywayMigrationTool::migrate);
  }

  @Override
  public void deploy(
      DataSource database, Map<String, String> settings, MigrationProgress progress) {
    migrate(
        () -> configuration(database, settings),
        progress,
        (flyway, configuration, another) -> flyway.migrate());
  }

  /** Has a configured Flyway apply what is pending. */
  private interface Run {
    void of(
        Flyway flyway, FluentConfiguration configuration, Supplier<FluentConfiguration> another);
  }

  private static void migrate(
      Supplier<FluentConfiguration> made, MigrationProgress progress, Run run) {
    ClassLoader mine = FlywayMigrationTool.class.getClassLoader();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    // Flyway finds its database support and the user's migrations through this loader.
    Thread.currentThread().setContextClassLoader(mine);
    WarningLog.LISTENER.set(progress);
    try {
      FluentConfiguration configuration = made.get();
      List<Callback> callbacks = new ArrayList<>(Arrays.asList(configuration.getCallbacks()));
      ProgressCallback callback = new ProgressCallback(progress);
      callbacks.add(callback);
      configuration.callbacks(callbacks.toArray(Callback[]::new));
      Flyway flyway = configuration.load();
      List<String> pending = progress.plan();
      if (pending.isEmpty()) {
        MigrationInfo[] found = flyway.info().pending();
        progress.planned(Arrays.stream(found).map(MigrationInfo::getScript).toList());
        pending = Arrays.stream(found).map(FlywayMigrationTool::path).toList();
      }
      try {
        run.of(flyway, configuration, made);
      } catch (FlywayException e) {
        throw failure(e, blamed(e, pending, callback.applied()));
      }
    } catch (FlywayException e) {
      throw failure(e, "");
    } finally {
      WarningLog.LISTENER.remove();
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Override
  public void repair(DataSource database, Map<String, String> settings) {
    inOwnLoader(() -> configuration(database, settings).load().repair());
  }

  @Override
  public List<FoundMigration> found(DataSource empty, Map<String, String> settings) {
    return inOwnLoader(
        () -> {
          MigrationInfo[] all =
              configuration(empty, settings)
                  .skipDefaultCallbacks(true)
                  .callbacks(new Callback[0])
                  .load()
                  .info()
                  .all();
          return Arrays.stream(all).map(FlywayMigrationTool::found).toList();
        });
  }

  private static <T> T inOwnLoader(Supplier<T> work) {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(FlywayMigrationTool.class.getClassLoader());
    try {
      return work.get();
    } catch (FlywayException e) {
      throw failure(e, "");
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static FoundMigration found(MigrationInfo migration) {
    return new FoundMigration(
        migration.getVersion() == null ? "" : migration.getVersion().getVersion(),
        String.valueOf(migration.getDescription()),
        type(migration),
        String.valueOf(migration.getScript()),
        Optional.ofNullable(migration.getChecksum()));
  }

  /** By name, since the type of the type moved between Flyway's versions. */
  private static String type(MigrationInfo migration) {
    try {
      return String.valueOf(MigrationInfo.class.getMethod("getType").invoke(migration));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Flyway has no types of migrations", e);
    }
  }

  private static FluentConfiguration configuration(
      DataSource database, Map<String, String> settings) {
    FluentConfiguration configuration =
        Flyway.configure(FlywayMigrationTool.class.getClassLoader())
            .configuration(settings)
            .loggers(WarningLog.class.getName())
            .dataSource(database);
    TransactionalLock.switchOff(configuration, settings);
    return configuration;
  }

  private static void migrate(
      Flyway flyway, FluentConfiguration configuration, Supplier<FluentConfiguration> another) {
    try {
      flyway.migrate();
    } catch (FlywayException e) {
      if (!FreshHistory.isWanted(e)) {
        throw e;
      }
      FreshHistory.make(another.get());
      // The scripts were validated before the schema was refused.
      configuration.validateOnMigrate(false).load().migrate();
    }
  }

  /**
   * The script to blame. Flyway reads a script before it says that it begins, and says that it is
   * applied before it commits.
   */
  private static String blamed(FlywayException e, List<String> pending, int applied) {
    boolean atCommit = false;
    for (Throwable t = e; t != null; t = t.getCause()) {
      atCommit |= t instanceof SQLException;
      if (t instanceof FlywaySqlScriptException) {
        atCommit = false;
        break;
      }
    }
    int index = atCommit ? applied - 1 : applied;
    return index >= 0 && index < pending.size() ? pending.get(index) : "";
  }

  static String path(MigrationInfo migration) {
    String location = migration.getPhysicalLocation();
    return location == null || location.isEmpty()
        ? String.valueOf(migration.getScript())
        : location;
  }

  private static ToolFailure failure(FlywayException e, String script) {
    ToolFailure failure =
        new ToolFailure("flyway", String.valueOf(e.getMessage()), List.of()).in(script);
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof FlywaySqlScriptException at) {
        failure = failure.atLine(at.getLineNumber());
      }
    }
    failure.initCause(e);
    return failure;
  }
}
