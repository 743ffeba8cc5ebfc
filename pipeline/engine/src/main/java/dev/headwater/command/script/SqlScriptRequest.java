package dev.headwater.command.script;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.MigrationName;
import dev.headwater.script.Version;
import java.util.Optional;

/**
 * The script to write.
 *
 * @param migrations for a throwaway database at the migrations as they are
 * @param from the version that the database has; empty for an empty database
 * @param to the version that it will have; empty for the newest
 */
public record SqlScriptRequest(
    GenerateRequest migrations, Optional<Version> from, Optional<Version> to) {

  /**
   * The words of a user, such as {@code V43}.
   *
   * @throws ProblemException when one is no version
   */
  public static SqlScriptRequest of(
      GenerateRequest migrations, Optional<String> from, Optional<String> to) {
    Optional<Version> begin =
        from.map(word -> version("from", word)).filter(version -> !version.text().equals("0"));
    Optional<Version> end = to.map(word -> version("to", word));
    if (begin.isPresent() && end.isPresent() && begin.get().compareTo(end.get()) >= 0) {
      throw new ProblemException(
          Problem.of(
              "extent",
              "a script leads forward, and not from version "
                  + begin.get().text()
                  + " to "
                  + end.get().text()));
    }
    return new SqlScriptRequest(migrations, begin, end);
  }

  private static Version version(String setting, String word) {
    if (!word.matches("[Vv]?\\d+([._]\\d+)*")) {
      throw new ProblemException(
          Problem.of("extent", "<" + setting + "> is no version: \"" + word + "\"")
              .withFix("-Dheadwater." + setting + "=V43"));
    }
    String version = word.replaceFirst("^[Vv]", "").replace('_', '.');
    return new Version(MigrationName.normalized(version));
  }
}
