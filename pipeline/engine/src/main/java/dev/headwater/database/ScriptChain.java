package dev.headwater.database;

import dev.headwater.io.Sha256;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.InitScript;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.ScriptSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The inputs that make the state of a database after each of its migrations.
 *
 * @param base everything else that these states depend on
 * @param beside the part of it whose files may be edited while the scripts run
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

  public ScriptChain {
    links = List.copyOf(links);
  }

  /**
   * One key for each link; it names the state after the link.
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
  public boolean isUntouched(int scripts) {
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

  /** Whether the state at the end is the state after the last script. */
  public boolean endIsKnown() {
    return links.size() == total && !callbacks.atEnd();
  }

  /** What Flyway finds beside the migrations; of these it says itself what it found. */
  public static List<String> namesBeside(ScriptSet scripts) {
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
  public record Link(ScriptFile script, Optional<ScriptFile> configuration, String hash) {

    public static Link of(ScriptFile script, Optional<ScriptFile> configuration) {
      byte[] settings = configuration.isPresent() ? configuration.get().bytes() : new byte[0];
      // Exact bytes: line ends in a literal are data.
      String hash = Sha256.of(script.bytes()) + " " + Sha256.of(settings);
      return new Link(script, configuration, hash);
    }

    /** Below its location. */
    public String name() {
      return script.name();
    }

    public String fileName() {
      return script.fileName();
    }

    public String sql() {
      return new String(script.bytes(), StandardCharsets.UTF_8);
    }

    boolean isLike(Link other) {
      return name().equals(other.name()) && hash.equals(other.hash);
    }

    boolean isUntouched() throws IOException {
      return script.isUntouched() && (configuration.isEmpty() || configuration.get().isUntouched());
    }

    /** Whether Flyway may read the script in another encoding than Headwater. */
    public boolean hasEncoding() {
      return configuration.isPresent()
          && new String(configuration.get().bytes(), StandardCharsets.ISO_8859_1)
              .toLowerCase(Locale.ROOT)
              .contains("encoding");
    }
  }

  /**
   * The inputs of the states beside the scripts.
   *
   * @param callbacks that run for each migration
   * @param names of all callbacks and of all settings of single scripts
   */
  public record Beside(
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
}
