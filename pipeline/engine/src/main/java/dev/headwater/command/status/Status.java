package dev.headwater.command.status;

import dev.headwater.command.live.LiveMigrations;
import dev.headwater.command.live.MigrationsReading;
import dev.headwater.command.status.DatabaseStatus.Heads;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.Version;
import dev.headwater.spi.FoundMigration;
import dev.headwater.tool.ArtifactResolver;
import java.util.List;
import java.util.Optional;

/** Says which migrations a real database has, and which are to come. */
public final class Status {

  private final ArtifactResolver resolver;
  private final Optional<List<FoundMigration>> known;

  public Status(ArtifactResolver resolver) {
    this(resolver, Optional.empty());
  }

  /**
   * @param known the migrations that are here, with their checksums; empty to ask Flyway
   */
  public Status(ArtifactResolver resolver, Optional<List<FoundMigration>> known) {
    this.resolver = resolver;
    this.known = known;
  }

  /**
   * Reads.
   *
   * @throws ProblemException when there are no migrations, when the database cannot be reached, or
   *     when the user may not read the history table
   */
  public DatabaseStatus run(StatusRequest request, RealDatabase on) {
    LiveMigrations read = new MigrationsReading(request.migrations(), on, resolver, known).read();
    return new DatabaseStatus(
        read.place().database(),
        read.place().postgres(),
        new Heads(
            read.history().version().map(Version::text),
            read.head().map(Version::text),
            read.place().table().isPresent()),
        read.lines());
  }
}
