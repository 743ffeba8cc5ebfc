package dev.headwater.bench;

import java.nio.file.Path;

/** Where everything lies that a bench makes: below {@code bench/target}. */
public record Workplace(Path root) {

  /** As {@code bench/pom.xml} passes it. */
  public static Workplace ofThisBuild() {
    return new Workplace(Path.of(System.getProperty("bench.folder", "bench")).toAbsolutePath());
  }

  /** Headwater's own sources. */
  public Path sources() {
    return root.resolve("..").normalize();
  }

  public Path moongraph() {
    return sources().resolve("schema/migrations");
  }

  /** Maven's local repository for all contestants. */
  public Path repository() {
    return target("repository");
  }

  /** Headwater's cache folder. */
  public Path cache() {
    return target("cache");
  }

  public Path projects() {
    return target("projects");
  }

  public Path logs() {
    return target("logs");
  }

  public Path target(String name) {
    return root.resolve("target").resolve(name);
  }
}
