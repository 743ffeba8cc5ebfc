package dev.headwater.proof;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.CannotServeException;
import dev.headwater.database.DatabaseChoice;
import dev.headwater.database.DatabaseRequest;
import dev.headwater.database.VersionWish;
import dev.headwater.problem.Problem;
import dev.headwater.problem.Problem.Detail;
import dev.headwater.problem.ProblemException;
import java.util.Set;

/**
 * The rule that both sides of a comparison have PostgreSQL of one major version, because each major
 * prints the same object in its own words.
 */
record SameMajor(LiveState live) {

  /** Problems of a provider that has another version, or none. */
  private static final Set<String> OTHER_VERSION =
      Set.of("no-provider", "postgres-version", "server-version", "missing-artifact");

  /** The same request for a throwaway database of that major. */
  GenerateRequest of(GenerateRequest request) {
    DatabaseRequest database = request.database();
    DatabaseChoice choice = database.choice();
    if (isOfMajor(choice.postgresVersion())) {
      return request;
    }
    DatabaseChoice other = choice.withVersion(String.valueOf(live.major()));
    return request.withDatabase(database.withChoice(other));
  }

  private boolean isOfMajor(String version) {
    return !version.isEmpty() && new VersionWish(version).major() == live.major();
  }

  /** The problem that no such database is to be had, where that is the problem. */
  ProblemException explained(ProblemException e) {
    Problem first = e.problems().get(0);
    if (!(e instanceof CannotServeException) && !OTHER_VERSION.contains(first.code())) {
      return e;
    }
    Problem problem = notCompared(first.message());
    for (Detail detail : first.details()) {
      problem = problem.withDetail(detail.label(), detail.text());
    }
    return new ProblemException(problem);
  }

  /**
   * @throws ProblemException when the throwaway database has another major version after all
   */
  void require(BuiltState state) {
    if (state.catalog().major() != live.major()) {
      throw new ProblemException(
          notCompared("the throwaway database is PostgreSQL " + state.postgres()));
    }
  }

  private Problem notCompared(String why) {
    return Problem.of(
            "not-compared",
            "not compared: "
                + live.state().name()
                + " is PostgreSQL "
                + live.postgres()
                + ", and no throwaway database of this major version is to be had")
        .withDetail("why", why)
        .withFix(
            "see docs/providers.md for providers that have PostgreSQL "
                + live.major()
                + "; an <image>, a <postgresHome> or a <server> must be of that version, too");
  }
}
