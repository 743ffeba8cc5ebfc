package dev.headwater.command.bundle;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;

/**
 * A bundle to make.
 *
 * @param database for a throwaway database at the migrations as they are
 * @param majors the major versions of PostgreSQL for which the states are recorded; none for the
 *     one that the project's throwaway databases have
 */
public record BundleRequest(GenerateRequest database, Place place, List<Integer> majors) {

  public BundleRequest {
    majors = majors.stream().distinct().sorted().toList();
  }

  /**
   * The place of a bundle.
   *
   * @param name by which it is called in messages, such as {@code shop-migrations}
   * @param key a file beside it that says from what it was made
   */
  public record Place(String name, Path jar, Path key) {}

  /**
   * The words of a user.
   *
   * @param versions major versions; empty for the project's own version
   * @throws ProblemException when one is no major version
   */
  public static BundleRequest of(GenerateRequest database, Place place, List<String> versions) {
    return new BundleRequest(database, place, versions.stream().map(BundleRequest::major).toList());
  }

  private static int major(String word) {
    if (!word.strip().matches("\\d{2}")) {
      throw new ProblemException(
          Problem.of(
                  "catalog-versions",
                  "<catalogVersions> has no major version of PostgreSQL: \"" + word + "\"")
              .withFix("<catalogVersions>17,18</catalogVersions>, for example"));
    }
    return Integer.parseInt(word.strip());
  }
}
