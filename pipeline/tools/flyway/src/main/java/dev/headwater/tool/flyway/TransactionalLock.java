package dev.headwater.tool.flyway;

import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.extensibility.ConfigurationExtension;

/**
 * Flyway's default lock is a transaction that stays idle while migrations run, and {@code CREATE
 * INDEX CONCURRENTLY} waits for that transaction for ever. Nobody else uses a throwaway database,
 * so a session lock is enough.
 */
final class TransactionalLock {

  private static final String SETTING = "flyway.postgresql.transactional.lock";

  private TransactionalLock() {}

  /** Unless the user says otherwise. By name, since the class moved between Flyway's versions. */
  static void switchOff(FluentConfiguration configuration, Map<String, String> settings) {
    if (settings.containsKey(SETTING)) {
      return;
    }
    for (ConfigurationExtension extension :
        configuration.getPluginRegister().getPlugins(ConfigurationExtension.class)) {
      if (extension.getClass().getSimpleName().equals("PostgreSQLConfigurationExtension")) {
        try {
          extension
              .getClass()
              .getMethod("setTransactionalLock", boolean.class)
              .invoke(extension, false);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException("this Flyway has no " + SETTING, e);
        }
      }
    }
  }
}
