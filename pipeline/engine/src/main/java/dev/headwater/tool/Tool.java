package dev.headwater.tool;

import dev.headwater.tool.ArtifactResolver.Artifact;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An outside tool, and what it takes to run it.
 *
 * @param bridge the last word of the artifactId of the bridge that calls the tool; empty where it
 *     needs no bridge
 * @param shown as the user knows it, such as {@code jOOQ 3.19.38}
 */
record Tool(String bridge, String shown, List<Artifact> artifacts) {

  static Tool driver(ToolVersions versions) {
    return new Tool(
        "",
        "PostgreSQL's JDBC driver " + versions.pgjdbc(),
        List.of(new Artifact("org.postgresql", "postgresql", versions.pgjdbc())));
  }

  static Tool flyway(ToolVersions versions) {
    String version = versions.flyway();
    List<Artifact> artifacts = new ArrayList<>();
    artifacts.add(new Artifact("org.flywaydb", "flyway-core", version));
    if (major(version) >= 10) {
      artifacts.add(new Artifact("org.flywaydb", "flyway-database-postgresql", version));
    }
    // Flyway reads settings of its extensions, flyway.postgresql.…, only with Jackson, which is an
    // optional dependency since Flyway 13.
    if (major(version) >= 13) {
      artifacts.add(
          new Artifact(
              "com.fasterxml.jackson.core", "jackson-databind", ToolVersions.value("jackson")));
    }
    return new Tool("flyway", "Flyway " + version, artifacts);
  }

  static Tool jooq(ToolVersions versions) {
    return new Tool(
        "jooq",
        "jOOQ " + versions.jooq(),
        List.of(new Artifact(versions.jooqGroup(), "jooq-codegen", versions.jooq())));
  }

  static Tool testcontainers(ToolVersions versions) {
    String version = versions.testcontainers();
    return new Tool(
        "testcontainers",
        "Testcontainers " + version,
        // The first one decides on the version of SLF4J, which is compatible downwards only.
        List.of(
            new Artifact("org.slf4j", "slf4j-jdk14", ToolVersions.value("slf4j")),
            new Artifact("org.testcontainers", "testcontainers", version)));
  }

  /** The libraries that read and write JSON, TOML and diffs. */
  static Tool documents() {
    String jackson = ToolVersions.value("jackson");
    return new Tool(
        "documents",
        "Jackson " + jackson,
        List.of(
            new Artifact("com.fasterxml.jackson.dataformat", "jackson-dataformat-toml", jackson),
            new Artifact("com.fasterxml.jackson.jr", "jackson-jr-objects", jackson),
            new Artifact(
                "io.github.java-diff-utils",
                "java-diff-utils",
                ToolVersions.value("java-diff-utils"))));
  }

  /** The library that lays out diagrams. */
  static Tool elk() {
    String elk = ToolVersions.value("elk");
    return new Tool(
        "elk",
        "ELK " + elk,
        List.of(
            new Artifact("org.eclipse.elk", "org.eclipse.elk.alg.layered", elk),
            // ELK calls it, and its POM does not name it.
            new Artifact(
                "org.eclipse.xtext", "org.eclipse.xtext.xbase.lib", ToolVersions.value("xbase")),
            // Its POM takes any version, and would be another class path on another day.
            new Artifact("com.google.guava", "guava", ToolVersions.value("guava"))));
  }

  /** The library that edits POMs. */
  static Tool pom() {
    String domtrip = ToolVersions.value("domtrip");
    return new Tool(
        "pom",
        "DomTrip " + domtrip,
        List.of(new Artifact("eu.maveniverse.maven.domtrip", "domtrip-maven", domtrip)));
  }

  /** The pages of the schema site. */
  static Tool web() {
    String version = ToolVersions.value("headwater");
    return new Tool(
        "",
        "Headwater's pages " + version,
        List.of(new Artifact("dev.headwater", "headwater-web", version)));
  }

  /** The front end of bundles, with the engine. */
  static Tool bundle() {
    String version = ToolVersions.value("headwater");
    return new Tool(
        "",
        "Headwater's bundle " + version,
        List.of(new Artifact("dev.headwater", "headwater-bundle", version)));
  }

  List<Path> classPath(ArtifactResolver resolver) {
    return MissingArtifactProblem.orClassPath(resolver, shown, artifacts);
  }

  /** The tool's jars after its bridge. */
  List<Path> classPathWithBridge(ArtifactResolver resolver) {
    // The tool first: where both are missing, the user knows the tool.
    List<Path> jars = new ArrayList<>(classPath(resolver));
    jars.add(0, resolver.bridge("headwater-tool-" + bridge));
    return jars;
  }

  private static int major(String version) {
    String digits = version.replaceAll("\\D.*", "");
    return digits.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }
}
