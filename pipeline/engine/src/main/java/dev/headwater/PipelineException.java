package dev.headwater;

import java.util.List;
import java.util.stream.Collectors;

/** A run failed because of something its user can mend; says all that is wrong at that stage. */
public class PipelineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  public PipelineException(Diagnostic... diagnostics) {
    this(List.of(diagnostics));
  }

  public PipelineException(List<Diagnostic> diagnostics) {
    super(diagnostics.stream().map(Diagnostic::render).collect(Collectors.joining("\n\n")));
    this.diagnostics = List.copyOf(diagnostics);
  }

  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Ends a stage: all its problems at once, or nothing. */
  public static void throwIfAny(List<Diagnostic> problems) {
    if (!problems.isEmpty()) {
      throw new PipelineException(problems);
    }
  }
}
