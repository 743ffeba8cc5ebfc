package dev.headwater.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class a PostgreSQL of its own, migrated with the Flyway on the test class path. Its
 * methods, {@code @BeforeAll} too, may take a {@link javax.sql.DataSource}. The database is gone
 * after the last test of the class.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(MigratedDatabaseExtension.class)
public @interface MigratedDatabase {

  /** Flyway locations. */
  String[] locations() default "classpath:db/migration";

  /** The last version to migrate to. */
  String target() default "latest";

  /** PostgreSQL's version; empty for Headwater's default. */
  String postgresVersion() default "";
}
