package dev.headwater.cases.container;

import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import java.util.stream.Stream;
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
public @interface NeedsDocker {

  /** PostgreSQL 17 from Debian, with pgvector. */
  String PGVECTOR = "headwater-test/pgvector:17";

  /** PostgreSQL 15 with musl for a C library. */
  String MUSL_15 = "headwater-test/musl:15";

  /** An image without PostgreSQL. */
  String NOT_POSTGRES = "headwater-test/not-postgres:1";

  /** The images that it needs. */
  String[] value();

  /** Asks Docker. */
  final class Condition implements ExecutionCondition {

    private static final String REQUIRED = "HEADWATER_REQUIRE_DOCKER";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return AnnotationSupport.findAnnotation(context.getElement(), NeedsDocker.class)
          .flatMap(needs -> missing(needs.value()))
          .map(ConditionEvaluationResult::disabled)
          .orElse(enabled("Docker is there, or required"));
    }

    /** For a test that needs Docker for some of its parameters only. */
    public static void require(String... images) {
      Optional<String> missing = missing(images);
      assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    }

    /** Why tests cannot have these images; empty also where Docker is required. */
    private static Optional<String> missing(String... images) {
      if (Boolean.parseBoolean(System.getenv(REQUIRED)) || Boolean.getBoolean(REQUIRED)) {
        return Optional.empty();
      }
      if (!Docker.succeeds("info")) {
        return Optional.of("there is no Docker: `docker info` fails");
      }
      return Stream.of(images)
          .filter(image -> !Docker.succeeds("image", "inspect", image))
          .map(image -> "there is no image " + image + ": run pipeline/cases/images/build")
          .findFirst();
    }
  }
}
