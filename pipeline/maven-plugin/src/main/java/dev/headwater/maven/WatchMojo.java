package dev.headwater.maven;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.watch.Watch;
import dev.headwater.setting.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.Maven;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/**
 * Generates, stays, and generates again whenever a migration or a configuration file is saved.
 * Ctrl-C ends it. In a build of several modules it watches all those that generate.
 */
@Mojo(name = "watch", requiresDirectInvocation = true, threadSafe = true)
public final class WatchMojo extends PipelineMojo {

  /** For <code>watch</code>: also run Maven's <code>compile</code> after classes have changed. */
  @Parameter(property = "headwater.compile", defaultValue = "false")
  boolean compile;

  private final Maven maven;

  @Inject
  WatchMojo(RepositorySystem repositories, SettingsDecrypter decrypter, Maven maven) {
    super(repositories, decrypter);
    this.maven = maven;
  }

  @Override
  void run(MavenArtifactResolver resolver, BuildLog log) {
    new Run().run(resolver, log);
  }

  @Override
  boolean forks() {
    return false;
  }

  /** Begins when the last module has said what there is to watch. */
  @Override
  void endOfProject() {
    Watches.of(session).endOfProject(skip);
  }

  /** Apart, because Maven loads what the methods of a goal name, in every build. */
  private final class Run {

    private void run(MavenArtifactResolver resolver, BuildLog log) {
      if (skip) {
        log.info("skipped");
        return;
      }
      if (keep) {
        log.warned("<keep> does not count here; for a database that stays: mvn headwater:db");
        keep = false;
      }
      GenerateRequest request = request(resolver);
      ServerSettings.unused(request.database().choice()).ifPresent(log::warned);
      Watches watches = Watches.of(session);
      Optional<Compilation> compilation =
          compile ? Optional.of(new Compilation(maven, session, project)) : Optional.empty();
      watches.add(
          () -> {
            try (WatchedExecution watched =
                new WatchedExecution(WatchMojo.this, resolver, compilation, request)) {
              new Watch(watched, watches.screen()).run();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt(); // Ctrl-C: this is its end
            }
          });
    }
  }
}
