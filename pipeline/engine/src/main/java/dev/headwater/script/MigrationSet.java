package dev.headwater.script;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.io.LastChange;
import dev.headwater.io.NameProblem;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The migrations and callbacks of a request, checked for what Flyway would skip silently. */
public final class MigrationSet {

  private final Path root;
  private final List<NamedFile> scripts;
  private final List<Content> contents;

  private MigrationSet(Path root, List<NamedFile> scripts, List<Content> contents) {
    this.root = root;
    this.scripts = List.copyOf(scripts);
    this.contents = List.copyOf(contents);
  }

  /**
   * Looks at every location.
   *
   * @throws ProblemException with every misnamed file and every version that is used twice, or when
   *     there is no migration at all
   */
  public static MigrationSet find(GenerateRequest request) {
    MigrationNaming naming = MigrationNaming.of(request);
    List<Problem> problems = new ArrayList<>();
    List<NamedFile> scripts = new ArrayList<>();
    Map<String, SourceFile> seen = new HashMap<>();
    boolean javaMigrations = false;
    for (String location : request.locations()) {
      if (location.contains(",")) {
        problems.add(
            Problem.of("location", "Flyway cannot read a location with a comma: " + location)
                .withFix("rename the folder"));
      }
    }
    List<Content> contents = new ArrayList<>();
    for (var found : files(request, problems).entrySet()) {
      SourceFile file = found.getKey();
      javaMigrations |= file.isClass();
      Optional<MigrationName> name = naming.parse(file.name());
      if (name.isPresent() || file.isClass() || file.isScriptConfiguration()) {
        contents.add(new Content(found.getValue(), file));
      }
      if (name.isEmpty()) {
        if (!request.flywaySetting("validateMigrationNaming", "true").equals("false")) {
          naming.meant(file.name()).ifPresent(m -> problems.add(misnamed(request, file, m)));
        }
        continue;
      }
      scripts.add(new NamedFile(file, name.get()));
      if (name.get().isMigration()) {
        SourceFile first = seen.putIfAbsent(name.get().key(), file);
        if (first != null) {
          problems.add(duplicate(request, name.get(), List.of(first, file)));
        }
      }
    }
    for (var found : callbackFiles(request).entrySet()) {
      Optional<MigrationName> name = naming.parse(found.getKey().name());
      if (name.isPresent() && name.get().kind() == MigrationName.Kind.CALLBACK) {
        contents.add(new Content(found.getValue(), found.getKey()));
        scripts.add(new NamedFile(found.getKey(), name.get()));
      }
    }
    scripts.stream()
        .map(script -> shown(request.root(), script.file()))
        .filter(NameProblem::isUnread)
        .forEach(path -> problems.add(NameProblem.of(path)));
    ProblemException.throwIfAny(problems);
    if (seen.isEmpty() && !javaMigrations) {
      throw new ProblemException(nothingFound(request, naming));
    }
    return new MigrationSet(request.root(), scripts, contents);
  }

  /** How many SQL migrations there are; Java migrations are counted by Flyway only. */
  public int size() {
    return (int) scripts.stream().filter(script -> script.name().isMigration()).count();
  }

  /** Every file that Flyway may read, callbacks and settings of single scripts included. */
  public List<Content> contents() {
    return contents;
  }

  /** Whether there are Java migrations or callbacks. */
  public boolean hasClasses() {
    return contents.stream().anyMatch(content -> content.file.isClass());
  }

  /** The SQL migrations in the order in which Flyway applies them to an empty database. */
  public List<Content> inOrder(GenerateRequest request) {
    return contents(new ScriptsToRun(request).migrations(scripts));
  }

  public List<Content> callbacks() {
    return contents(ofKind(MigrationName.Kind.CALLBACK));
  }

  /** Migrations that stand for all up to their version. */
  public List<Content> baselines() {
    return contents(ofKind(MigrationName.Kind.BASELINE));
  }

  public List<Content> repeatables() {
    return contents(ofKind(MigrationName.Kind.REPEATABLE));
  }

  private List<NamedFile> ofKind(MigrationName.Kind kind) {
    return scripts.stream().filter(script -> script.name().kind() == kind).toList();
  }

  private List<Content> contents(List<NamedFile> files) {
    Map<SourceFile, Content> byFile = new HashMap<>();
    contents.forEach(content -> byFile.put(content.file, content));
    return files.stream().map(named -> Objects.requireNonNull(byFile.get(named.file()))).toList();
  }

  /** Every script that Flyway may run, the likeliest first: those with the given name. */
  public List<Script> scripts(String likeliest) {
    List<Script> all = new ArrayList<>();
    for (NamedFile named : scripts) {
      SourceFile file = named.file();
      Script script = new Script(shown(root, file), file::text);
      if (file.path().equals(likeliest) || file.path().endsWith("/" + likeliest)) {
        all.add(0, script);
      } else {
        all.add(script);
      }
    }
    return all;
  }

