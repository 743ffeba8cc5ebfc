package dev.headwater.maven;

import dev.headwater.catalog.script.SchemaScript.Indexes;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.draft.Draft;
import dev.headwater.command.draft.DraftOutcome;
import dev.headwater.command.draft.DraftOutcome.Drafted;
import dev.headwater.command.draft.DraftOutcome.NothingDiffers;
import dev.headwater.command.draft.DraftRequest;
import dev.headwater.command.draft.UndoDraft;
import dev.headwater.command.draft.UndoDrafted;
import dev.headwater.command.prove.ProveRequest;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import dev.headwater.proof.State.Desired;
import dev.headwater.report.DraftReport;
import dev.headwater.report.ProveReport;
import dev.headwater.tool.Documents;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Writes the next migration, and its way back, from the difference between the migrations and
 * another schema: SQL files, or a database that somebody has changed. Each file has been applied to
 * a throwaway database, and the result was compared.
 */
@Mojo(name = "draft", threadSafe = true)
public final class DraftMojo extends RealDatabaseMojo {

  /** The words after the version in the name of the file: <code>add_last_login</code>. */
  @Parameter(property = "headwater.name")
  @Nullable String name;

  /**
   * An SQL file, such as a dump of a schema, or a folder of SQL files: the schema that the draft
   * leads to. Default: the database that <code>on</code> names.
   */
  @Parameter(property = "headwater.desired")
  @Nullable File desired;

  /** Objects that only get another name: <code>users.mail:email</code>. */
  @Parameter(property = "headwater.renames")
  @Nullable List<String> renames;

  /**
   * Objects to leave out, as <code>diff</code> names them, with <code>*</code> for any text: <code>
   * table public.import_*</code>.
   */
  @Parameter(property = "headwater.ignore")
  @Nullable List<String> ignore;

  /**
   * Make and drop indexes of tables that exist with <code>CONCURRENTLY</code>, in a migration of
   * their own.
   */
  @Parameter(property = "headwater.concurrently", defaultValue = "false")
  boolean concurrently;

  /** Write the undo scripts that migrations lack, and no migration. */
  @Parameter(property = "headwater.undo", defaultValue = "false")
  boolean undo;

  /**
   * With <code>undo</code>: the branch that this one will be merged into, such as <code>origin/main
   * </code>; its migrations get no undo script. Default: none, so that all migrations get one.
   */
  @Parameter(property = "headwater.base")
  @Nullable String base;

  @Inject
  DraftMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
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
      if (undo) {
        undo(new ProveRequest(database, word(base)), resolver, log);
        return;
      }
      DraftRequest request =
          new DraftRequest(
              database,
              DraftRequest.name(Optional.ofNullable(name)),
              desired(database),
              renames == null ? List.of() : renames,
              ignore == null ? List.of() : ignore,
              concurrently ? Indexes.CONCURRENT : Indexes.PLAIN);
      DraftOutcome outcome = outcome(request, resolver, log);
      DraftReport report = new DraftReport(database.root());
      if (outcome instanceof NothingDiffers same) {
        log.info(report.nothing(same));
        report.warnings(same).forEach(log::warned);
      } else {
        Drafted draft = (Drafted) outcome;
        report.lines(draft).forEach(log::info);
        report.warnings(draft).forEach(log::warned);
        ProblemException.throwIfAny(report.problem(draft).stream().toList());
      }
    }

    private void undo(ProveRequest request, MavenArtifactResolver resolver, BuildLog log) {
      UndoDrafted drafted = new UndoDraft(resolver).run(request, log);
      new DraftReport(request.database().root()).undo(drafted).forEach(log::info);
      ProblemException.throwIfAny(
          new ProveReport(new Documents(resolver)).problems(drafted.proven()));
    }

    private DraftOutcome outcome(
        DraftRequest request, MavenArtifactResolver resolver, BuildLog log) {
      try (RealDatabaseAccess databases = new RealDatabaseAccess(DraftMojo.this, resolver)) {
        Optional<RealDatabase> database = desired == null ? databases.on() : Optional.empty();
        return new Draft(resolver).run(request, database, log);
      }
    }

    private Optional<Desired> desired(GenerateRequest database) {
      return Optional.ofNullable(desired)
          .map(file -> file.toPath().toAbsolutePath().normalize())
          .map(path -> new Desired(path, SourceLocation.shown(database.root(), path)));
    }
  }
}
