package dev.headwater.cases.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tool.ArtifactResolver.Artifact;
import dev.headwater.tool.ToolVersions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Classes of a user's: a strategy or a Java migration, for example. */
public final class UserClasses {

  private UserClasses() {}

  /** Against jOOQ's generator and Flyway. */
  public static void compile(Path sources, Path classes) throws Exception {
    TestArtifacts artifacts = new TestArtifacts();
    List<Path> classPath = new ArrayList<>();
    classPath.addAll(
        artifacts.classPath(
            List.of(new Artifact("org.jooq", "jooq-codegen", ToolVersions.value("jooq")))));
    classPath.addAll(
        artifacts.classPath(
            List.of(new Artifact("org.flywaydb", "flyway-core", ToolVersions.value("flyway")))));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--release",
                "17",
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                classPath.stream()
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator))));
    arguments.addAll(files(sources));
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, System.out, System.err, arguments.toArray(String[]::new));
    assertThat(exit).isZero();
  }

  private static List<String> files(Path folder) throws Exception {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).map(Path::toString).toList();
    }
  }
}
