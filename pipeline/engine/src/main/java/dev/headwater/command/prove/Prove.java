package dev.headwater.command.prove;

import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.RunProblem;
import dev.headwater.history.NewMigrations;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.ProvenUndo;
import dev.headwater.proof.UndoProof;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.Version;
import dev.headwater.tool.ArtifactResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Proves the ways back of migrations in throwaway databases. */
public final class Prove {

  private final ArtifactResolver resolver;

  public Prove(ArtifactResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * Proves each of them, the oldest first.
   *
   * @throws ProblemException when a migration fails, or git cannot say what the base branch has
   */
  public Proven run(ProveRequest request, GenerateListener listener) {
    ScriptSet here = ScriptSet.find(request.database().scripts());
    UndoProof proof = new UndoProof(request.database(), resolver, listener);
    List<ProvenUndo> undos = new ArrayList<>();
    List<String> without = new ArrayList<>();
    for (Version version : versions(request, here)) {
      Optional<ScriptFile> script = here.undoWithStatement(version);
      if (script.isPresent()) {
        listener.noted("proving " + script.get().fileName());
        undos.add(proof.of(version, script.get()));
      } else {
        without.add("V" + version.text());
      }
    }
    return new Proven(undos, without, strays(here));
  }

  /** Undo scripts whose version no migration has, such as after a mistake in a name. */
  private static List<String> strays(ScriptSet here) {
    Set<String> own =
        here.versions().stream()
            .flatMap(version -> here.undo(version).stream())
            .map(ScriptFile::fileName)
            .collect(Collectors.toSet());
    return here.undos().stream()
        .map(ScriptFile::fileName)
        .filter(name -> !own.contains(name))
        .toList();
  }

  /**
   * The versions that have no undo script, or one without a statement.
   *
   * @throws ProblemException when git cannot say what the base branch has
   */
  public static List<Version> withoutUndo(ProveRequest request, ScriptSet here) {
    return versions(request, here).stream()
        .filter(version -> here.undoWithStatement(version).isEmpty())
        .toList();
  }

  private static List<Version> versions(ProveRequest request, ScriptSet here) {
    return RunProblem.said(
        request.database(),
        () ->
            request.base().isPresent()
                ? NewMigrations.versions(here.source(), request.base().get())
                : here.versions());
  }
}
