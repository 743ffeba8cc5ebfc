package dev.headwater;

import dev.headwater.database.choice.ExpectedPostgres;
import dev.headwater.fingerprint.Fingerprint;
import dev.headwater.fingerprint.Inputs;
import dev.headwater.migrations.MigrationSet;
import dev.headwater.output.ExistingOutput;
import dev.headwater.tools.ArtifactResolver;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Stage 2: what the classes are to be made from, and whether they are there already. */
final class Decision {

  private final PipelineRequest request;
  private final ArtifactResolver resolver;
  private final MigrationSet migrations;
  private final ExpectedPostgres postgres;
  private final Optional<Fingerprint> wanted;
  private final ExistingOutput existing;

  private Decision(PipelineRequest request, ArtifactResolver resolver, MigrationSet migrations)
      throws IOException {
    this.request = request;
    this.resolver = resolver;
    this.migrations = migrations;
    this.postgres =
        new ExpectedPostgres(request.database(), request.cacheDirectory().resolve("known"));
    this.existing = ExistingOutput.in(request.outputDirectory());
    Optional<String> version = postgres.version();
    this.wanted = version.isPresent() ? Optional.of(of(version.get())) : Optional.empty();
  }

  /** Looks at files only. */
  static Decision on(PipelineRequest request, ArtifactResolver resolver, MigrationSet migrations)
      throws IOException {
    return new Decision(request, resolver, migrations);
  }

  /** What is to be had; empty when nobody can know before the database is open. */
  Optional<Fingerprint> wanted() {
    return wanted;
  }

  /** How many migrations there are. */
  int found() {
    return migrations.size();
  }

  /** Whether classes of an earlier run will do. */
  boolean mayTakeFromCache() {
    return !request.keep() && !request.caches().refresh();
  }

  /** Why something must be done; empty when nothing must. */
  List<String> reasons() {
    if (request.keep()) {
      return List.of("the database is to be kept");
    }
    if (request.caches().refresh()) {
      return List.of("a refresh is asked for");
    }
    return wanted
        .map(existing::reasonsAgainst)
        .orElse(List.of("it is not known yet which PostgreSQL will run"));
  }

  /**
   * What a run was made from, now that it is through. Empty when an input was edited meanwhile:
   * nobody can say which of both states a tool has read.
   *
   * @param actual the version of the PostgreSQL that ran
   */
  Optional<Fingerprint> madeFrom(String actual) throws IOException {
    Fingerprint now = of(postgres.learn(actual));
    return wanted.isEmpty() || wanted.get().equals(now) ? Optional.of(now) : Optional.empty();
  }

  private Fingerprint of(String version) throws IOException {
    return Inputs.of(request, migrations, new Inputs.Surroundings(version, resolver));
  }
}
