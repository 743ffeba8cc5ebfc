package dev.headwater.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class PostgreSQL databases of its own, migrated with the project's Flyway and
 * settings. Its methods may take a {@link javax.sql.DataSource}, a {@link java.sql.Connection}, a
 * {@link TestDatabase}, and jOOQ's {@code DSLContext}; {@code @BeforeAll} may, too, unless each
 * method has a database of its own.
 *
 * <p>The migrations run once in each JVM; each database is a copy of the result, in one server.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(MigratedDatabaseExtension.class)
public @interface MigratedDatabase {

  /** Which tests share a database. */
  Per per() default Per.CLASS;

  /**
   * Whether the server stays when a test fails, and the way to look at the database of that test is
   * printed. {@code -Dheadwater-junit.keepOnFailure} asks for it without a change of the code.
   */
  boolean keepOnFailure() default false;

  /**
   * The environments whose seeds each database begins with, after the common ones; {@code common}
   * for those alone. None for what the migrations made.
   */
  String[] seeds() default {};

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
