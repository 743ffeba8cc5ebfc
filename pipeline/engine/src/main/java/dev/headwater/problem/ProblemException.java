package dev.headwater.problem;

import java.util.List;
import java.util.stream.Collectors;

/** A run failed because of something its user can mend; says all that is wrong at that stage. */
public class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> diagnostics;

  public ProblemException(Problem... diagnostics) {
    this(List.of(diagnostics));
  }

  public ProblemException(List<Problem> diagnostics) {
    super(diagnostics.stream().map(Problem::render).collect(Collectors.joining("\n\n")));
    this.diagnostics = List.copyOf(diagnostics);
  }

  public List<Problem> problems() {
    return diagnostics;
  }

  /** Ends a stage: all its problems at once, or nothing. */
  public static void throwIfAny(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
  }
}
