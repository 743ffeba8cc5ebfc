package dev.headwater.command.check;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.fingerprint.Fingerprint;
import dev.headwater.codegen.fingerprint.Inputs;
import dev.headwater.codegen.output.ExistingOutput;
import dev.headwater.codegen.output.FileChanges;
import dev.headwater.codegen.output.Manifest;
import dev.headwater.command.check.Check.Comparison;
import dev.headwater.command.check.CheckOutcome.Numbers;
import dev.headwater.command.check.Differences.Changed;
import dev.headwater.database.choice.ExpectedPostgres;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import dev.headwater.script.ScriptSet;
import dev.headwater.tool.ArtifactResolver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Compares the hashes of inputs and classes with the hashes in the manifest, and nothing else. */
final class OfflineCheck {

  private final CheckRequest request;
  private final GenerateRequest generate;
  private final ArtifactResolver resolver;

  OfflineCheck(CheckRequest request, ArtifactResolver resolver) {
    this.request = request;
    this.generate = request.generate();
    this.resolver = resolver;
  }

  Comparison compare() throws IOException {
    ScriptSet scripts = ScriptSet.find(generate.scripts());
    ExistingOutput there = ExistingOutput.in(generate.outputDirectory(), generate.schemaFolder());
    if (there.size() == 0 && there.manifest().files().isEmpty()) {
      return nothingThere();
    }
    Fingerprint madeFrom =
        there.manifest().madeFrom().orElseThrow(() -> new ProblemException(originUnknown()));
    return new Comparison(
        differences(there.classes(), wanted(scripts, madeFrom)),
        differences(there.schema(), List.of()),
        new Numbers(there.size(), 0),
        there.manifest().schema().size());
  }

  private static Differences differences(FileChanges changes, List<String> inputs) {
    return new Differences(
        changes.missing(),
        changes.edited().stream().map(file -> new Changed(file, Optional.empty())).toList(),
        changes.added(),
        inputs);
  }

  private Comparison nothingThere() {
    if (request.committed()) {
      Differences classes =
          new Differences(List.of(), List.of(), List.of(), List.of("there are no classes yet"));
      return new Comparison(classes, Differences.NONE, new Numbers(0, 0), 0);
    }
    generate
        .schemaFolder()
        .ifPresent(
            folder -> {
              throw new ProblemException(schemaOriginUnknown(folder));
            });
    return new Comparison(Differences.NONE, Differences.NONE, new Numbers(0, 0), 0);
  }

  /** The inputs that changed since the classes were made. */
  private List<String> wanted(ScriptSet scripts, Fingerprint madeFrom) throws IOException {
    Optional<String> postgres = ExpectedPostgres.of(generate.database()).version();
    Fingerprint now =
        Inputs.of(generate, scripts, new Inputs.Surroundings(postgres.orElse(""), resolver));
    // A server or an image that this machine has never asked counts as unchanged.
    return (postgres.isPresent() ? now : now.with(Inputs.POSTGRES, madeFrom)).since(madeFrom);
  }

  private Problem schemaOriginUnknown(Path folder) {
    return Problem.of("unknown-origin", "nothing says what the schema folder was made from")
        .at(SourceLocation.file(SourceLocation.shown(generate.root(), folder)))
        .withDetail("why", Manifest.NAME + " lies with the classes, and there are none")
        .withFix("compare the files themselves: -Dheadwater.depth=full");
  }

  private Problem originUnknown() {
    String folder = SourceLocation.shown(generate.root(), generate.outputDirectory());
    return Problem.of("unknown-origin", "nothing says what these classes were made from")
        .at(SourceLocation.file(folder))
        .withDetail("why", Manifest.NAME + " is not there, or was damaged")
        .withFix(
            "commit that file with the classes; or compare the classes themselves:"
                + " -Dheadwater.depth=full");
  }
}
