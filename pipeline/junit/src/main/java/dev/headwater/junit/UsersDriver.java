package dev.headwater.junit;

import java.sql.Driver;
import java.util.Optional;

/** PostgreSQL's driver as the tests see it, so that they may unwrap its connections. */
final class UsersDriver {

  private UsersDriver() {}

  /** Empty where the test class path has none; the engine's own is used then. */
  static Optional<Driver> seenBy(ClassLoader tests) {
    try {
      return Optional.of(
          (Driver)
              Class.forName("org.postgresql.Driver", true, tests).getConstructor().newInstance());
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the PostgreSQL driver of the test class path", e);
    }
  }
}
