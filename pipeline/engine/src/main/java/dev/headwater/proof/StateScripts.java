package dev.headwater.proof;

import dev.headwater.history.BranchScripts;
import dev.headwater.io.ExitHook;
import dev.headwater.io.Trees;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.LiveRepeatables.Text;
import dev.headwater.proof.State.Desired;
import dev.headwater.proof.State.Here;
import dev.headwater.proof.State.InFolder;
import dev.headwater.proof.State.InOrder;
import dev.headwater.proof.State.OnBranch;
import dev.headwater.proof.State.UpTo;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.ScriptSource;
import dev.headwater.script.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The scripts that make a state.
 *
 * @param repeatablesLeftOut how many repeatable migrations the state is built without
 * @param temporary the folder that holds the scripts as long as they are needed
 */
record StateScripts(
    State state, ScriptSet set, int repeatablesLeftOut, Optional<Temporary> temporary)
    implements AutoCloseable {

  /**
   * Finds the scripts.
   *
   * @param project from where relative folders count
   * @throws ProblemException when there are none, or no such version, or git knows no such branch
   */
  static StateScripts of(State state, ScriptSource here, Path project) throws IOException {
    if (state instanceof Here) {
      return new StateScripts(state, ScriptSet.find(here), 0, Optional.empty());
    } else if (state instanceof UpTo upTo) {
      return upTo(upTo, here);
    } else if (state instanceof InFolder folder) {
      Path path = project.resolve(folder.path()).normalize();
      ScriptSource there = here.withLocations(List.of("filesystem:" + path));
      return new StateScripts(state, ScriptSet.find(there), 0, Optional.empty());
    } else if (state instanceof OnBranch branch) {
      return onBranch(branch, here);
    } else if (state instanceof Desired desired) {
      return withoutMigrations(state, here, DesiredSchema.of(desired, here).initScripts());
    } else if (state instanceof InOrder inOrder) {
      return withoutMigrations(state, here, inOrder.files());
    }
    throw new IllegalStateException(state.word() + " has no scripts");
  }

  private static StateScripts withoutMigrations(State state, ScriptSource here, List<Path> files)
      throws IOException {
    List<Path> initScripts = new ArrayList<>(here.initScripts());
    initScripts.addAll(files);
    Temporary empty = Temporary.make();
    ScriptSource without =
        here.withInitScripts(initScripts).withLocations(List.of("filesystem:" + empty.path()));
    return new StateScripts(state, ScriptSet.none(without), 0, Optional.of(empty));
  }

  private static StateScripts upTo(UpTo state, ScriptSource here) {
    ScriptSet all = ScriptSet.find(here);
    Version wanted = requireVersion(state, all);
    List<Version> versions = all.versions();
    if (wanted.equals(versions.get(versions.size() - 1))) {
      ScriptSource part = here.withFlyway(Map.of("flyway.target", state.version()));
      return new StateScripts(state, ScriptSet.find(part), 0, Optional.empty());
    }
    ScriptSource part = here.withoutRepeatablesUpTo(state.version());
    return new StateScripts(
        state, ScriptSet.find(part), all.repeatables().size(), Optional.empty());
  }

  /**
   * The version of a state.
   *
   * @throws ProblemException when no migration has it
   */
  static Version requireVersion(UpTo state, ScriptSet all) {
    Version wanted = new Version(state.version());
    if (!all.versions().contains(wanted)) {
      throw new ProblemException(noVersion(state, wanted, all.versions()));
    }
    return wanted;
  }

  /**
   * The versioned migrations up to a version, and only the repeatable ones that are given.
   *
   * @param upTo perhaps of no migration that is here
   */
  static StateScripts exactly(State state, ScriptSet here, Version upTo, List<Text> repeatables)
      throws IOException {
    Temporary temporary = Temporary.make();
    try {
      LiveRepeatables.write(repeatables, here, ScriptSource.OTHER_PREFIX, temporary.path());
      List<String> locations = new ArrayList<>(here.source().locations());
      locations.add("filesystem:" + temporary.path());
      ScriptSource source =
          here.source().withoutRepeatablesUpTo(target(here, upTo)).withLocations(locations);
      return new StateScripts(state, ScriptSet.find(source), 0, Optional.of(temporary));
    } catch (IOException | RuntimeException e) {
      temporary.close();
      throw e;
    }
  }

  /** Flyway refuses a target that no migration has, unless a question mark follows. */
  private static String target(ScriptSet here, Version upTo) {
    return here.versions().stream()
        .filter(version -> version.compareTo(upTo) <= 0)
        .reduce((first, second) -> second)
        .map(Version::text)
        .orElse("0?");
  }

  private static Problem noVersion(UpTo state, Version wanted, List<Version> versions) {
    List<String> near = new ArrayList<>();
    versions.stream()
        .filter(version -> version.compareTo(wanted) < 0)
        .reduce((first, second) -> second)
        .ifPresent(version -> near.add("V" + version.text()));
    versions.stream()
        .filter(version -> version.compareTo(wanted) > 0)
        .findFirst()
        .ifPresent(version -> near.add("V" + version.text()));
    return Problem.of("state", "no migration has the version of the state " + state.word())
        .withDetail("nearest", near.isEmpty() ? "none" : String.join(", ", near));
  }

  private static StateScripts onBranch(OnBranch branch, ScriptSource here) throws IOException {
    Temporary temporary = Temporary.make();
    try {
      ScriptSource there = BranchScripts.write(here, branch.name(), temporary.path());
      return new StateScripts(branch, findAny(there), 0, Optional.of(temporary));
    } catch (IOException | RuntimeException e) {
      temporary.close();
      throw e;
    }
  }

  /** The first branch with migrations is compared with a branch that has none. */
  private static ScriptSet findAny(ScriptSource there) {
    try {
      return ScriptSet.find(there);
    } catch (ProblemException e) {
      if (e.problems().stream().allMatch(problem -> problem.code().equals("no-migrations"))) {
        return ScriptSet.none(there);
      }
      throw e;
    }
  }

  /** How many migrations make the state. */
  int migrations() {
    return set.sizeToRun();
  }

  /** Whether the migrations of another state are the first of this one's, with the same texts. */
  boolean continues(StateScripts other) {
    if (other.state instanceof Desired || other.state instanceof InOrder) {
      return false;
    }
    List<ScriptFile> first = other.versioned();
    List<ScriptFile> all = versioned();
    if (first.size() > all.size()
        || !set.source().initScripts().equals(other.set.source().initScripts())) {
      return false;
    }
    for (int i = 0; i < first.size(); i++) {
      if (!first.get(i).fileName().equals(all.get(i).fileName())
          || !text(first.get(i)).equals(text(all.get(i)))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a database that has this state comes to the other one by migrating on, and to nothing
   * else: repeatable migrations and callbacks would have run between, perhaps in Java.
   */
  boolean leadsExactlyTo(StateScripts other) {
    return set.repeatables().isEmpty()
        && !set.hasClasses()
        && set.callbacks().isEmpty()
        && other.set.callbacks().isEmpty();
  }

  private List<ScriptFile> versioned() {
    List<ScriptFile> versioned = new ArrayList<>(set.inOrder());
    versioned.removeAll(set.repeatables());
    return versioned;
  }

  /** The names of all SQL migrations of the state. */
  List<String> names() {
    return set.inOrder().stream().map(ScriptFile::fileName).toList();
  }

  private static String text(ScriptFile file) {
    return file.text().lines().collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    temporary.ifPresent(Temporary::close);
  }

  /** A folder that is deleted, also when the JVM is told to end. */
  record Temporary(Path path, ExitHook hook) {

    static Temporary make() throws IOException {
      Path path = Files.createTempDirectory("headwater-state-");
      Temporary made = new Temporary(path, new ExitHook("headwater-state", () -> delete(path)));
      made.hook.set();
      return made;
    }

    void close() {
      delete(path);
      hook.forget();
    }

    private static void delete(Path path) {
      try {
        Trees.delete(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
