package dev.headwater.command.draft;

import dev.headwater.catalog.script.SchemaScript.Indexes;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.State.Desired;
import java.util.List;
import java.util.Optional;

/**
 * A migration to write.
 *
 * @param database for a throwaway database at the migrations as they are
 * @param name the description in the name of the file, such as {@code add_last_login}
 * @param desired files with the schema that the migration leads to; empty where a database has it
 * @param renames as the user writes them
 * @param ignore patterns of objects that are left out
 */
public record DraftRequest(
    GenerateRequest database,
    String name,
    Optional<Desired> desired,
    List<String> renames,
    List<String> ignore,
    Indexes indexes) {

  public DraftRequest {
    renames = List.copyOf(renames);
    ignore = List.copyOf(ignore);
  }

  /** A file name on every system, and nothing that Flyway would read in another way. */
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]*";

  /**
   * The description in the name of the file.
   *
   * @throws ProblemException when none is given, or it does not fit into a file name
   */
  public static String name(Optional<String> word) {
    String name =
        word.orElseThrow(
            () ->
                new ProblemException(
                    Problem.of("draft-name", "the draft has no name")
                        .withFix("mvn headwater:draft -Dheadwater.name=add_last_login")));
    String joined = name.replace(' ', '_');
    if (!joined.matches(NAME) || joined.contains("__")) {
      throw new ProblemException(
          Problem.of("draft-name", "\"" + name + "\" is no name for a migration")
              .withFix("take letters, digits and underscores: -Dheadwater.name=add_last_login"));
    }
    return joined;
  }
}
