package dev.headwater.junit;

import java.sql.Driver;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * A server with a migrated database that is copied for each test. It stays as long as the tests.
 */
@SuppressWarnings("deprecation") // JUnit before 5.13 closes nothing that is only AutoCloseable
final class Server implements Store.CloseableResource, AutoCloseable {

  private final Supplier<Map<String, Object>> databases;

  private Server(Supplier<Map<String, Object>> databases) {
    this.databases = databases;
  }

  /**
   * The server for a test class: tests that want the same migrations share one.
   *
   * @param ofAllTests the store that ends after all tests
   */
  static Server of(Store ofAllTests, Class<?> test, MigratedDatabase wanted) {
    Map<String, String> profile = Profiles.of(test);
    profile.put("test.classPath", TestClassPath.joined());
    profile.put("test.locations", String.join(",", wanted.locations()));
    profile.put("test.target", wanted.target());
    profile.put("test.seeds", String.join(",", wanted.seeds()));
    profile.put("test.postgresVersion", wanted.postgresVersion());
    Optional<Driver> driver = UsersDriver.seenBy(test.getClassLoader());
    return Objects.requireNonNull(
        ofAllTests.getOrComputeIfAbsent(
            profile,
            entries -> new Server(Engine.of(profile).apply(profile, driver)),
            Server.class));
  }

  /** Another database. */
  OpenDatabase next() {
    return OpenDatabase.of(databases.get());
  }

  @Override
  public void close() throws Exception {
    ((AutoCloseable) databases).close();
  }
}
