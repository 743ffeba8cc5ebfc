package dev.headwater.maven;

import dev.headwater.codegen.GenerateOutcome;
import dev.headwater.codegen.GenerateOutcome.Generated;
import dev.headwater.codegen.GenerateOutcome.Restored;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.work.Standby;
import dev.headwater.command.Generate;
import dev.headwater.command.watch.WatchTurn;
import dev.headwater.command.watch.WatchedFiles;
import dev.headwater.command.watch.WatchedProject;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import dev.headwater.script.ScriptPlaces;
import dev.headwater.setting.FlywayFile;
import dev.headwater.tool.ArtifactResolver.ArtifactMissingException;
import java.io.File;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.apache.maven.project.MavenProject;

/** One execution of {@code generate}, run again and again. */
final class WatchedExecution implements WatchedProject, AutoCloseable {

  private static final int NAMED = 3;

  private final PipelineMojo mojo;
  private final MavenArtifactResolver resolver;
  private final Optional<Compilation> compilation;
  private final Path root;
  private WatchedFiles files;
  private final Standby standby;
  private final Generate generate;
  private boolean compiled;

  /** Messages that need not be repeated at every change. */
  private final Set<String> told = new HashSet<>();

  WatchedExecution(
      PipelineMojo mojo,
      MavenArtifactResolver resolver,
      Optional<Compilation> compilation,
      GenerateRequest request) {
    this.mojo = mojo;
    this.resolver = resolver;
    this.compilation = compilation;
    this.root = request.root();
    this.standby = new Standby(resolver);
    this.generate = new Generate(resolver, Optional.of(standby));
    this.files = files(request);
  }

  @Override
  public void close() {
    standby.close();
  }

  @Override
  public WatchedFiles files() {
    return files;
  }

  @Override
  public void run(SortedSet<Path> changed, WatchTurn turn) {
    mojo.session.setCurrentProject(mojo.project); // for this thread
    BuildLog log = new TurnLog(mojo, new TurnLog.Run(turn, told));
    announce(changed, log);
    try {
      generate(log, turn);
    } catch (CancellationException e) {
      mojo.getLog().debug("Headwater: " + e.getMessage() + ", once more");
    } catch (ProblemException e) {
      mojo.getLog().debug(e);
      say(turn, log, String.valueOf(e.getMessage()));
    } catch (ArtifactMissingException e) {
      say(turn, log, HeadwaterMojo.missing(e).render());
    } catch (RuntimeException e) {
      if (!turn.isOver()) {
        mojo.getLog().error(e);
      }
    } finally {
      log.silent();
      standby.prepare();
    }
    if (changed.isEmpty()) {
      log.info("watching " + shownFolders() + "; Ctrl-C ends it");
    }
  }

  /** An error in files that have changed meanwhile does not help the user. */
  private static void say(WatchTurn turn, BuildLog log, String problem) {
    if (!turn.isOver()) {
      log.error(problem);
    }
  }

  private void generate(BuildLog log, WatchTurn turn) {
    GenerateRequest request = mojo.request(resolver);
    files = files(request);
    turn.reads(files);
    GenerateOutcome result = generate.run(request, log);
    log.finished(result);
    if (compilation.isPresent() && !turn.isOver() && isNews(result)) {
      compiled = compilation.get().run(log);
    }
  }

  private boolean isNews(GenerateOutcome result) {
    if (result instanceof Generated done) {
      return !compiled || done.classes().written() + done.classes().removed() > 0;
    }
    return !compiled || result instanceof Restored;
  }

  private void announce(SortedSet<Path> changed, BuildLog log) {
    if (changed.isEmpty()) {
      return;
    }
    String names = changed.stream().limit(NAMED).map(this::shown).collect(Collectors.joining(", "));
    int more = changed.size() - NAMED;
    log.info((more > 0 ? names + " and " + more + " more" : names) + " changed");
    poms().stream()
        .filter(changed::contains)
        .forEach(
            pom -> log.warned(shown(pom) + " is read only at the start: start the watch again"));
  }

  private String shownFolders() {
    return files.folders().stream().sorted().map(this::shown).collect(Collectors.joining(", "));
  }

  private String shown(Path path) {
    return SourceLocation.shown(root, path);
  }

  private WatchedFiles files(GenerateRequest request) {
    ScriptPlaces scripts = ScriptPlaces.of(request.scripts());
    Set<Path> single = new LinkedHashSet<>(scripts.files());
    Path project = mojo.project.getBasedir().toPath();
    single.addAll(
        FlywayFile.places(
            project, Optional.ofNullable(mojo.flywayConfigurationFile).map(File::toPath)));
    if (mojo.jooqConfigurationFile != null) {
      single.add(mojo.jooqConfigurationFile.toPath());
    }
    single.addAll(poms());
    return new WatchedFiles(scripts.folders(), scripts.endings(), single);
  }

  /** The POMs of this project and its parents, as far as they are files. */
  private List<Path> poms() {
    Set<Path> poms = new LinkedHashSet<>();
    for (MavenProject p = mojo.project; p != null && p.getFile() != null; p = p.getParent()) {
      poms.add(p.getFile().toPath());
    }
    return List.copyOf(poms);
  }
}
