package dev.headwater.script;

import java.io.Serializable;

/** A script and what Flyway reads out of its name. */
record NamedScript(ScriptFile file, MigrationName name) implements Serializable {

  Version version() {
    return new Version(name.version());
  }
}
