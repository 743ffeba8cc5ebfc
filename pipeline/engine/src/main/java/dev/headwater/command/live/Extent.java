package dev.headwater.command.live;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.MigrationName;
import dev.headwater.script.Version;
import java.util.Optional;

/** How far a database is brought, forward or back. */
public sealed interface Extent {

  /** As far as there are migrations. */
  record All() implements Extent {}

  /** To a version, which stays applied. */
  record To(Version version) implements Extent {}

  /** By a number of migrations with versions. */
  record Steps(int count) implements Extent {}

  /**
   * The words of a user.
   *
   * @param otherwise where there are none
   * @throws ProblemException when both are given, or one makes no sense
   */
  static Extent of(Optional<String> to, Optional<Long> steps, Extent otherwise) {
    if (to.isPresent() && steps.isPresent()) {
      throw new ProblemException(
          Problem.of("extent", "both a version and a number of steps are given")
              .withFix("-Dheadwater.to=V43 or -Dheadwater.steps=1"));
    }
    if (steps.isPresent()) {
      return steps(steps.get());
    }
    return to.map(Extent::to).orElse(otherwise);
  }

  private static Extent steps(long count) {
    if (count < 1 || count > Integer.MAX_VALUE) {
      throw new ProblemException(
          Problem.of("extent", "<steps> cannot be " + count).withFix("-Dheadwater.steps=1"));
    }
    return new Steps((int) count);
  }

  private static Extent to(String word) {
    if (!word.matches("[Vv]?\\d+([._]\\d+)*")) {
      throw new ProblemException(
          Problem.of("extent", "<to> is no version: \"" + word + "\"")
              .withFix(
                  "-Dheadwater.to=V43; or -Dheadwater.steps=1 for one migration; to the newest one:"
                      + " neither; before the first one: -Dheadwater.to=0"));
    }
    String version = word.replaceFirst("^[Vv]", "").replace('_', '.');
    return new To(new Version(MigrationName.normalized(version)));
  }
}
