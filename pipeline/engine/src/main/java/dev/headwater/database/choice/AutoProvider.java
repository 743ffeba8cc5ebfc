package dev.headwater.database.choice;

import dev.headwater.DatabaseChoice.Kind;
import dev.headwater.Diagnostic;
import dev.headwater.PipelineException;
import dev.headwater.PipelineListener;
import dev.headwater.SourceLocation;
import dev.headwater.database.CannotServeException;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.DatabaseProvider;
import dev.headwater.database.ThrowawayDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first provider that can serve the order. Only what another provider could do better makes it
 * go on: a mistake of the user stays a mistake.
 */
record AutoProvider(List<DatabaseProvider> providers) implements DatabaseProvider {

  @Override
  public Kind kind() {
    return Kind.AUTO;
  }

  @Override
  public ThrowawayDatabase open(DatabaseOrder order, PipelineListener listener) {
    List<Refusal> refusals = new ArrayList<>();
    for (DatabaseProvider provider : providers) {
      try {
        ThrowawayDatabase database = provider.open(order, listener);
        listener.chose(provider.kind(), refusals.stream().map(Refusal::reason).toList());
        return database;
      } catch (CannotServeException e) {
        refusals.add(new Refusal(provider.kind(), e.diagnostics()));
      }
    }
    throw nobody(refusals);
  }

  private static PipelineException nobody(List<Refusal> refusals) {
    Diagnostic problem = Diagnostic.of("no-provider", "no provider can serve this project");
    Optional<SourceLocation> place =
        refusals.stream()
            .flatMap(refusal -> refusal.problems().stream())
            .flatMap(cause -> cause.location().stream())
            .findFirst();
    if (place.isPresent()) {
      problem = problem.at(place.get());
    }
    for (Refusal refusal : refusals) {
      problem = problem.withDetail(refusal.provider().word(), refusal.text());
    }
    return new PipelineException(problem.withFix("do what one of the lines above says"));
  }

  private record Refusal(Kind provider, List<Diagnostic> problems) {

    /** In half a line. */
    String reason() {
      return provider.word() + ": " + problems.get(0).message();
    }

    /** In full. */
    String text() {
      StringBuilder text = new StringBuilder();
      for (Diagnostic problem : problems) {
        text.append(text.isEmpty() ? "" : "\n").append(problem.message());
        problem.details().forEach(detail -> text.append("\n").append(detail));
        problem.fix().ifPresent(fix -> text.append("\nfix: ").append(fix));
      }
      return text.toString();
    }
  }
}
