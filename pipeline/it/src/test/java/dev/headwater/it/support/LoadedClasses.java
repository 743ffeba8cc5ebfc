package dev.headwater.it.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The classes that Maven's own JVM loads while it builds a project. */
public final class LoadedClasses {

  private LoadedClasses() {}

  /**
   * Has them written down.
   *
   * @param options more options for Maven's JVM
   */
  public static MavenProject in(MavenProject project, String... options) {
    return project.environment(
        "MAVEN_OPTS", "-Xlog:class+load:file=" + log(project) + " " + String.join(" ", options));
  }

  /** Their names, in the last build. */
  public static List<String> of(MavenProject project) throws IOException {
    return Files.readAllLines(log(project)).stream()
        .map(line -> line.replaceFirst("^(\\[[^]]*])+\\s*", "").replaceFirst(" .*", ""))
        .toList();
  }

  private static Path log(MavenProject project) {
    return project.folder().resolve("loaded.txt");
  }
}
