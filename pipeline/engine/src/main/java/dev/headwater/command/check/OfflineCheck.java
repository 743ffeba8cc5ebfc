package dev.headwater.command.check;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.fingerprint.Fingerprint;
import dev.headwater.codegen.fingerprint.Inputs;
import dev.headwater.codegen.output.ExistingOutput;
import dev.headwater.codegen.output.Manifest;
import dev.headwater.command.check.Check.Comparison;
import dev.headwater.command.check.Differences.Changed;
import dev.headwater.database.choice.ExpectedPostgres;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import dev.headwater.script.ScriptSet;
import dev.headwater.tool.ArtifactResolver;
import java.io.IOException;
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
    ExistingOutput there = ExistingOutput.in(generate.outputDirectory());
    if (there.size() == 0 && there.manifest().files().isEmpty()) {
      return new Comparison(request.committed() ? nothingThere() : Differences.NONE, 0, 0);
    }
    Fingerprint madeFrom =
        there.manifest().madeFrom().orElseThrow(() -> new ProblemException(originUnknown()));
    Differences differences =
        new Differences(
            there.missing(),
            there.edited().stream().map(file -> new Changed(file, Optional.empty())).toList(),
            there.added(),
            wanted(scripts, madeFrom));
    return new Comparison(differences, there.size(), 0);
  }

  private static Differences nothingThere() {
    return new Differences(List.of(), List.of(), List.of(), List.of("there are no classes yet"));
  }

  /** The inputs that changed since the classes were made. */
  private List<String> wanted(ScriptSet scripts, Fingerprint madeFrom) throws IOException {
    Optional<String> postgres = ExpectedPostgres.of(generate.database()).version();
    Fingerprint now =
        Inputs.of(generate, scripts, new Inputs.Surroundings(postgres.orElse(""), resolver));
    // A server or an image that this machine has never asked counts as unchanged.
    return (postgres.isPresent() ? now : now.with(Inputs.POSTGRES, madeFrom)).since(madeFrom);
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
