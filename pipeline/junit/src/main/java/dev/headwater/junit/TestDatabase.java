package dev.headwater.junit;

import java.util.Optional;
import javax.sql.DataSource;

/**
 * The migrated database of a test: for frameworks that want an address, such as Spring Boot.
 *
 * <pre>{@code
 * @DynamicPropertySource
 * static void database(DynamicPropertyRegistry registry) {
 *   registry.add("spring.datasource.url", () -> TestDatabase.of(OrdersTest.class).jdbcUrl());
 * }
 * }</pre>
 */
public interface TestDatabase {

  /** Connections to it. */
  DataSource dataSource();

  /** Its address for JDBC, without user and password. */
  String jdbcUrl();

  String username();

  String password();

  /**
   * The database of a test class, once its tests have begun.
   *
   * @throws IllegalStateException when the class has none now: it has no annotation, its tests have
   *     not begun, or each method has a database of its own
   */
  static TestDatabase of(Class<?> test) {
    return Optional.ofNullable(OpenDatabase.OF_CLASSES.get(test))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "error[no-database]: "
                        + test.getSimpleName()
                        + " has no database now\n"
                        + "  fix: annotate it with @MigratedDatabase, and not per = Per.METHOD; and"
                        + " ask when its tests run, not when the class is loaded"));
  }
}
