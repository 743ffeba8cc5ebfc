package dev.headwater.command.embed;

import dev.headwater.apply.seed.SeedFolder;
import dev.headwater.apply.seed.Seeding;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.RunProblem;
import dev.headwater.command.Generate;
import dev.headwater.database.OpenDatabase;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.problem.ProblemException;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Opens a migrated database for headwater-junit, which knows this class by its name alone, and
 * copies it for each test.
 *
 * <p>It is given the entries of a {@link Profile} with {@code test.classPath} and {@code
 * test.locations}, {@code test.target}, {@code test.postgresVersion}, {@code test.seeds} where the
 * test names them, and the driver of the test's class path. It answers with {@link
 * DatabasesForTests}, a supplier that can be closed.
 */
public final class ServerForTests
    implements BiFunction<Map<String, String>, Optional<Driver>, Supplier<Map<String, Object>>> {

  /** The tool's own Flyway counts, whatever the test class path has. */
  private static final Set<String> FLYWAY = Set.of("flyway-core", "flyway-database-postgresql");

  @Override
  public DatabasesForTests apply(Map<String, String> entries, Optional<Driver> driver) {
    Profile profile = new Profile(entries);
    GenerateRequest request = request(profile);
    OpenDatabase migrated =
        new Generate(new ProfileArtifacts(profile)).open(request, GenerateListener.SILENT);
    try {
      return new DatabasesForTests(migrated, model(profile, request, migrated.database()), driver);
    } catch (Throwable e) {
      migrated.close();
      throw e;
    }
  }

  /** The database that is copied. Seeds go into a copy: the state after the migrations is kept. */
  private static ThrowawayDatabase model(
      Profile profile, GenerateRequest request, ThrowawayDatabase migrated) {
    String seeds = profile.value("test.seeds");
    if (seeds.isEmpty()) {
      return migrated;
    }
    return RunProblem.said(
        request,
        () -> {
          SeedFolder folder = SeedFolder.of(request.seedFolder(), request.scripts().root());
          ThrowawayDatabase seeded = migrated.copy();
          try {
            new Seeding(seeded.dataSource(), (table, keys) -> {})
                .run(folder.files(List.of(seeds.split(","))));
          } catch (SQLException e) {
            throw new ProblemException(folder.problem(e));
          }
          return seeded;
        });
  }

  private static GenerateRequest request(Profile profile) {
    GenerateRequest.Builder request =
        ProfileSettings.request(profile)
            .classPath(
                Profile.paths(profile.value("test.classPath")).stream()
                    .filter(entry -> !isFlyway(entry))
                    .toList());
    String locations = profile.value("test.locations");
    if (!locations.isEmpty()) {
      request.locations(List.of(locations.split(",")));
    } else if (profile.value(Profile.SETTING + "locations").isEmpty()) {
      request.locations(List.of("classpath:db/migration"));
    }
    if (!profile.value("test.target").isEmpty()) {
      request.flyway(Map.of("flyway.target", profile.value("test.target")));
    }
    if (!profile.value("test.postgresVersion").isEmpty()) {
      request.postgresVersion(profile.value("test.postgresVersion"));
    }
    String cache = System.getProperty("headwater.cache", "");
    if (!cache.isEmpty()) {
      request.cacheDirectory(Path.of(cache));
    }
    return request.build();
  }

  private static boolean isFlyway(Path entry) {
    String name = String.valueOf(entry.getFileName());
    return FLYWAY.stream().anyMatch(jar -> name.matches(jar + "-\\d.*\\.jar"));
  }
}
