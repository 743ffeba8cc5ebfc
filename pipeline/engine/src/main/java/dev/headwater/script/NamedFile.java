package dev.headwater.script;

/** A script and what Flyway reads out of its name. */
record NamedFile(SourceFile file, MigrationName name) {

  Version version() {
    return new Version(name.version());
  }
}
