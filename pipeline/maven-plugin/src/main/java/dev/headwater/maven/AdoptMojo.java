package dev.headwater.maven;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.adopt.Adopt;
import dev.headwater.command.adopt.AdoptRequest;
import dev.headwater.command.adopt.Adopted;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.ProblemException;
import dev.headwater.report.AdoptReport;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Writes the first migration for a database that no migration made: by an ORM, by hand, by another
 * tool. Only reads there.
 */
@Mojo(name = "adopt", threadSafe = true)
public final class AdoptMojo extends RealDatabaseMojo {

  /**
   * Objects to leave out, as <code>diff</code> names them, with <code>*</code> for any text: <code>
   * table public.import_*</code>.
   */
  @Parameter(property = "headwater.ignore")
  @Nullable List<String> ignore;

  @Inject
  AdoptMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
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
      GenerateRequest database = databaseRequest(resolver);
      AdoptRequest request = new AdoptRequest(database, ignore == null ? List.of() : ignore);
      Adopted adopted = adopted(request, resolver, log);
      AdoptReport report =
          new AdoptReport(
              database.root(),
              Path.of(project.getBuild().getDirectory(), "headwater", "adopt.sql"));
      report.write(adopted);
      report.lines(adopted).forEach(log::info);
      ProblemException.throwIfAny(report.problem(adopted).stream().toList());
    }

    private Adopted adopted(AdoptRequest request, MavenArtifactResolver resolver, BuildLog log) {
      try (RealDatabaseAccess databases = new RealDatabaseAccess(AdoptMojo.this, resolver)) {
        RealDatabase on = databases.required("adopt");
        return new Adopt(resolver).run(request, on, log);
      }
    }
  }
}
