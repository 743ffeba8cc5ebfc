package dev.headwater.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class a PostgreSQL of its own, migrated with the project's Flyway and settings. Its
 * methods, {@code @BeforeAll} too, may take a {@link javax.sql.DataSource}. The database is gone
 * after the last test of the class.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(MigratedDatabaseExtension.class)
public @interface MigratedDatabase {

  /**
   * Flyway locations; none for what the configuration of headwater-maven-plugin says, else {@code
   * classpath:db/migration}.
   */
  String[] locations() default {};

  /** The last version to migrate to; empty for what the configuration says, else the newest. */
  String target() default "";

  /** PostgreSQL's version; empty for what the configuration says, else Headwater's default. */
  String postgresVersion() default "";
}
