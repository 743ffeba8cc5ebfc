package dev.headwater.history;

import dev.headwater.history.Violation.Deleted;
import dev.headwater.history.Violation.Edited;
import dev.headwater.history.Violation.Renamed;
import dev.headwater.history.Violation.Renumbered;
import dev.headwater.history.Violation.VersionTaken;
import dev.headwater.history.Violation.VersionTooLow;
import dev.headwater.io.Sha256;
import dev.headwater.script.MigrationName.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The changes that a branch has made to the migrations since it left its base. */
final class Branch {

  private final Repository repository;
  private final List<Script> atFork;
  private final List<Script> merged;
  private final List<Script> here;
  private final Map<String, String> texts = new HashMap<>();
  private final Set<Script> moved = new LinkedHashSet<>();
  private final List<Violation> violations = new ArrayList<>();

  private Branch(Repository repository, BaseBranch base) {
    this.repository = repository;
    this.atFork = repository.in(base.fork());
    this.merged = base.tip().equals(base.fork()) ? atFork : repository.in(base.tip());
    this.here = repository.here();
    readBlobs();
    atFork.stream().filter(script -> script.name().isVersioned()).forEach(this::judgeMerged);
    here.stream().filter(script -> script.name().isVersioned()).forEach(this::judgeSquashed);
  }

  static Branch of(Repository repository, BaseBranch base) {
    return new Branch(repository, base);
  }

  /** The changes to migrations of the base branch. */
  List<Violation> violations() {
    return violations;
  }

  /** How many migrations the base branch has. */
  int mergedCount() {
    return (int) merged.stream().filter(script -> script.name().isMigration()).count();
  }

  /** The newest migration of the base branch. */
  Optional<Script> newest() {
    return merged.stream()
        .filter(script -> script.name().isVersioned())
        .max(Comparator.comparing(script -> script.name().order()));
  }

  /** The scripts that only this branch has, undo scripts too, by version. */
  List<Script> added() {
    return here.stream()
        .filter(script -> script.name().isVersioned() || script.name().kind() == Kind.UNDO)
        .filter(script -> !moved.contains(script) && named(atFork, script).isEmpty())
        .filter(script -> named(merged, script).isEmpty())
        .sorted(
            Comparator.comparing((Script script) -> script.name().order())
                .thenComparing(Script::file))
        .toList();
  }

  /** The error in the version of a new migration, if there is one. */
  Optional<Violation> wrongVersion(Script script, boolean outOfOrder) {
    Optional<Script> other = merged.stream().filter(script::hasVersionOf).findFirst();
    if (other.isPresent()) {
      return Optional.of(new VersionTaken(script, other.get()));
    }
    return newest()
        .filter(newest -> !outOfOrder && script.name().kind() == Kind.VERSIONED)
        .filter(newest -> script.name().order().compareTo(newest.name().order()) < 0)
        .map(newest -> new VersionTooLow(script, newest));
  }

  private void judgeMerged(Script old) {
    Optional<Script> tip = named(merged, old);
    if (tip.isEmpty()) {
      return; // the base branch dropped it itself
    }
    Optional<Script> now = named(here, old);
    if (now.isPresent()) {
      if (!isSameText(old, now.get()) && !isSameText(tip.get(), now.get())) {
        violations.add(new Edited(tip.get(), now.get()));
      }
      return;
    }
    Optional<Script> copy =
        here.stream()
            .filter(script -> script.name().isVersioned())
            .filter(script -> named(atFork, script).isEmpty() && named(merged, script).isEmpty())
            .filter(script -> isSameText(old, script))
            .min(Comparator.comparing(script -> !script.hasVersionOf(old)));
    if (copy.isPresent()) {
      moved.add(copy.get());
      violations.add(
          copy.get().hasVersionOf(old)
              ? new Renamed(tip.get(), copy.get())
              : new Renumbered(tip.get(), copy.get()));
    } else if (!isReplacedByBaseline(old)) {
      violations.add(new Deleted(tip.get()));
    }
  }

  /**
   * Judges a script that the base got meanwhile by another way, such as a squashed merge of the
   * branch that this branch was begun on. Edits from before that merge must not make a second
   * migration of it.
   */
  private void judgeSquashed(Script script) {
    named(merged, script)
        .filter(tip -> named(atFork, script).isEmpty() && !isSameText(tip, script))
        .ifPresent(tip -> violations.add(new Edited(tip, script)));
  }

  /** A baseline migration stands for all up to its version, so those may be deleted. */
  private boolean isReplacedByBaseline(Script old) {
    return here.stream()
        .filter(script -> script.name().kind() == Kind.BASELINE)
        .anyMatch(script -> script.name().order().compareTo(old.name().order()) >= 0);
  }

  /** The script in the same place, else one of this name in another folder. */
  private static Optional<Script> named(List<Script> scripts, Script like) {
    List<Script> found = scripts.stream().filter(like::isNamedLike).toList();
    return found.stream()
        .filter(script -> script.file().equals(like.file()))
        .findFirst()
        .or(() -> found.stream().findFirst());
  }

  /** Whatever the line ends. */
  private boolean isSameText(Script committed, Script now) {
    return committed.blob().equals(now.blob())
        || texts.getOrDefault(committed.blob(), "").equals(text(now));
  }

  private String text(Script now) {
    return texts.computeIfAbsent(now.blob(), blob -> Sha256.ofText(repository.bytes(now)));
  }

  /** Reads only scripts that are not as they were, byte for byte. */
  private void readBlobs() {
    Set<String> wanted = new LinkedHashSet<>();
    Stream.concat(atFork.stream(), merged.stream())
        .filter(script -> script.name().isVersioned() || script.name().kind() == Kind.UNDO)
        .filter(script -> named(here, script).filter(s -> s.blob().equals(script.blob())).isEmpty())
        .map(Script::blob)
        .forEach(wanted::add);
    repository.contents(wanted).forEach((blob, content) -> texts.put(blob, Sha256.ofText(content)));
  }
}
