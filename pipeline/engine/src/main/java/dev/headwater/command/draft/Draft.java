package dev.headwater.command.draft;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.change.Comparison;
import dev.headwater.catalog.change.ObjectName;
import dev.headwater.catalog.change.ProvenRenames;
import dev.headwater.catalog.script.SchemaScript;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.RunProblem;
import dev.headwater.command.draft.DraftOutcome.Drafted;
import dev.headwater.command.draft.DraftOutcome.NothingDiffers;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.BuiltPair;
import dev.headwater.proof.Proof;
import dev.headwater.proof.Proposal;
import dev.headwater.proof.ProposedFile;
import dev.headwater.proof.Renames;
import dev.headwater.proof.ScriptProof;
import dev.headwater.script.ScriptSet;
import dev.headwater.tool.ArtifactResolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the migration that leads from the migrations as they are to another schema. */
public final class Draft {

  /** Flyway does not read a file with this at its end. */
  static final String NOT_PROVEN = ".draft";

  private final ArtifactResolver resolver;

  public Draft(ArtifactResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * Writes the files, proven or not.
   *
   * @param on the database that has the wanted schema; empty where files have it
   * @throws ProblemException when a side cannot be built, or an object cannot be written in SQL
   */
  public DraftOutcome run(
      DraftRequest request, Optional<RealDatabase> on, GenerateListener listener) {
    DraftSides sides =
        request.desired().isPresent()
            ? DraftSides.ofFiles(request, request.desired().get(), resolver, listener)
            : DraftSides.ofDatabase(
                request, on.orElseThrow(() -> nothingWanted()), resolver, listener);
    Renames renames = Renames.of(request.renames(), sides.here());
    Catalog from = sides.from();
    Catalog to = sides.to();
    Catalog renamed = from;
    ProvenRenames names = ProvenRenames.NONE;
    if (!renames.statements().isEmpty()) {
      BuiltPair both = sides.states().renamed(renames);
      renamed = sides.comparable().apply(both.to().catalog());
      names = both.renames();
    } else if (Comparison.of(from, to).isSame()) {
      return new NothingDiffers(sides.wanted(), sides.notCompared(), sides.notes());
    }
    SchemaScript script = written(SchemaScript.between(renamed, to, request.indexes()));
    SchemaScript back = written(SchemaScript.between(to, renamed, request.indexes()));
    DraftFiles files = new DraftFiles(ScriptSet.find(request.database().scripts()), request.name());
    List<ProposedFile> migrations = files.migrations(script, renames);
    List<ProposedFile> undo = files.back(migrations, back, renames);
    Proof proof =
        new ScriptProof(sides.states(), sides.comparable())
            .of(
                new Proposal(
                    from,
                    to,
                    names,
                    script.statements(),
                    migrations,
                    undo,
                    sides.isWhole() ? Optional.of(sides.wanted()) : Optional.empty()));
    Path folder = files.folder();
    List<String> againstUndo = proof.against().isEmpty() ? proof.againstBack() : proof.against();
    return new Drafted(
        sides.wanted(),
        write(request, folder, migrations, proof.against()),
        write(request, folder, undo, againstUndo),
        script.statements(),
        new LookingRenamed(renamed, to, script.statements()).pairs(),
        proof,
        sides.notCompared(),
        sides.notes());
  }

  private static ProblemException nothingWanted() {
    return new ProblemException(
        Problem.of("desired", "nothing says which schema the draft leads to")
            .withFix(
                "name SQL files: -Dheadwater.desired=desired/schema.sql, or a database:"
                    + " -Dheadwater.on=staging"));
  }

  static SchemaScript written(SchemaScript script) {
    script
        .refused()
        .ifPresent(
            id -> {
              throw new ProblemException(cannotWrite(id));
            });
    return script;
  }

  private static Problem cannotWrite(Id id) {
    return Problem.of("draft", "Headwater cannot write the statement for " + ObjectName.of(id))
        .withFix("write this migration by hand, or leave the object out with <ignore>");
  }

  private static List<Path> write(
      DraftRequest request, Path folder, List<ProposedFile> files, List<String> against) {
    return RunProblem.said(
        request.database(),
        () -> {
          List<Path> written = new ArrayList<>();
          for (ProposedFile file : files) {
            written.addAll(
                (against.isEmpty() ? file : file.named(file.name() + NOT_PROVEN)).write(folder));
          }
          return written;
        });
  }
}
