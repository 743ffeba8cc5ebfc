package dev.headwater.tool.flyway;

import dev.headwater.spi.MigrationProgress;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.jspecify.annotations.Nullable;

/**
 * Flyway's warnings, and nothing else of its log. Flyway makes this object itself, from the name in
 * its setting {@code loggers}, hence the static field. The log is a proxy, because the methods of
 * {@link Log} differ between Flyway's versions.
 */
public final class WarningLog implements LogCreator {

  static final ThreadLocal<@Nullable MigrationProgress> LISTENER = new ThreadLocal<>();

  @Override
  public Log createLogger(Class<?> type) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (method.getName().equals("warn")) {
            warn(String.valueOf(arguments[0]));
          }
          return method.getReturnType() == boolean.class ? Boolean.FALSE : null;
        };
    return (Log)
        Proxy.newProxyInstance(
            WarningLog.class.getClassLoader(), new Class<?>[] {Log.class}, handler);
  }

  /** Notices of the server, and advice to buy or to upgrade, help nobody here. */
  private static void warn(String text) {
    MigrationProgress progress = LISTENER.get();
    if (progress != null && !text.startsWith("DB: ") && !text.contains("upgrade")) {
      progress.warned(text);
    }
  }
}
