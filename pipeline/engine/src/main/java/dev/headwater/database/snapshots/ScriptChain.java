package dev.headwater.database.snapshots;

import dev.headwater.database.DatabaseChoice;
import dev.headwater.database.DatabaseRequest;
import dev.headwater.io.Sha256;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.InitScript;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.ScriptSource;
import dev.headwater.tool.ToolVersions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
          new Beside(
              new ScriptSource(Path.of(""), List.of(), List.of(), Map.of(), List.of()),
              List.of(),
              List.of(),
              List.of()),
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
  public static ScriptChain of(DatabaseRequest request, ScriptSet scripts, ToolVersions tools) {
    DatabaseChoice choice = request.choice();
    String settings = String.join("\n", scripts.source().flyway().values());
    if (request.snapshots().megabytes() <= 0
        || !HarmlessSettings.only(scripts.source(), choice)
        || ScriptRules.reachesOut(settings)
        || ScriptRules.livesOn(settings)
        || choice.isInServer()
        || scripts.hasClasses()
        || !scripts.baselines().isEmpty()) {
      return NONE;
    }
    return new Reading(choice, scripts).chain(tools);
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
  boolean isUntouched(int scripts) {
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
      return beside.initScripts.stream().allMatch(InitScript::isUntouched)
          && beside.names.equals(namesBeside(ScriptSet.find(beside.source)));
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
  private static List<String> namesBeside(ScriptSet scripts) {
    List<String> names = new ArrayList<>();
    scripts.callbacks().forEach(callback -> names.add(callback.name()));
    for (ScriptFile file : scripts.files()) {
      if (file.isClass() || file.isScriptConfiguration()) {
        names.add(file.name());
      }
    }
    return names;
  }

  /**
   * A script.
   *
   * @param configuration Flyway's settings for this one
   */
  record Link(ScriptFile script, Optional<ScriptFile> configuration, String hash) {

    static Link of(ScriptFile script, Optional<ScriptFile> configuration) {
      byte[] settings = configuration.isPresent() ? configuration.get().bytes() : new byte[0];
      // Exact bytes: line ends in a literal are data.
      String hash = Sha256.of(script.bytes()) + " " + Sha256.of(settings);
      return new Link(script, configuration, hash);
    }

    /** Below its location. */
    String name() {
      return script.name();
    }

    String fileName() {
      return script.fileName();
    }

    String sql() {
      return new String(script.bytes(), StandardCharsets.UTF_8);
    }

    boolean isLike(Link other) {
      return name().equals(other.name()) && hash.equals(other.hash);
    }

    boolean isUntouched() throws IOException {
      return script.isUntouched() && (configuration.isEmpty() || configuration.get().isUntouched());
    }

    /** Whether Flyway may read it in another way than we do. */
    boolean hasEncoding() {
      return configuration.isPresent()
          && new String(configuration.get().bytes(), StandardCharsets.ISO_8859_1)
              .toLowerCase(Locale.ROOT)
              .contains("encoding");
    }
  }

  /**
   * What the states depend on beside the scripts.
   *
   * @param callbacks those of each migration
   * @param names of all callbacks and of all settings of single scripts
   */
  record Beside(
      ScriptSource source,
      List<InitScript> initScripts,
      List<Link> callbacks,
      List<String> names) {}

  /**
   * Callbacks that do not belong to a single migration.
   *
   * @param atEnd whether one runs after the last migration
   * @param atError whether one runs after a failure
   */
  public record Callbacks(boolean atEnd, boolean atError) {}

  /** Reads the scripts, once. */
  private static final class Reading {
    private final DatabaseChoice choice;
    private final ScriptSet scripts;
    private final Map<String, ScriptFile> configurations = new HashMap<>();

    Reading(DatabaseChoice choice, ScriptSet scripts) {
      this.choice = choice;
      this.scripts = scripts;
      for (ScriptFile file : scripts.files()) {
        if (file.isScriptConfiguration()) {
          configurations.put(file.name(), file);
        }
      }
    }

    ScriptChain chain(ToolVersions tools) {
      StringBuilder base = new StringBuilder("format " + FORMAT + "\n");
      add(base, "Headwater", ToolVersions.value("headwater"));
      add(base, "Flyway", tools.flyway());
      add(base, "driver", tools.pgjdbc());
      new TreeMap<>(scripts.source().flyway())
          .forEach((name, value) -> add(base, name, name.equals("flyway.locations") ? "" : value));
      new TreeMap<>(choice.serverSettings())
          .forEach((name, value) -> add(base, "server " + name, value));
      for (InitScript script : scripts.initScripts()) {
        add(base, "init script", Sha256.of(script.text()));
        if (ScriptRules.reachesOut(script.text()) || ScriptRules.livesOn(script.text())) {
          return NONE;
        }
      }
      List<Link> callbacks = new ArrayList<>();
      boolean atEnd = false;
      boolean atError = false;
      boolean ifApplied = false;
      for (ScriptFile callback : scripts.callbacks()) {
        String name = callback.fileName();
        atEnd |= AT_END.matcher(name).matches();
        atError |= AT_ERROR.matcher(name).matches();
        ifApplied |= IF_APPLIED.matcher(name).matches();
        if (EACH.matcher(name).matches()) {
          Link link = link(callback);
          if (ScriptRules.reachesOut(link.sql()) || ScriptRules.livesOn(link.sql())) {
            return NONE;
          }
          add(base, "callback " + callback.name(), link.hash());
          callbacks.add(link);
        } else if (!AT_END.matcher(name).matches()
            && !IF_APPLIED.matcher(name).matches()
            && !AT_ERROR.matcher(name).matches()
            && !OTHER_COMMAND.matcher(name).matches()) {
          return NONE;
        }
      }
      List<ScriptFile> migrations = scripts.inOrder();
      int versioned = migrations.size() - scripts.repeatables().size();
      List<Link> known = links(migrations);
      if (ifApplied && known.size() == migrations.size() && !known.isEmpty()) {
        known = known.subList(0, known.size() - 1); // so that there is something to apply
      }
      return new ScriptChain(
          base.toString(),
          new Beside(scripts.source(), scripts.initScripts(), callbacks, namesBeside(scripts)),
          known,
          migrations.size(),
          versioned,
          new Callbacks(atEnd, atError));
    }

    private List<Link> links(List<ScriptFile> migrations) {
      List<Link> links = new ArrayList<>();
      for (ScriptFile migration : migrations) {
        Link link = link(migration);
        if (ScriptRules.reachesOut(link.sql())
            || ScriptRules.livesOn(link.sql())
            || link.hasEncoding()) {
          break;
        }
        links.add(link);
      }
      return links;
    }

    private Link link(ScriptFile file) {
      return Link.of(file, Optional.ofNullable(configurations.get(file.name() + CONFIGURATION)));
    }

    private static void add(StringBuilder base, String name, String value) {
      base.append(name.length() + value.length()).append(' ');
      base.append(name).append('=').append(value).append('\n');
    }
  }
}
