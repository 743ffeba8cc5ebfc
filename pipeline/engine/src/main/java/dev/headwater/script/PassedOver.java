package dev.headwater.script;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Files that look like migrations of this run, but that Flyway will not apply. */
record PassedOver(ScriptSource source) {

  private static final int SHOWN = 3;

  /** Migrations in Java that nobody has compiled yet. */
  Optional<String> uncompiled() throws IOException {
    List<String> files = JavaMigration.uncompiled(source);
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "not applied, because this module is compiled after Headwater has run: "
                + names(files)
                + "; either write it in SQL, or move it to another module, and add that module to"
                + " the <dependencies> of the plugin and its package to <locations>, such as"
                + " classpath:db/migration");
  }

  /** SQL migrations that the settings, or a baseline migration, exclude. */
  List<String> excluded(List<NamedScript> scripts) {
    ScriptsToRun toRun = new ScriptsToRun(source);
    List<NamedScript> wanted = toRun.migrations(scripts);
    List<NamedScript> left = new ArrayList<>();
    for (NamedScript script : scripts) {
      if (script.name().isMigration()) {
        left.add(script);
      }
    }
    if (left.size() == wanted.size()) {
      return List.of(); // as almost always, and a build with nothing to do waits for it
    }
    left.removeAll(wanted);
    List<String> sentences = new ArrayList<>();
    List<NamedScript> beyond = left.stream().filter(script -> !toRun.upToTarget(script)).toList();
    add("the target is " + toRun.target(), beyond, sentences);
    List<NamedScript> replaced = new ArrayList<>(left);
    replaced.removeAll(beyond);
    wanted.stream()
        .filter(script -> script.name().kind() == MigrationName.Kind.BASELINE)
        .findFirst()
        .ifPresentOrElse(
            baseline -> add(baseline.file().name() + " replaces them", replaced, sentences),
            () -> add("the target is " + toRun.target(), replaced, sentences));
    return sentences;
  }

  private static void add(String why, List<NamedScript> scripts, List<String> sentences) {
    if (!scripts.isEmpty()) {
      sentences.add(
          "not applied, because "
              + why
              + ": "
              + names(scripts.stream().map(script -> script.file().name()).toList()));
    }
  }

  private static String names(List<String> all) {
    int more = all.size() - SHOWN;
    return all.stream().limit(SHOWN).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
