package dev.headwater.apply;

import dev.headwater.script.ScriptSource;
import java.util.List;

/** Migrations that Flyway found, and did not apply. Flyway does not say so itself. */
record NotApplied(List<String> scripts) {

  private static final int SHOWN = 3;

  String text(ScriptSource source) {
    String names = String.join(", ", scripts.subList(0, Math.min(SHOWN, scripts.size())));
    int more = scripts.size() - SHOWN;
    String found =
        "Flyway found, but did not apply " + names + (more > 0 ? " and " + more + " more" : "");
    return source.flywaySetting("baselineOnMigrate", "false").equals("true")
        ? found
            + ": with baselineOnMigrate, a schema in which an init script made something is taken"
            + " for one at version "
            + source.flywaySetting("baselineVersion", "1")
            + "; without baselineOnMigrate, Headwater applies every migration"
        : found;
  }
}
