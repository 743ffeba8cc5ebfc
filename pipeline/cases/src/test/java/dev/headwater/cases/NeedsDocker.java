package dev.headwater.cases;

import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A test that needs Docker and images of {@code images/build}. Without them it is skipped and says
 * why; with {@code HEADWATER_REQUIRE_DOCKER=true}, as in CI, it runs all the same, and fails.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsDocker.Condition.class)
@interface NeedsDocker {

  /** PostgreSQL 15 from Debian. */
  String POSTGRES_15 = "headwater-test/postgres:15";

  /** PostgreSQL 17 with pgvector. */
  String PGVECTOR = "headwater-test/pgvector:17";

  /** PostgreSQL 15 with musl for a C library. */
  String MUSL_15 = "headwater-test/musl:15";

  /** An image without PostgreSQL. */
  String NOT_POSTGRES = "headwater-test/not-postgres:1";

  /** The images that it needs. */
  String[] value();

  /** Asks Docker's own client. */
  final class Condition implements ExecutionCondition {

    private static final String REQUIRED = "HEADWATER_REQUIRE_DOCKER";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (Boolean.parseBoolean(System.getenv(REQUIRED)) || Boolean.getBoolean(REQUIRED)) {
        return enabled(REQUIRED + " is set");
      }
      return AnnotationSupport.findAnnotation(context.getElement(), NeedsDocker.class)
          .map(needs -> evaluate(needs.value()))
          .orElse(enabled("needs no Docker"));
    }

    /** For a test that only needs Docker for some of its parameters. */
    static void require(String... images) {
      if (!Boolean.parseBoolean(System.getenv(REQUIRED)) && !Boolean.getBoolean(REQUIRED)) {
        ConditionEvaluationResult result = evaluate(images);
        assumeFalse(result.isDisabled(), result.getReason().orElse(""));
      }
    }

    private static ConditionEvaluationResult evaluate(String[] images) {
      if (!succeeds("docker", "info")) {
        return disabled("there is no Docker: `docker info` fails");
      }
      for (String image : images) {
        if (!succeeds("docker", "image", "inspect", image)) {
          return disabled("there is no image " + image + ": run pipeline/cases/images/build");
        }
      }
      return enabled("Docker runs");
    }

    private static boolean succeeds(String... command) {
      try {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor()
            == 0;
      } catch (IOException e) {
        return false; // no docker command
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
