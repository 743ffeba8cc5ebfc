package dev.headwater.command.create;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.util.Optional;

/**
 * The migration to make.
 *
 * @param name what comes after the version in the name of the file, with underscores
 * @param base the branch whose versions are taken, too
 */
public record CreateRequest(
    GenerateRequest migrations, String name, Optional<String> base, Extent extent) {

  /** The files that are made. */
  public enum Extent {
    MIGRATION,
    WITH_UNDO
  }

  /** A file name on every system, and nothing that Flyway would read in another way. */
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]*";

  /**
   * The name of a migration.
   *
   * @throws ProblemException when none is given, or it does not fit into a file name
   */
  public static String name(Optional<String> word) {
    String name =
        word.orElseThrow(
            () ->
                new ProblemException(
                    Problem.of("new-name", "the migration has no name")
                        .withFix("mvn headwater:new -Dheadwater.name=add_last_login")));
    String joined = name.replace(' ', '_');
    if (!joined.matches(NAME) || joined.contains("__")) {
      throw new ProblemException(
          Problem.of("new-name", "\"" + name + "\" is no name for a migration")
              .withFix("take letters, digits and underscores: -Dheadwater.name=add_last_login"));
    }
    return joined;
  }
}
