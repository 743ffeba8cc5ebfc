package dev.headwater.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tool.ArtifactResolver.Artifact;
import dev.headwater.tool.ToolVersions;
import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** Somebody's library with a strategy and a Java migration, in the tests' local repository. */
final class LibraryJar {

  private LibraryJar() {}

  static void install(MavenProject library, String group, String artifact, String version)
      throws Exception {
    Path classes = Files.createDirectories(library.folder().resolve("classes"));
    compile(library.folder().resolve("src"), classes);
    Path folder =
        InstalledPlugin.REPOSITORY.resolve(
            group.replace('.', '/') + "/" + artifact + "/" + version + "/");
    Files.createDirectories(folder);
    String file = artifact + "-" + version;
    Files.writeString(
        folder.resolve(file + ".pom"), Files.readString(library.folder().resolve("pom.xml")));
    try (OutputStream out = Files.newOutputStream(folder.resolve(file + ".jar"));
        JarOutputStream jar = new JarOutputStream(out)) {
      for (Path type : files(classes).toList()) {
        jar.putNextEntry(new ZipEntry(classes.relativize(type).toString().replace('\\', '/')));
        Files.copy(type, jar);
      }
    }
  }

  /** Against jOOQ's generator and Flyway. */
  static void compile(Path sources, Path classes) throws Exception {
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
    arguments.addAll(files(sources).map(Path::toString).toList());
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, System.out, System.err, arguments.toArray(String[]::new));
    assertThat(exit).isZero();
  }

  private static Stream<Path> files(Path folder) throws Exception {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).toList().stream();
    }
  }
}
