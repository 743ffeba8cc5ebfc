package dev.headwater.database.snapshots;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.io.LastChange;
import dev.headwater.io.Sha256;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.InitScript;
import dev.headwater.script.MigrationSet;
import dev.headwater.script.MigrationSet.Content;
import dev.headwater.tool.ToolVersions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the states of a database after each of its migrations are made from.
 *
 * @param base everything else that these states depend on
 * @param beside what of it may be written to while the scripts run
 * @param links the scripts in their order, up to the last one after which the state is known
 * @param total how many scripts there are
 * @param versioned how many of them are not repeatable
 * @param callbacks what else runs
 */
public record ScriptChain(
    String base, Beside beside, List<Link> links, int total, int versioned, Callbacks callbacks) {

  /** For a database of which no state is kept. */
  public static final ScriptChain NONE =
      new ScriptChain(
          "",
          new Beside(List.of(), List.of(), List.of()),
          List.of(),
          0,
          0,
          new Callbacks(true, true));

  /** Changes when snapshots of an older Headwater cannot be read any more. */
  private static final String FORMAT = "2";

  /** What follows the name of a script in that of its own settings. */
  private static final String CONFIGURATION = ".conf";

  private static final Pattern EACH = Pattern.compile("(before|after)EachMigrate(?![A-Za-z]).*");
  private static final Pattern AT_END = Pattern.compile("afterMigrate(?![A-Za-z]).*");
  private static final Pattern IF_APPLIED = Pattern.compile("afterMigrateApplied(?![A-Za-z]).*");
  private static final Pattern AT_ERROR = Pattern.compile("after(Each)?MigrateError(?![A-Za-z]).*");
  private static final Pattern OTHER_COMMAND =
      Pattern.compile("(before|after)(Each)?(Baseline|Clean|Repair|Undo)(?![a-z]).*");

  public ScriptChain {
    links = List.copyOf(links);
  }

  /** The chain of a run; empty where anything is unusual. */
  public static ScriptChain of(GenerateRequest request, MigrationSet migrations) {
    if (request.caches().snapshotMegabytes() <= 0
        || !HarmlessSettings.only(request)
        || ScriptRules.reachesOut(String.join("\n", request.flyway().values()))
        || ScriptRules.livesOn(String.join("\n", request.flyway().values()))
        || isServerWide(request)
        || request.database().isInServer()
            && ScriptRules.readsServer(String.join("\n", request.flyway().values()))
        || migrations.hasClasses()
        || !migrations.baselines().isEmpty()) {
      return NONE;
    }
    try {
      return new Reading(request, migrations).chain();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What belongs to no database stays behind on a server of others, whatever is dropped there. */
  private static boolean isServerWide(GenerateRequest request) {
    return request.database().isInServer() && request.database().server().allowServerWide();
  }

  /**
   * One key for each link: that of the state after it.
   *
   * @param place what else the states depend on where they are kept
   */
  public List<String> keys(String place) {
    List<String> keys = new ArrayList<>();
    String key = Sha256.of(place + "\n" + base);
    for (Link link : links) {
      key = Sha256.of(key + "\n" + link.name() + "\n" + link.hash());
      keys.add(key.substring(0, 40));
    }
    return keys;
  }

  /** File names of some of the links. */
  public List<String> names(int from, int to) {
    return links.subList(from, to).stream().map(Link::fileName).toList();
  }

  /** How many scripts, from the first, are the same in another chain. */
  public int common(ScriptChain other) {
    int same = 0;
    while (base.equals(other.base)
        && same < Math.min(links.size(), other.links.size())
        && links.get(same).isLike(other.links.get(same))) {
      same++;
    }
    return same;
  }

  /**
   * Whether so many scripts, and all else, are as they were when this was read. What Flyway applied
   * in between is only then what the keys say. A script that was edited and edited back does not
   * count as the same.
   */
  boolean isUntouched(GenerateRequest request, int scripts) {
    try {
      for (Link link : links.subList(0, scripts)) {
        if (!link.isUntouched()) {
          return false;
        }
      }
      for (Link callback : beside.callbacks) {
        if (!callback.isUntouched()) {
          return false;
        }
      }
      List<String> initScripts = new ArrayList<>();
      for (InitScript script : InitScript.of(request)) {
        initScripts.add(version(script, script.text()));
      }
      return beside.initScripts.equals(initScripts)
          && beside.names.equals(namesBeside(MigrationSet.find(request)));
    } catch (ProblemException | IOException | UncheckedIOException e) {
      return false; // one of them is gone, and the next run will say so
    }
  }

  /** Its beginning, of so many scripts or as many as are known. */
  public ScriptChain before(int scripts) {
    int some = Math.max(0, Math.min(scripts, links.size()));
    return new ScriptChain(
        base, beside, links.subList(0, some), some, Math.min(versioned, some), callbacks);
  }

  /** Whether the state at the end is that after the last script. */
  boolean endIsKnown() {
    return links.size() == total && !callbacks.atEnd();
  }

  /** What Flyway finds beside the migrations; of these it says itself what it found. */
  private static List<String> namesBeside(MigrationSet migrations) {
    List<String> names = new ArrayList<>();
    migrations.callbacks().forEach(callback -> names.add(callback.name()));
    for (Content content : migrations.contents()) {
      if (content.isClass() || content.name().endsWith(CONFIGURATION)) {
        names.add(content.name());
      }
    }
    return names;
  }

  /** What is in it, and since when. */
  private static String version(InitScript script, String text) throws IOException {
    return Sha256.of(text) + " " + LastChange.of(script.file());
  }

  /**
   * A script.
   *
   * @param configuration Flyway's settings for this one
   * @param modified before it was read
   */
  record Link(
      Content script, Optional<Content> configuration, String hash, List<FileTime> modified) {

    /** Below its location. */
    String name() {
      return script.name();
    }

    String fileName() {
      return script.fileName();
    }

    Optional<Path> path() {
      return script.path();
    }

    boolean isLike(Link other) {
      return name().equals(other.name()) && hash.equals(other.hash);
    }

    boolean isUntouched() throws IOException {
      return modified.equals(times(script, configuration))
          && hash.equals(hash(script.bytes(), configuration));
    }

    /** Of both files. */
    static List<FileTime> times(Content script, Optional<Content> configuration)
        throws IOException {
      return configuration.isEmpty()
          ? List.of(script.modified())
          : List.of(script.modified(), configuration.get().modified());
    }

    /** Whether Flyway may read it in another way than we do. */
    boolean hasEncoding() throws IOException {
      return configuration.isPresent()
          && new String(configuration.get().bytes(), StandardCharsets.ISO_8859_1)
              .toLowerCase(Locale.ROOT)
              .contains("encoding");
    }

    /** Of exact bytes: line ends in a literal are data. */
    static String hash(byte[] script, Optional<Content> configuration) throws IOException {
      byte[] settings = configuration.isPresent() ? configuration.get().bytes() : new byte[0];
      return Sha256.of(script) + " " + Sha256.of(settings);
    }
  }

  /**
   * What the states depend on beside the scripts.
   *
   * @param initScripts what is in them, and since when
   * @param callbacks those of each migration
   * @param names of all callbacks and of all settings of single scripts
   */
  record Beside(List<String> initScripts, List<Link> callbacks, List<String> names) {}

  /**
   * Callbacks that do not belong to a single migration.
   *
   * @param atEnd whether one runs after the last migration
   * @param atError whether one runs after a failure
   */
  public record Callbacks(boolean atEnd, boolean atError) {}

  /** Reads the scripts, once. */
  private static final class Reading {
    private final GenerateRequest request;
    private final MigrationSet migrations;
    private final Map<String, Content> configurations = new HashMap<>();

    Reading(GenerateRequest request, MigrationSet migrations) {
      this.request = request;
      this.migrations = migrations;
      for (Content content : migrations.contents()) {
        if (content.name().endsWith(CONFIGURATION)) {
          configurations.put(content.name(), content);
        }
      }
    }

    ScriptChain chain() throws IOException {
      StringBuilder base = new StringBuilder("format " + FORMAT + "\n");
      add(base, "Headwater", ToolVersions.value("headwater"));
      add(base, "Flyway", request.tools().flyway());
      add(base, "driver", request.tools().pgjdbc());
      new TreeMap<>(request.flyway())
          .forEach((name, value) -> add(base, name, name.equals("flyway.locations") ? "" : value));
      new TreeMap<>(request.database().serverSettings())
          .forEach((name, value) -> add(base, "server " + name, value));
      List<String> initScripts = new ArrayList<>();
      for (InitScript script : InitScript.of(request)) {
        String text = script.text();
        initScripts.add(version(script, text));
        add(base, "init script", Sha256.of(text));
        if (reachesOut(text) || ScriptRules.livesOn(text)) {
          return NONE;
        }
      }
      List<Link> callbacks = new ArrayList<>();
      boolean atEnd = false;
      boolean atError = false;
      boolean ifApplied = false;
      for (Content callback : migrations.callbacks()) {
        String name = callback.fileName();
        atEnd |= AT_END.matcher(name).matches();
        atError |= AT_ERROR.matcher(name).matches();
        ifApplied |= IF_APPLIED.matcher(name).matches();
        if (EACH.matcher(name).matches()) {
          Text text = read(callback);
          if (reachesOut(text.sql) || ScriptRules.livesOn(text.sql)) {
            return NONE;
          }
          add(base, "callback " + callback.name(), text.link.hash);
          callbacks.add(text.link);
        } else if (!AT_END.matcher(name).matches()
            && !IF_APPLIED.matcher(name).matches()
            && !AT_ERROR.matcher(name).matches()
            && !OTHER_COMMAND.matcher(name).matches()) {
          return NONE;
        }
      }
      List<Content> scripts = migrations.inOrder(request);
      int versioned = scripts.size() - migrations.repeatables().size();
      List<Link> known = links(scripts);
      if (ifApplied && known.size() == scripts.size() && !known.isEmpty()) {
        known = known.subList(0, known.size() - 1); // so that there is something to apply
      }
      return new ScriptChain(
          base.toString(),
          new Beside(initScripts, callbacks, namesBeside(migrations)),
          known,
          scripts.size(),
          versioned,
          new Callbacks(atEnd, atError));
    }

    private List<Link> links(List<Content> scripts) throws IOException {
      List<Link> links = new ArrayList<>();
      for (Content script : scripts) {
        Text text = read(script);
        if (reachesOut(text.sql) || ScriptRules.livesOn(text.sql) || text.link.hasEncoding()) {
          break;
        }
        links.add(text.link);
      }
      return links;
    }

    /** On a server each run's database has another name, and the roles are those of others. */
    private boolean reachesOut(String sql) {
      return ScriptRules.reachesOut(sql)
          || request.database().isInServer() && ScriptRules.readsServer(sql);
    }

    private Text read(Content content) throws IOException {
      Optional<Content> configuration =
          Optional.ofNullable(configurations.get(content.name() + CONFIGURATION));
      List<FileTime> modified = Link.times(content, configuration); // first: a later edit is seen
      byte[] bytes = content.bytes();
      return new Text(
          new String(bytes, StandardCharsets.UTF_8),
          new Link(content, configuration, Link.hash(bytes, configuration), modified));
    }

    private static void add(StringBuilder base, String name, String value) {
      base.append(name.length() + value.length()).append(' ');
      base.append(name).append('=').append(value).append('\n');
    }

    private record Text(String sql, Link link) {}
  }
}
