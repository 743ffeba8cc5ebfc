package dev.headwater.command.live;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.change.IgnoredObjects;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.util.List;

/** The patterns of {@code <ignore>}, checked. */
public final class IgnoredParts {

  private IgnoredParts() {}

  /**
   * The patterns.
   *
   * @throws ProblemException when one matches nothing in any catalogue
   */
  public static IgnoredObjects of(List<String> patterns, Catalog... catalogs) {
    IgnoredObjects ignored = new IgnoredObjects(patterns);
    ProblemException.throwIfAny(
        ignored.unmatched(catalogs).stream().map(IgnoredParts::matchesNothing).toList());
    return ignored;
  }

  private static Problem matchesNothing(String pattern) {
    return Problem.of("ignore", "<ignore> matches nothing: \"" + pattern + "\"")
        .withFix(
            "write the objects as headwater:diff names them, with * for any text:"
                + " table public.import_*");
  }
}
