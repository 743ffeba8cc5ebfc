package dev.headwater.command.draft;

import dev.headwater.catalog.script.SchemaScript;
import dev.headwater.catalog.script.SchemaScript.Indexes;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.RunProblem;
import dev.headwater.command.prove.Prove;
import dev.headwater.command.prove.ProveRequest;
import dev.headwater.command.prove.Proven;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.ProposedFile;
import dev.headwater.proof.ProvenUndo;
import dev.headwater.proof.UndoProof;
import dev.headwater.proof.UndoProof.Sides;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.Version;
import dev.headwater.tool.ArtifactResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Writes the undo scripts that migrations lack, and proves them. */
public final class UndoDraft {

  private final ArtifactResolver resolver;

  public UndoDraft(ArtifactResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * Writes them.
   *
   * @param request which migrations are meant: all, or those that a base branch does not have
   * @throws ProblemException when a migration fails, or an object cannot be written in SQL
   */
  public UndoDrafted run(ProveRequest request, GenerateListener listener) {
    GenerateRequest project = request.database();
    return RunProblem.said(
        project,
        () -> {
          ScriptSet here = ScriptSet.find(project.scripts());
          UndoProof proof = new UndoProof(project, resolver, listener);
          List<Version> missing = new ArrayList<>();
          List<Path> written = new ArrayList<>();
          for (Version version : Prove.withoutUndo(request, here)) {
            Optional<ScriptFile> migration = here.migration(version);
            if (migration.flatMap(ScriptFile::onDisk).isPresent()) {
              missing.add(version);
              written.addAll(write(here, migration.get(), proof.sides(version)));
            }
          }
          Proven proven = proven(project, missing, listener);
          for (ProvenUndo undo : proven.undos()) {
            if (!undo.isProven()) {
              setAside(undo.step().script().onDisk().orElseThrow(), written);
            }
          }
          return new UndoDrafted(written, proven);
        });
  }

  private static List<Path> write(ScriptSet here, ScriptFile migration, Sides sides)
      throws IOException {
    SchemaScript back =
        Draft.written(SchemaScript.between(sides.after(), sides.before(), Indexes.PLAIN));
    ProposedFile file = new DraftFiles(here, "undo").back(migration.fileName(), back);
    Path folder = Objects.requireNonNull(migration.onDisk().orElseThrow().getParent(), "folder");
    return file.write(folder);
  }

  private Proven proven(
      GenerateRequest project, List<Version> versions, GenerateListener listener) {
    if (versions.isEmpty()) {
      return Proven.NONE;
    }
    ScriptSet now = ScriptSet.find(project.scripts());
    UndoProof proof = new UndoProof(project, resolver, listener);
    return new Proven(
        versions.stream()
            .map(version -> proof.of(version, now.undo(version).orElseThrow()))
            .toList(),
        List.of(),
        List.of());
  }

  /** Under a name that Flyway and {@code undo} do not read. */
  private static void setAside(Path file, List<Path> written) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + Draft.NOT_PROVEN);
    Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    written.replaceAll(path -> path.equals(file) ? aside : path);
  }
}
