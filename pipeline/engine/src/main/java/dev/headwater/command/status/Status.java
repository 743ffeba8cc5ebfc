package dev.headwater.command.status;

import dev.headwater.command.live.LiveMigrations;
import dev.headwater.command.live.MigrationsReading;
import dev.headwater.command.status.DatabaseStatus.Heads;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.Version;
import dev.headwater.tool.ArtifactResolver;

/** Says which migrations a real database has, and which are to come. */
public final class Status {

  private final ArtifactResolver resolver;

  public Status(ArtifactResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * Reads.
   *
   * @throws ProblemException when there are no migrations, when the database cannot be reached, or
   *     when the user may not read the history table
   */
  public DatabaseStatus run(StatusRequest request, RealDatabase on) {
    LiveMigrations read = new MigrationsReading(request.migrations(), on, resolver).read();
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
