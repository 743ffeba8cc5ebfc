package dev.headwater.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Stands between a tool and an object of the driver. */
public final class JdbcProxy {

  private JdbcProxy() {}

  /**
   * A proxy that lives in the loader of what it stands for, because Flyway looks there for the
   * driver's classes when it copies data.
   */
  public static <T> T of(Class<T> type, T real, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            real.getClass().getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                call.of(method, arguments == null ? new Object[0] : arguments)));
  }

  /** Has the real object do it, and throws what that throws. */
  public static @Nullable Object invoke(Method method, Object real, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  /** Runs instead of a JDBC call. */
  public interface Call {
    @Nullable Object of(Method method, Object[] arguments) throws Throwable;
  }
}
