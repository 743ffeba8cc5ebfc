package dev.headwater.maven;

import dev.headwater.command.Generate;
import dev.headwater.command.db.DatabaseVisit;
import dev.headwater.database.OpenDatabase;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Opens the migrated throwaway database and keeps it until it is no longer wanted: with psql where
 * there is one and somebody sits there, else it prints how to connect and waits.
 */
@Mojo(name = "db", requiresDirectInvocation = true, threadSafe = true)
public final class DbMojo extends PipelineMojo {

  /**
   * For <code>db</code>: what to run instead of psql, through the shell. It finds the database in
   * PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD and JDBC_URL, and its end is the end.
   */
  @Parameter(property = "headwater.command")
  @Nullable String command;

  @Inject
  DbMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(repositories, decrypter);
  }

  @Override
  void run(MavenArtifactResolver resolver, BuildLog log) {
    if (skip) {
      log.info("skipped");
      return;
    }
    keep = false; // it stays as long as this goal, and no longer
    try (OpenDatabase open = new Generate(resolver).open(request(resolver), log)) {
      log.opened(open.database().origin());
      log.silent();
      DatabaseVisit visit = new DatabaseVisit(open.database(), log::info);
      if (command != null && !command.isBlank()) {
        visit.run(command);
      } else {
        visit.stay();
      }
    }
  }
}
