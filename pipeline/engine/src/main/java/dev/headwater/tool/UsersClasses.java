package dev.headwater.tool;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * A tool together with classes of the user: generators, strategies and converters for jOOQ, a
 * substitutor of image names for Testcontainers. These have a loader of their own, below the
 * tool's: with SLF4J among them, jOOQ itself would log there, and that is where it says that a
 * class could not be written.
 */
final class UsersClasses {

  private UsersClasses() {}

  /** The same tool; it looks for classes that are configured by name in the user's loader. */
  static <T> T seenBy(Class<T> spi, T tool, ClassLoader users) {
    return spi.cast(
        Proxy.newProxyInstance(
            spi.getClassLoader(),
            new Class<?>[] {spi},
            (proxy, method, arguments) -> {
              Thread thread = Thread.currentThread();
              ClassLoader before = thread.getContextClassLoader();
              thread.setContextClassLoader(users);
              try {
                return method.invoke(tool, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              } finally {
                thread.setContextClassLoader(before);
              }
            }));
  }
}
