package dev.headwater.codegen;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.SourceVersion;

/** Values of a request that are wrong by themselves. */
final class RequestCheck {

  private RequestCheck() {}

  static void check(String packageName, Duration timeout) {
    List<Problem> problems = new ArrayList<>();
    if (!SourceVersion.isName(packageName)) {
      problems.add(
          Problem.of("package", "\"" + packageName + "\" is not the name of a Java package")
              .withFix("<packageName>com.example.db</packageName>"));
    }
    if (timeout.isZero() || timeout.isNegative()) {
      problems.add(
          Problem.of("timeout", "the timeout is " + timeout.toSeconds() + " s")
              .withFix("give at least one second: -Dheadwater.timeout=300"));
    }
    ProblemException.throwIfAny(problems);
  }
}
