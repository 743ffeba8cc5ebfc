package dev.headwater.maven;

import dev.headwater.command.seed.Seed;
import dev.headwater.command.seed.SeedRequest;
import dev.headwater.command.seed.Seeded;
import dev.headwater.report.SeedReport;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Brings seeds into a database such as staging: the common ones, and those of its environment. Says
 * how many rows changed, and asks before rows are deleted.
 */
@Mojo(name = "seed", threadSafe = true)
public final class SeedMojo extends ConfirmedMojo {

  /**
   * The environments whose seeds are brought in, after the common ones. Default: those of the
   * database; of a database without a name none but the common ones.
   */
  @Parameter(property = "headwater.seeds")
  @Nullable List<String> seeds;

  @Inject
  SeedMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(repositories, decrypter);
  }

  @Override
  void run(MavenArtifactResolver resolver, BuildLog log) {
    new Run().run(resolver, log);
  }

  /** Apart, because Maven loads what the methods of a goal name, in every build. */
  private final class Run {

    private void run(MavenArtifactResolver resolver, BuildLog log) {
      if (skip) {
        log.info("skipped");
        return;
      }
      try (RealDatabaseAccess databases = new RealDatabaseAccess(SeedMojo.this, resolver)) {
        Seeded seeded =
            new Seed()
                .run(
                    new SeedRequest(databaseRequest(resolver), databases.seeds()),
                    databases.required("seed"),
                    rows -> Confirmation.of(SeedMojo.this).ask(log, SeedReport.deletion(rows)));
        SeedReport.lines(seeded).forEach(log::info);
      }
    }
  }
}
