package dev.headwater.io;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.nio.file.InvalidPathException;

/**
 * A file whose name has characters that the locale of this JVM does not have. In the locale {@code
 * C}, which a container without settings has, these are all that are not ASCII: Flyway would pass
 * over a script with such a name, and jOOQ would lose a class.
 */
public final class NameProblem {

  private NameProblem() {}

  /** Whether the JVM could not decode a name that it read from a folder. */
  public static boolean isUnread(String name) {
    return name.indexOf('\uFFFD') >= 0;
  }

  /** Whether a class may have been written under a wrong name. */
  public static boolean isLost(String name) {
    return isUnread(name) || name.indexOf('?') >= 0;
  }

  /** Whether this is the reason, and not a name that no file can have. */
  public static boolean isReasonOf(InvalidPathException e) {
    return e.getReason().contains("unmappable");
  }

  public static Problem of(String name) {
    return Problem.of("locale", "the locale of this build cannot name this file: " + name)
        .withDetail("character set", System.getProperty("sun.jnu.encoding", "unknown"))
        .withFix("run the build in a locale with UTF-8: LC_ALL=C.UTF-8");
  }

  public static ProblemException of(InvalidPathException e) {
    ProblemException thrown = new ProblemException(of(e.getInput()));
    thrown.initCause(e);
    return thrown;
  }
}
