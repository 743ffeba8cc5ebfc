package dev.headwater.migrations;

/** A script and what Flyway reads out of its name. */
record NamedFile(SourceFile file, MigrationName name) {

  Version version() {
    return new Version(name.version());
  }
}
