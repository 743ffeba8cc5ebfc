package dev.headwater.maven;

import dev.headwater.command.dev.Dev;
import dev.headwater.command.dev.DevOutcome;
import dev.headwater.command.dev.DevRequest;
import dev.headwater.command.dev.DevWatch;
import dev.headwater.command.watch.Watch;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import dev.headwater.report.DevReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/**
 * Gives the developer a database that stays: migrated, with the seeds <code>common</code> and
 * <code>dev</code>, on the same port each time. Applies new migrations and seeds when they are
 * saved, until Ctrl-C; the database stays.
 */
@Mojo(name = "dev", requiresDirectInvocation = true, threadSafe = true)
public final class DevMojo extends PipelineMojo {

  /** For <code>dev</code>: return when the database is ready, and do not wait for changes. */
  @Parameter(property = "headwater.once", defaultValue = "false")
  boolean once;

  /** Carry the plan out without asking, where nobody sits at a terminal. */
  @Parameter(property = "headwater.yes", defaultValue = "false")
  boolean yes;

  @Inject
  DevMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(repositories, decrypter);
  }

  @Override
  void run(MavenArtifactResolver resolver, BuildLog log) {
    new Run(resolver, log).run();
  }

  @Override
  boolean forks() {
    return false;
  }

  /** Apart, because Maven loads what the methods of a goal name, in every build. */
  private final class Run {

    private final MavenArtifactResolver resolver;
    private final BuildLog log;

    Run(MavenArtifactResolver resolver, BuildLog log) {
      this.resolver = resolver;
      this.log = log;
    }

    private void run() {
      if (skip) {
        log.info("skipped");
        return;
      }
      DevRequest request = DevDatabase.of(DevMojo.this, resolver);
      DevReport.ready(outcome(request), project.getArtifactId()).forEach(log::info);
      log.silent();
      if (!once) {
        watch(request);
      }
    }

    private DevOutcome outcome(DevRequest request) {
      return new Dev(resolver, log)
          .run(
              request,
              rebuild -> Confirmation.of(DevMojo.this, yes).ask(log, DevReport.question(rebuild)));
    }

    private void watch(DevRequest request) {
      DevWatch watched = new DevWatch(request, changed -> changed(request, changed));
      Watches watches = Watches.of(session);
      watches.add(
          () -> {
            try {
              new Watch(watched, watches.screen()).run();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt(); // Ctrl-C: this is its end
            }
          });
    }

    /** The first time nothing is said of a database that is as it was a moment before. */
    private void changed(DevRequest request, SortedSet<Path> changed) {
      session.setCurrentProject(project); // for this thread
      try {
        DevOutcome outcome = outcome(request);
        if (!changed.isEmpty() || !outcome.applied().isEmpty()) {
          DevReport.news(outcome).forEach(log::info);
        }
      } catch (ProblemException e) {
        getLog().debug(e);
        log.error(String.valueOf(e.getMessage()));
      } finally {
        log.silent();
      }
      if (changed.isEmpty()) {
        log.info(
            "watching "
                + folders(request)
                + "; Ctrl-C ends the watch, and the database stays until mvn headwater:dev-stop");
      }
    }

    private String folders(DevRequest request) {
      return DevWatch.files(request).folders().stream()
          .sorted()
          .map(folder -> SourceLocation.shown(request.project().root(), folder))
          .collect(Collectors.joining(", "));
    }
  }

  /** Begins when the last module has said what there is to watch. */
  @Override
  void endOfProject() {
    if (!once) {
      Watches.of(session).endOfProject(skip);
    }
  }
}
