package dev.headwater.database.choice;

import dev.headwater.database.CannotServeException;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseListener;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.DatabaseProvider;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
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
  public ThrowawayDatabase open(DatabaseOrder order, DatabaseListener listener) {
    List<Refusal> refusals = new ArrayList<>();
    for (DatabaseProvider provider : providers) {
      try {
        ThrowawayDatabase database = provider.open(order, listener);
        listener.chose(provider.kind(), refusals.stream().map(Refusal::reason).toList());
        return database;
      } catch (CannotServeException e) {
        refusals.add(new Refusal(provider.kind(), e.problems()));
      }
    }
    throw nobody(refusals);
  }

  private static ProblemException nobody(List<Refusal> refusals) {
    Problem problem = Problem.of("no-provider", "no provider can serve this project");
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
    return new ProblemException(problem.withFix("do what one of the lines above says"));
  }

  private record Refusal(Kind provider, List<Problem> problems) {

    /** In half a line. */
    String reason() {
      return provider.word() + ": " + problems.get(0).message();
    }

    /** In full. */
    String text() {
      StringBuilder text = new StringBuilder();
      for (Problem problem : problems) {
        text.append(text.isEmpty() ? "" : "\n").append(problem.message());
        problem.details().forEach(detail -> text.append("\n").append(detail));
        problem.fix().ifPresent(fix -> text.append("\nfix: ").append(fix));
      }
      return text.toString();
    }
  }
}
