package dev.headwater.history;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import dev.headwater.script.MigrationFolders;
import dev.headwater.script.MigrationName.Kind;
import dev.headwater.script.MigrationNaming;
import dev.headwater.script.ScriptSource;
import dev.headwater.script.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives new migrations of a branch the next free versions, where theirs are taken or too low. They
 * keep their order. Migrations of the base branch are never touched.
 */
public final class Renumbering {

  private final Repository repository;
  private final MigrationNaming naming;
  private final List<Move> moves = new ArrayList<>();

  private Renumbering(Repository repository, MigrationNaming naming) {
    this.repository = repository;
    this.naming = naming;
  }

  /**
   * Decides, and does nothing yet.
   *
   * @param base such as {@code origin/main}
   * @throws ProblemException when git cannot say what the base branch has
   */
  public static Renumbering plan(ScriptSource source, String base) throws IOException {
    MigrationFolders folders = MigrationFolders.of(source);
    Repository repository = Repository.around(source.root(), folders);
    Renumbering renumbering = new Renumbering(repository, folders.naming());
    if (!repository.isEmpty()) {
      boolean outOfOrder = source.flywaySetting("outOfOrder", "false").equals("true");
      renumbering.decide(
          Branch.of(repository, BaseBranch.find(base, repository.git())), outOfOrder);
    }
    return renumbering;
  }

  /** The files to rename, by version. */
  public List<Move> moves() {
    return List.copyOf(moves);
  }

  private void decide(Branch branch, boolean outOfOrder) {
    Optional<Version> last = branch.newest().map(script -> script.name().order());
    boolean moving = false;
    List<Script> added = branch.added();
    Optional<Version> before = Optional.empty();
    for (Script script : added) {
      if (script.name().kind() != Kind.VERSIONED) {
        continue;
      }
      Version own = script.name().order();
      boolean wrong =
          branch.wrongVersion(script, outOfOrder).isPresent()
              || before.filter(own::equals).isPresent()
              || (moving && last.filter(v -> own.compareTo(v) <= 0).isPresent());
      if (wrong) {
        moving = true;
        String next = NextVersion.after(last.orElse(own), naming.writtenVersion(script.fileName()));
        move(script, next);
        companions(added, script).forEach(companion -> move(companion, next));
        last = Optional.of(new Version(next.replace('_', '.')));
      } else if (last.isEmpty() || own.compareTo(last.get()) > 0) {
        last = Optional.of(own);
      }
      before = Optional.of(own);
    }
  }

  /** The undo scripts that go with a migration. */
  private static List<Script> companions(List<Script> added, Script script) {
    return added.stream()
        .filter(other -> other.name().kind() == Kind.UNDO)
        .filter(other -> other.name().version().equals(script.name().version()))
        .filter(other -> other.name().description().equals(script.name().description()))
        .toList();
  }

  private void move(Script script, String version) {
    String name = naming.withVersion(script.fileName(), version);
    moves.add(new Move(script.file(), script.file().resolveSibling(name)));
    // Flyway's settings for this one script.
    Path settings = script.file().resolveSibling(script.fileName() + ".conf");
    if (Files.exists(settings)) {
      moves.add(new Move(settings, settings.resolveSibling(name + ".conf")));
    }
  }

  /** Renames the files, with git where git knows them. */
  public void apply(Path root) throws IOException {
    // From the highest on, so that nothing is moved to where something still is.
    for (int i = moves.size() - 1; i >= 0; i--) {
      Move move = moves.get(i);
      if (Files.exists(move.to())) {
        throw new ProblemException(
            Problem.of("renumber", "the new name of a migration is in use")
                .at(SourceLocation.file(SourceLocation.shown(root, move.to())))
                .withFix("move that file away, and run headwater:renumber again"));
      }
      repository.move(move.from(), move.to());
    }
  }

  /** One file gets another name. */
  public record Move(Path from, Path to) {}
}
