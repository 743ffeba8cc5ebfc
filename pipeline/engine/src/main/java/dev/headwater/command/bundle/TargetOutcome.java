package dev.headwater.command.bundle;

import dev.headwater.problem.Problem;
import java.util.List;

/**
 * How a run on one of several databases ended.
 *
 * @param words the state in a few words, such as {@code migrated 3}
 */
public record TargetOutcome(String service, End end, String words, List<Problem> problems) {

  public TargetOutcome {
    problems = List.copyOf(problems);
  }

  static TargetOutcome notStarted(Target target) {
    return new TargetOutcome(target.service(), End.NOT_STARTED, End.NOT_STARTED.word(), List.of());
  }

  /** Whether others may follow. */
  boolean isFine() {
    return end == End.DONE || end == End.PENDING;
  }

  /** The kinds of ends. */
  public enum End {
    DONE("done"),
    /** Migrations are to come, and the user asked to be told. */
    PENDING("pending"),
    FAILED("failed"),
    REFUSED("refused"),
    NOT_STARTED("not started");

    private final String word;

    End(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