  /**
   * Every SQL script that a run on an empty database will send, in that order, the init scripts
   * first; read one by one.
   */
  public Stream<ReadScript> toRun(GenerateRequest request) {
    Placeholders placeholders = Placeholders.of(request);
    return Stream.concat(
        InitScript.of(request).stream()
            .map(script -> Placeholders.none().read(script.path(), script.text())),
        new ScriptsToRun(request)
            .of(scripts).stream().map(file -> placeholders.read(shown(root, file), file.text())));
  }

  /** Each with its name below its location. */
  private static Map<SourceFile, String> files(GenerateRequest request, List<Problem> problems) {
    Map<SourceFile, String> files = new LinkedHashMap<>();
    List<Problem> missing = new ArrayList<>();
    try {
      for (String text : request.locations()) {
        Location location = new Location(text);
        List<SourceFile> found = location.files(request.classPath());
        Function<SourceFile, String> below = location.below();
        found.forEach(file -> files.putIfAbsent(file, below.apply(file)));
        if (found.isEmpty() && !location.isEmptyFolder()) {
          missing.add(missing(request, location));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // When all are missing, one message says so.
    if (!files.isEmpty()) {
      problems.addAll(missing);
    }
    return files;
  }

  /** Newer Flyways look for SQL callbacks in places of their own, too. */
  private static Map<SourceFile, String> callbackFiles(GenerateRequest request) {
    Map<SourceFile, String> files = new LinkedHashMap<>();
    try {
      for (Location location : Location.ofCallbacks(request)) {
        Function<SourceFile, String> below = location.below();
        location
            .files(request.classPath())
            .forEach(file -> files.putIfAbsent(file, below.apply(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static Problem missing(GenerateRequest request, Location location) {
    return Problem.of("no-location", "the location " + shown(request, location) + " does not exist")
        .withFix(
            location.isClassPath()
                ? "correct <locations>; what the project compiles itself is not there yet:"
                    + " Java migrations must come from a dependency"
                : "correct <locations>, or make the folder");
  }

  private static String shown(GenerateRequest request, Location location) {
    return location.isClassPath()
        ? location.text()
        : SourceLocation.shown(request.root(), Path.of(location.path()));
  }

  private static String shown(Path root, SourceFile file) {
    String path = SourceLocation.shown(root, file.container());
    return file.entry().isEmpty() ? path : path + "!/" + file.entry();
  }

  private static Problem misnamed(GenerateRequest request, SourceFile file, String meant) {
    return Problem.of(
            "misnamed-migration",
            file.name() + " looks like a migration, but Flyway would skip it without a word")
        .at(SourceLocation.file(shown(request.root(), file)))
        .withFix(
            "rename it to "
                + meant
                + ", or, if Flyway shall go on skipping it:"
                + " <flyway><validateMigrationNaming>false</validateMigrationNaming></flyway>");
  }

  private static Problem duplicate(
      GenerateRequest request, MigrationName name, List<SourceFile> two) {
    String what =
        name.version().isEmpty()
            ? "repeatable migration \"" + name.description() + "\" exists twice"
            : "version " + name.version() + " is used twice";
    return Problem.of("duplicate-version", what)
        .at(SourceLocation.file(shown(request.root(), two.get(1))))
        .withDetail("also", shown(request.root(), two.get(0)))
        .withFix(
            name.version().isEmpty()
                ? "rename or delete one of them"
                : "give the newer one the next free version");
  }

  private static Problem nothingFound(GenerateRequest request, MigrationNaming naming) {
    String wanted =
        naming.versioned() + "1" + naming.separator() + "create_users" + naming.suffixes().get(0);
    Problem problem =
        Problem.of("no-migrations", "no migration found, so there is nothing to generate from");
    for (String location : request.locations()) {
      problem = problem.withDetail("looked in", shown(request, new Location(location)));
    }
    return problem.withFix(
        "put a file such as "
            + wanted
            + " there, or name the right folder:"
            + "\n<locations><location>src/main/resources/db/migration</location></locations>");
  }

  /**
   * A script and its text.
   *
   * @param path as shown to the reader
   */
  public record Script(String path, java.util.function.Supplier<String> text) {}

  /** A file that Flyway may read. */
  public static final class Content {
    private final String name;
    private final SourceFile file;

    private Content(String name, SourceFile file) {
      this.name = name;
      this.file = file;
    }

    /** Its path below its location, the same in every checkout. */
    public String name() {
      return name;
    }

    /** Its last part. */
    public String fileName() {
      return file.name();
    }

    /** Its place on disk; empty for an entry of a jar. */
    public Optional<Path> path() {
      return file.entry().isEmpty() ? Optional.of(file.container()) : Optional.empty();
    }

    /** The file, or the jar that it is in. */
    public Path container() {
      return file.container();
    }

    /** Whether it is compiled Java, and no text. */
    public boolean isClass() {
      return file.isClass();
    }

    public byte[] bytes() throws IOException {
      return file.bytes();
    }

    /** When it was last written; of an entry, its jar. */
    public FileTime modified() throws IOException {
      return LastChange.of(file.container());
    }
  }
}
