package dev.headwater.database.snapshots;

import dev.headwater.database.DatabaseChoice;
import dev.headwater.database.DatabaseRequest;
import dev.headwater.database.ScriptChain;
import dev.headwater.database.ScriptChain.Beside;
import dev.headwater.database.ScriptChain.Callbacks;
import dev.headwater.database.ScriptChain.Link;
import dev.headwater.io.Sha256;
import dev.headwater.script.InitScript;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import dev.headwater.tool.ToolVersions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads what the states of a database will be made from. */
public final class ChainReading {

  /** Changes when snapshots of an older Headwater cannot be read any more. */
  private static final String FORMAT = "2";

  /** A script's name and this ending name the file with the script's own settings. */
  private static final String CONFIGURATION = ".conf";

  private static final Pattern EACH = Pattern.compile("(before|after)EachMigrate(?![A-Za-z]).*");
  private static final Pattern AT_END = Pattern.compile("afterMigrate(?![A-Za-z]).*");
  private static final Pattern IF_APPLIED = Pattern.compile("afterMigrateApplied(?![A-Za-z]).*");
  private static final Pattern AT_ERROR = Pattern.compile("after(Each)?MigrateError(?![A-Za-z]).*");
  private static final Pattern OTHER_COMMAND =
      Pattern.compile("(before|after)(Each)?(Baseline|Clean|Repair|Undo)(?![a-z]).*");

  private final DatabaseChoice choice;
  private final ScriptSet scripts;
  private final Map<String, ScriptFile> configurations = new HashMap<>();

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
      return ScriptChain.NONE;
    }
    return new ChainReading(choice, scripts).chain(tools);
  }

  private ChainReading(DatabaseChoice choice, ScriptSet scripts) {
    this.choice = choice;
    this.scripts = scripts;
    for (ScriptFile file : scripts.files()) {
      if (file.isScriptConfiguration()) {
        configurations.put(file.name(), file);
      }
    }
  }

  private ScriptChain chain(ToolVersions tools) {
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
        return ScriptChain.NONE;
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
          return ScriptChain.NONE;
        }
        add(base, "callback " + callback.name(), link.hash());
        callbacks.add(link);
      } else if (!AT_END.matcher(name).matches()
          && !IF_APPLIED.matcher(name).matches()
          && !AT_ERROR.matcher(name).matches()
          && !OTHER_COMMAND.matcher(name).matches()) {
        return ScriptChain.NONE;
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
        new Beside(
            scripts.source(), scripts.initScripts(), callbacks, ScriptChain.namesBeside(scripts)),
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
