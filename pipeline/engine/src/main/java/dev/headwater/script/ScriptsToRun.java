package dev.headwater.script;

import dev.headwater.script.MigrationName.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which SQL scripts Flyway will run on an empty database, in their order. */
record ScriptsToRun(ScriptSource source) {

  /** Events of Flyway's other commands, and of failures. */
  private static final Pattern OTHER_EVENT =
      Pattern.compile(
          "(before|after)(Each)?(Baseline|Clean|Info|Repair|Undo|\\w*Error)(?![a-z]).*");

  List<ScriptFile> of(List<NamedScript> files) {
    return Stream.of(callbacks(files, false), migrations(files).stream(), callbacks(files, true))
        .flatMap(part -> part)
        .map(NamedScript::file)
        .toList();
  }

  /** Without callbacks. */
  List<NamedScript> migrations(List<NamedScript> files) {
    List<NamedScript> all = versioned(files);
    List<NamedScript> repeatable = new ArrayList<>();
    for (NamedScript file : files) {
      if (file.name().kind() == Kind.REPEATABLE) {
        repeatable.add(file);
      }
    }
    repeatable.sort(Comparator.comparing(file -> file.name().description().replace('_', ' ')));
    all.addAll(repeatable);
    return all;
  }

  private static Stream<NamedScript> callbacks(List<NamedScript> files, boolean after) {
    return files.stream()
        .filter(file -> file.name().kind() == Kind.CALLBACK)
        .filter(file -> file.file().fileName().startsWith("after") == after)
        .filter(file -> !OTHER_EVENT.matcher(file.file().fileName()).matches());
  }

  /** A baseline migration stands for all up to its version. */
  private List<NamedScript> versioned(List<NamedScript> files) {
    List<NamedScript> wanted = new ArrayList<>();
    for (NamedScript file : files) {
      Kind kind = file.name().kind();
      if ((kind == Kind.VERSIONED || kind == Kind.BASELINE) && upToTarget(file)) {
        wanted.add(file);
      }
    }
    wanted.sort(Comparator.comparing(NamedScript::version));
    for (int i = wanted.size() - 1; i >= 0; i--) {
      NamedScript last = wanted.get(i);
      if (last.name().kind() == Kind.BASELINE) {
        wanted.removeIf(file -> file != last && file.version().compareTo(last.version()) <= 0);
        break;
      }
    }
    boolean oneOnly = target().equals("next") && !wanted.isEmpty();
    return oneOnly ? new ArrayList<>(wanted.subList(0, 1)) : wanted;
  }

  boolean upToTarget(NamedScript file) {
    String target = target();
    if (target.equals("current")) {
      return false; // nothing is applied yet
    }
    return !target.matches("\\d+(\\.\\d+)*") || file.version().compareTo(new Version(target)) <= 0;
  }

  String target() {
    return source.flywaySetting("target", "latest").strip().replace('_', '.').replace("?", "");
  }
}
