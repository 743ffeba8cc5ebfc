package dev.headwater.codegen.output;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.fingerprint.Fingerprint;
import dev.headwater.codegen.fingerprint.Inputs;
import dev.headwater.database.choice.ExpectedPostgres;
import dev.headwater.io.LastChange;
import dev.headwater.io.Sha256;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.ScriptSet;
import dev.headwater.tool.ArtifactResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stage 2: what the classes are to be made from, and whether they are there already. */
public final class Decision {

  private final GenerateRequest request;
  private final ArtifactResolver resolver;
  private final ScriptSet scripts;
  private final ExpectedPostgres postgres;
  private final Fingerprint before;
  private final Optional<Fingerprint> wanted;
  private final ExistingOutput existing;
  private List<FileTime> modified = List.of();

  private Decision(GenerateRequest request, ArtifactResolver resolver, ScriptSet scripts)
      throws IOException {
    this.request = request;
    this.resolver = resolver;
    this.scripts = scripts;
    this.postgres = ExpectedPostgres.of(request.database());
    this.existing = ExistingOutput.in(request.outputDirectory(), request.schemaFolder());
    Optional<String> version = postgres.version();
    Optional<Fingerprint> there = existing.manifest().madeFrom();
    // A build with nothing to do computes no hash.
    boolean asBefore =
        version.isPresent()
            && there.isPresent()
            && there.get().sums().equals(Inputs.sums(request, scripts, around(version.get())));
    this.before = asBefore ? there.get() : of(scripts, version.orElse(""));
    this.wanted = version.map(known -> before);
  }

  /** Looks at files only. */
  public static Decision on(GenerateRequest request, ArtifactResolver resolver, ScriptSet scripts)
      throws IOException {
    return new Decision(request, resolver, scripts);
  }

  /**
   * The fingerprint of the classes to make; empty when it is not known before the database is open.
   */
  public Optional<Fingerprint> wanted() {
    return wanted;
  }

  public ScriptSet scripts() {
    return scripts;
  }

  /** Whether the output is still as it was when the decision was made. */
  public boolean isAboutWhatIsThere() throws IOException {
    return existing.manifest().equals(Manifest.read(request.outputDirectory()));
  }

  /** Whether classes of an earlier run will do. */
  public boolean mayTakeFromCache() {
    return !request.database().keep() && !request.refresh();
  }

  /** Why something must be done; empty when nothing must. */
  public List<String> reasons() {
    if (request.database().keep()) {
      return List.of("the database is to be kept");
    }
    if (request.refresh()) {
      return List.of("a refresh is asked for");
    }
    return wanted
        .map(print -> existing.reasonsAgainst(print, request.codegen().word()))
        .orElse(List.of("it is not known yet which PostgreSQL will run"));
  }

  /**
   * A hash of the existing classes and of their inputs beside the schema. Empty when the same
   * schema would not make these classes again.
   */
  public Optional<String> classesOfSameSettings() {
    if (!mayTakeFromCache() || !existing.isIntact()) {
      return Optional.empty();
    }
    Optional<Fingerprint> before = existing.manifest().madeFrom().map(Inputs::withoutSchema);
    return before.isPresent() && before.equals(wanted.map(Inputs::withoutSchema))
        ? Optional.of(classes(existing.manifest()))
        : Optional.empty();
  }

  /** The same for classes that were just made; empty when it is not known from what. */
  public static Optional<String> classesIn(Path output) throws IOException {
    Manifest manifest = Manifest.read(output);
    return manifest.madeFrom().isPresent() ? Optional.of(classes(manifest)) : Optional.empty();
  }

  private static String classes(Manifest manifest) {
    return Sha256.of(
        manifest.madeFrom().map(Inputs::withoutSchema).map(Fingerprint::key).orElse("")
            + manifest.files());
  }

  /** From here on the tools may read the scripts. */
  public void begin() throws IOException {
    modified = lastChanges();
  }

  private List<FileTime> lastChanges() throws IOException {
    List<Path> files = new ArrayList<>(request.scripts().classPath());
    files.addAll(request.codegen().classPath());
    List<FileTime> times = new ArrayList<>();
    for (Path file : files) {
      // A folder's own time says nothing of the files in it.
      times.add(Files.isRegularFile(file) ? LastChange.of(file) : FileTime.fromMillis(0));
    }
    return times;
  }

  /**
   * The inputs of a run that has ended. Empty when an input was edited meanwhile, even when it was
   * edited back: nobody can say which of both states a tool has read.
   *
   * @param actual the version of the PostgreSQL that ran
   */
  public Optional<Fingerprint> madeFrom(String actual) throws IOException {
    String version = postgres.learn(actual);
    try {
      ScriptSet scriptsNow = ScriptSet.find(request.scripts());
      Fingerprint now = of(scriptsNow, version);
      return now.equals(before.with(Inputs.POSTGRES, now))
              && scripts.modified().equals(scriptsNow.modified())
              && modified.equals(lastChanges())
          ? Optional.of(now)
          : Optional.empty();
    } catch (ProblemException | UncheckedIOException | NoSuchFileException e) {
      return Optional.empty(); // a file came or went, and the next run will say so
    }
  }

  private Fingerprint of(ScriptSet found, String version) throws IOException {
    return Inputs.of(request, found, around(version));
  }

  private Inputs.Surroundings around(String version) {
    return new Inputs.Surroundings(version, resolver);
  }
}
