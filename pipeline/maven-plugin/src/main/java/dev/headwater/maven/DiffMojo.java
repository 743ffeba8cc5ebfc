package dev.headwater.maven;

import dev.headwater.command.diff.Diff;
import dev.headwater.command.diff.DiffOutcome;
import dev.headwater.command.diff.DiffPicture;
import dev.headwater.command.diff.DiffRequest;
import dev.headwater.command.diff.DiffRequest.Words;
import dev.headwater.io.DiskProblem;
import dev.headwater.problem.SourceLocation;
import dev.headwater.report.DiffFormat;
import dev.headwater.report.DiffReport;
import dev.headwater.report.ExecutionFile;
import dev.headwater.tool.Documents;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Says what differs between two states of the schema, and which changes lose data. States of the
 * migrations are built in throwaway databases; a database such as staging is only read.
 */
@Mojo(name = "diff", threadSafe = true)
public final class DiffMojo extends RealDatabaseMojo {

  /**
   * The state to begin with: <code>here</code>, <code>V12</code>, <code>branch:origin/main</code>,
   * <code>folder:PATH</code>, or <code>db:staging</code>, one of the <code>databases</code>.
   * Default: <code>branch:</code> and the base.
   */
  @Parameter(property = "headwater.from")
  @Nullable String from;

  /** The state to end with. Default: <code>here</code>, the migrations as they are. */
  @Parameter(property = "headwater.to")
  @Nullable String to;

  /** The branch that this one will be merged into, such as <code>origin/main</code>. */
  @Parameter(property = "headwater.base")
  @Nullable String base;

  /**
   * Objects to leave out, as <code>diff</code> names them, with <code>*</code> for any text: <code>
   * table public.import_*</code>.
   */
  @Parameter(property = "headwater.ignore")
  @Nullable List<String> ignore;

  /** <code>text</code>, <code>markdown</code> or <code>json</code>. */
  @Parameter(property = "headwater.format", defaultValue = "text")
  String format;

  /**
   * A file for the differences; with several executions of <code>generate</code> their ids are put
   * into the name. Default: the console.
   */
  @Parameter(property = "headwater.output")
  @Nullable File output;

  /**
   * A file for a picture of the differences: SVG, or Mermaid where its name ends in <code>.mmd
   * </code> or <code>.md</code>. With several executions of <code>generate</code> their ids are put
   * into the name. Default: none.
   */
  @Parameter(property = "headwater.picture")
  @Nullable File picture;

  @Inject
  DiffMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
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
      DiffFormat wanted = DiffFormat.of(format);
      DiffRequest request =
          DiffRequest.of(
              request(resolver),
              new Words(word(from), word(to), word(base)),
              ignore == null ? List.of() : ignore);
      DiffOutcome outcome = outcome(request, resolver, log);
      DiffReport report = new DiffReport(outcome, new Documents(resolver));
      if (picture != null) {
        Path file = named(picture);
        new DiffPicture(request.database(), resolver).write(outcome.schemas(), file);
        log.info("diff: see " + SourceLocation.shown(request.database().root(), file));
      }
      log.silent();
      if (output == null) {
        // Without Maven's prefixes, so that another program can read it with -q.
        System.out.print(report.render(wanted));
      } else {
        Path file = named(output);
        try {
          report.write(wanted, file);
        } catch (UncheckedIOException e) {
          throw DiskProblem.of(
              e.getCause() == null ? new IOException(e) : e.getCause(),
              request.database().folders());
        }
        log.info("diff: see " + SourceLocation.shown(request.database().root(), file));
      }
    }

    private DiffOutcome outcome(DiffRequest request, MavenArtifactResolver resolver, BuildLog log) {
      try (RealDatabaseAccess databases = new RealDatabaseAccess(DiffMojo.this, resolver)) {
        return new Diff(resolver, databases.named()).run(request, log);
      }
    }

    private Path named(File file) {
      return ExecutionFile.of(
          file.toPath(), new CommandLineGoal(session, project, execution).idAmongSeveral());
    }
  }
}
