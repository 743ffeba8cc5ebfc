package dev.headwater.command.stamp;

import dev.headwater.apply.HistoryStamp.Earlier;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.live.Extent;
import dev.headwater.command.live.Extent.All;
import dev.headwater.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/**
 * The real database is given apart.
 *
 * @param migrations for a throwaway database at the migrations as they are
 * @param earlier the fate of the rows that the history has
 * @param ignore patterns of objects that are left out of the comparison
 */
public record StampRequest(
    GenerateRequest migrations, Extent extent, Earlier earlier, List<String> ignore) {

  public StampRequest {
    ignore = List.copyOf(ignore);
  }

  /**
   * The words of a user.
   *
   * @param to such as {@code V43}; empty for the newest version
   * @throws ProblemException when it makes no sense
   */
  public static StampRequest of(
      GenerateRequest migrations, Optional<String> to, Differences differences) {
    return new StampRequest(
        migrations,
        Extent.of(to, Optional.empty(), new All()),
        differences.earlier(),
        differences.ignore());
  }

  /**
   * The part of the database that does not count.
   *
   * @param earlier the fate of the rows that the history has
   * @param ignore patterns of objects
   */
  public record Differences(Earlier earlier, List<String> ignore) {}
}
