package dev.headwater.script;

import dev.headwater.io.NameProblem;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds scripts as Flyway does, and refuses what Flyway would skip silently. */
final class ScriptSearch {

  private static final Pattern CONTROL_CHARACTER = Pattern.compile("\\p{Cntrl}|[\\x80-\\x9F]");

  private final ScriptSource source;
  private final MigrationNaming naming;
  private final ScriptProblem problem;
  private final List<Problem> problems = new ArrayList<>();
  private final List<NamedScript> scripts = new ArrayList<>();
  private final List<ScriptFile> files = new ArrayList<>();

  ScriptSearch(ScriptSource source) {
    this.source = source;
    this.naming = MigrationNaming.of(source);
    this.problem = new ScriptProblem(source);
  }

  ScriptSet find() {
    for (String location : source.locations()) {
      if (location.contains(",")) {
        problems.add(problem.comma(location));
      }
    }
    Map<String, ScriptFile> migrations = new HashMap<>();
    for (ScriptFile file : inLocations()) {
      add(file, migrations);
    }
    for (ScriptFile file : inCallbackLocations()) {
      addCallback(file);
    }
    refuseNames();
    ProblemException.throwIfAny(problems);
    if (migrations.isEmpty() && files.stream().noneMatch(ScriptFile::isClass)) {
      Problem nothing = problem.nothingFound(naming);
      throw new ProblemException(
          uncompiled().map(text -> nothing.withDetail("found", text)).orElse(nothing));
    }
    return new ScriptSet(source, scripts, files);
  }

  private void refuseNames() {
    for (NamedScript script : scripts) {
      String path = script.file().path();
      if (NameProblem.isUnread(path)) {
        problems.add(NameProblem.of(path));
      }
    }
    for (ScriptFile file : files) {
      if (CONTROL_CHARACTER.matcher(file.path()).find()) {
        problems.add(ScriptProblem.controlCharacter(file.path()));
      }
    }
  }

  private Optional<String> uncompiled() {
    try {
      return new PassedOver(source).uncompiled();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(ScriptFile file, Map<String, ScriptFile> migrations) {
    Optional<MigrationName> name = naming.parse(file.fileName());
    if (name.isPresent() || file.isClass() || file.isScriptConfiguration()) {
      files.add(file);
    }
    if (name.isEmpty()) {
      if (!source.flywaySetting("validateMigrationNaming", "true").equals("false")) {
        naming
            .meant(file.fileName())
            .ifPresent(meant -> problems.add(ScriptProblem.misnamed(file, meant)));
      }
      return;
    }
    scripts.add(new NamedScript(file, name.get()));
    if (name.get().isMigration()) {
      ScriptFile first = migrations.putIfAbsent(name.get().key(), file);
      if (first != null) {
        problems.add(ScriptProblem.duplicate(name.get(), first, file));
      }
    }
  }

  private void addCallback(ScriptFile file) {
    naming
        .parse(file.fileName())
        .filter(name -> name.kind() == MigrationName.Kind.CALLBACK)
        .ifPresent(
            name -> {
              files.add(file);
              scripts.add(new NamedScript(file, name));
            });
  }

  private List<ScriptFile> inLocations() {
    Map<SourceFile, ScriptFile> all = new LinkedHashMap<>();
    List<Problem> missing = new ArrayList<>();
    for (String text : source.locations()) {
      Location location = new Location(text);
      if (!addAll(location, all) && !location.isEmptyFolder()) {
        missing.add(problem.missing(location));
      }
    }
    // When all are missing, one message says so.
    if (!all.isEmpty()) {
      problems.addAll(missing);
    }
    return List.copyOf(all.values());
  }

  /** Newer Flyways look for SQL callbacks in places of their own, too. */
  private List<ScriptFile> inCallbackLocations() {
    Map<SourceFile, ScriptFile> all = new LinkedHashMap<>();
    for (Location location : Location.ofCallbacks(source)) {
      addAll(location, all);
    }
    return List.copyOf(all.values());
  }

  /** Whether there was any. */
  private boolean addAll(Location location, Map<SourceFile, ScriptFile> all) {
    Function<SourceFile, String> below = location.below();
    try {
      List<SourceFile> found = location.files(source.classPath());
      for (SourceFile file : found) {
        all.putIfAbsent(file, new ScriptFile(below.apply(file), shown(file), file));
      }
      return !found.isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof FileSystemLoopException loop) {
        problems.add(problem.loop(Path.of(loop.getFile())));
        return true;
      }
      throw e;
    }
  }

  private String shown(SourceFile file) {
    String path = SourceLocation.shown(source.root(), file.container());
    return file.entry().isEmpty() ? path : path + "!/" + file.entry();
  }
}
