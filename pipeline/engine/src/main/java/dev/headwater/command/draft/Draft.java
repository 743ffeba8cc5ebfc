package dev.headwater.command.draft;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.change.Comparison;
import dev.headwater.catalog.change.IgnoredObjects;
import dev.headwater.catalog.change.ObjectName;
import dev.headwater.catalog.change.ProvenRenames;
import dev.headwater.catalog.change.SchemaScope;
import dev.headwater.catalog.script.SchemaScript;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.RunProblem;
import dev.headwater.command.draft.DraftOutcome.Drafted;
import dev.headwater.command.draft.DraftOutcome.NotCompared;
import dev.headwater.command.draft.DraftOutcome.NothingDiffers;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.BuiltPair;
import dev.headwater.proof.Proof;
import dev.headwater.proof.Proposal;
import dev.headwater.proof.ProposedFile;
import dev.headwater.proof.Renames;
import dev.headwater.proof.ScriptProof;
import dev.headwater.proof.State;
import dev.headwater.proof.State.Desired;
import dev.headwater.proof.StateReading;
import dev.headwater.script.ScriptSet;
import dev.headwater.tool.ArtifactResolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Writes the migration that leads from the migrations as they are to another schema. */
public final class Draft {

  /** Flyway does not read a file with this at its end. */
  private static final String NOT_PROVEN = ".draft";

  private final ArtifactResolver resolver;

  public Draft(ArtifactResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * Writes the files, proven or not.
   *
   * @throws ProblemException when a side cannot be built, or an object cannot be written in SQL
   */
  public DraftOutcome run(DraftRequest request, GenerateListener listener) {
    StateReading states = new StateReading(request.database(), resolver, listener);
    BuiltPair pair = states.read(State.HERE, request.wanted());
    Catalog here = pair.from().catalog();
    IgnoredObjects ignored = new IgnoredObjects(request.ignore());
    Catalog wanted = pair.to().catalog();
    NotCompared notCompared = new NotCompared(new TreeMap<>(), wanted.notModelled());
    if (request.wanted() instanceof Desired) {
      wanted = filled(wanted);
    } else {
      SchemaScope scope = SchemaScope.of(here);
      notCompared = new NotCompared(scope.elsewhere(wanted), wanted.notModelled());
      wanted = scope.within(wanted);
    }
    Catalog from = ignored.without(here);
    Catalog to = ignored.without(wanted);
    Renames renames = Renames.of(request.renames(), here);
    Catalog renamed = from;
    ProvenRenames names = ProvenRenames.NONE;
    if (!renames.statements().isEmpty()) {
      BuiltPair both = states.renamed(renames);
      renamed = ignored.without(both.to().catalog());
      names = both.renames();
    } else if (Comparison.of(from, to).isSame()) {
      return new NothingDiffers(request.wanted(), notCompared);
    }
    SchemaScript script = written(SchemaScript.between(renamed, to, request.indexes()));
    SchemaScript back = written(SchemaScript.between(to, renamed, request.indexes()));
    DraftFiles files = new DraftFiles(ScriptSet.find(request.database().scripts()), request.name());
    List<ProposedFile> migrations = files.migrations(script, renames);
    List<ProposedFile> undo = files.back(migrations, back, renames);
    Proof proof =
        new ScriptProof(states, request.database(), ignored)
            .of(new Proposal(from, to, names, script.statements(), migrations, undo));
    Path folder = files.folder();
    return new Drafted(
        request.wanted(),
        write(request, folder, migrations, proof.against()),
        write(
            request,
            folder,
            undo,
            proof.against().isEmpty() ? proof.againstBack() : proof.against()),
        script.statements(),
        new LookingRenamed(renamed, to, script.statements()).pairs(),
        proof,
        notCompared);
  }

  /** A dump without rows makes its materialized views {@code with no data}. */
  private static Catalog filled(Catalog dump) {
    return new Catalog(
        dump.serverVersion(),
        dump.facts().stream()
            .map(
                fact ->
                    fact.id().kind() == Kind.MATERIALIZED_VIEW
                        ? fact.without(Set.of("populated"))
                        : fact)
            .toList(),
        dump.notModelled());
  }

  private static SchemaScript written(SchemaScript script) {
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
