package dev.headwater.maven;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.setting.JooqConfiguration;
import java.util.Optional;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/** The element {@code <jooq>} of a POM. */
final class PomJooq {

  private PomJooq() {}

  /**
   * Null where there is no such element.
   *
   * @throws ProblemException when it holds something other than one {@code <generator>}
   */
  static @Nullable JooqConfiguration configuration(@Nullable PlexusConfiguration pom) {
    if (pom == null) {
      return null;
    }
    if (pom.getChildCount() != 1 || !pom.getChild(0).getName().equals("generator")) {
      throw new ProblemException(
          Problem.of("jooq-configuration", "<jooq> holds one element, jOOQ's <generator>")
              .withFix("<jooq><generator>…</generator></jooq>"));
    }
    // Not printed and parsed again: a build with nothing to do would load a parser for that.
    PlexusConfiguration target = pom.getChild(0).getChild("target", false);
    return new JooqConfiguration(
        PomXml.print(pom.getChild(0)),
        "pom.xml",
        value(target, "packageName"),
        value(target, "directory"));
  }

  private static Optional<String> value(@Nullable PlexusConfiguration target, String name) {
    PlexusConfiguration child = target == null ? null : target.getChild(name, false);
    return child == null || child.getValue() == null
        ? Optional.empty()
        : Optional.of(child.getValue().strip());
  }
}
