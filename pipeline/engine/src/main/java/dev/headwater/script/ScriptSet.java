package dev.headwater.script;

import dev.headwater.problem.ProblemException;
import dev.headwater.problem.WarningListener;
import dev.headwater.script.sql.Statement;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The scripts of a run: init scripts, migrations, callbacks, and what Flyway reads beside them.
 * Each is read once, however often it is asked for. The set travels to the JVM that does the work.
 */
public final class ScriptSet implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final Pattern PLACEHOLDERS_OF_ONE =
      Pattern.compile("(?m)^\\s*placeholderReplacement\\s*=\\s*(\\w+)\\s*$");

  private final ScriptSource source;
  private final List<InitScript> initScripts;
  private final List<NamedScript> named;
  private final List<ScriptFile> files;
  private final List<ScriptFile> configurations;

  /**
   * @param named migrations and callbacks
   * @param files all that Flyway may read
   */
  ScriptSet(ScriptSource source, List<NamedScript> named, List<ScriptFile> files) {
    this.source = source;
    this.initScripts = InitScript.of(source);
    this.named = List.copyOf(named);
    this.files = List.copyOf(files);
    this.configurations = files.stream().filter(ScriptFile::isScriptConfiguration).toList();
  }

  /**
   * Looks at every location, and reads no script yet.
   *
   * @throws ProblemException with every misnamed file and every version that is used twice, or when
   *     there is no migration at all
   */
  public static ScriptSet find(ScriptSource source) {
    return new ScriptSearch(source).find();
  }

  /** For a database in which nothing runs. */
  public static ScriptSet none(ScriptSource source) {
    return new ScriptSet(source, List.of(), List.of());
  }

  /** Where they were found. */
  public ScriptSource source() {
    return source;
  }

  /** The scripts that run before the first migration, in their order. */
  public List<InitScript> initScripts() {
    return initScripts;
  }

  /** How many migrations there are, in SQL and in Java. */
  public int size() {
    return (int)
        (named.stream().filter(script -> script.name().isMigration()).count()
            + files.stream().filter(file -> JavaMigration.isOne(file.fileName())).count());
  }

  /** How many migrations a run on an empty database applies. */
  public int sizeToRun() {
    return inOrder().size()
        + (int) files.stream().filter(file -> JavaMigration.isOne(file.fileName())).count();
  }

  /** The versions of all migrations in their order, those beyond the target too. */
  public List<Version> versions() {
    return Stream.concat(
            named.stream()
                .filter(script -> script.name().isVersioned())
                .map(script -> script.name().order()),
            files.stream().flatMap(file -> JavaMigration.version(file.fileName()).stream()))
        .distinct()
        .sorted()
        .toList();
  }

  /** Says which migrations will not be applied, and why. */
  public void tellWhatIsLeftOut(WarningListener listener) throws IOException {
    PassedOver passedOver = new PassedOver(source);
    passedOver.uncompiled().ifPresent(listener::warned);
    passedOver.excluded(named).forEach(listener::noted);
  }

  /** Every file that Flyway may read, callbacks and settings of single scripts included. */
  public List<ScriptFile> files() {
    return files;
  }

  /** Whether there are Java migrations or callbacks. */
  public boolean hasClasses() {
    return files.stream().anyMatch(ScriptFile::isClass);
  }

  /** The SQL migrations in the order in which Flyway applies them to an empty database. */
  public List<ScriptFile> inOrder() {
    return files(new ScriptsToRun(source).migrations(named).stream());
  }

  public List<ScriptFile> callbacks() {
    return ofKind(MigrationName.Kind.CALLBACK);
  }

  /** Migrations that stand for all up to their version. */
  public List<ScriptFile> baselines() {
    return ofKind(MigrationName.Kind.BASELINE);
  }

  public List<ScriptFile> repeatables() {
    return ofKind(MigrationName.Kind.REPEATABLE);
  }

  /** Scripts that take migrations back. */
  public List<ScriptFile> undos() {
    return ofKind(MigrationName.Kind.UNDO);
  }

  /** The script of a version; empty where it is in Java. */
  public Optional<ScriptFile> migration(Version version) {
    return named.stream()
        .filter(script -> script.name().isVersioned())
        .filter(script -> script.name().order().equals(version))
        .map(NamedScript::file)
        .findFirst();
  }

  /** The script that takes a migration back; empty where there is none. */
  public Optional<ScriptFile> undo(Version version) {
    return named.stream()
        .filter(script -> script.name().kind() == MigrationName.Kind.UNDO)
        .filter(script -> script.name().order().equals(version))
        .map(NamedScript::file)
        .findFirst();
  }

  /** The same, but a script without a statement counts as missing. */
  public Optional<ScriptFile> undoWithStatement(Version version) {
    return undo(version).filter(file -> !Statement.all(file.text()).isEmpty());
  }

  /**
   * A script as Flyway would send it.
   *
   * @param own the placeholders to which Flyway itself gives values, such as {@code flyway:user}
   */
  public ReadScript read(ScriptFile script, Map<String, String> own) {
    Placeholders placeholders =
        replacesPlaceholders(script) ? Placeholders.of(source, own) : Placeholders.none();
    return placeholders.read(script.path(), script.text());
  }

  private List<ScriptFile> ofKind(MigrationName.Kind kind) {
    return files(named.stream().filter(script -> script.name().kind() == kind));
  }

  private static List<ScriptFile> files(Stream<NamedScript> scripts) {
    return scripts.map(NamedScript::file).toList();
  }

  /** Every script that Flyway may run, the likeliest first: those with the given name. */
  public List<ScriptFile> likeliestFirst(String likeliest) {
    List<ScriptFile> all = new ArrayList<>();
    for (NamedScript script : named) {
      all.add(script.file().isCalled(likeliest) ? 0 : all.size(), script.file());
    }
    return all;
  }

  /**
   * Every SQL script that a run on an empty database will send, in that order, the init scripts
   * first.
   */
  public Stream<ReadScript> toRun() {
    Placeholders placeholders = Placeholders.of(source);
    Placeholders none = Placeholders.none();
    return Stream.concat(
        initScripts.stream().map(script -> none.read(script.path(), script.text())),
        new ScriptsToRun(source)
            .of(named).stream()
                .map(
                    file ->
                        (replacesPlaceholders(file) ? placeholders : none)
                            .read(file.path(), file.text())));
  }

  /** Whether Flyway replaces placeholders in a script; a file beside the script may say so. */
  public boolean replacesPlaceholders(ScriptFile script) {
    return configurations.stream()
        .filter(file -> file.path().equals(script.path() + ".conf"))
        .map(file -> PLACEHOLDERS_OF_ONE.matcher(file.text()))
        .filter(Matcher::find)
        .map(own -> own.group(1))
        .findFirst()
        .orElseGet(() -> source.flywaySetting("placeholderReplacement", "true"))
        .equalsIgnoreCase("true");
  }

  /** When each script was last written before it was read, for a comparison with a later set. */
  public List<Instant> modified() {
    return Stream.concat(
            initScripts.stream().map(InitScript::modified),
            files.stream().map(ScriptFile::modified))
        .toList();
  }
}
