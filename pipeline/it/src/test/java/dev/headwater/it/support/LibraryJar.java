package dev.headwater.it.support;

import dev.headwater.cases.support.UserClasses;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Somebody's library with a strategy and a Java migration, in the tests' local repository. */
public final class LibraryJar {

  private LibraryJar() {}

  public static void install(MavenProject library, String group, String artifact, String version)
      throws Exception {
    Path classes = Files.createDirectories(library.folder().resolve("classes"));
    UserClasses.compile(library.folder().resolve("src"), classes);
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

  private static Stream<Path> files(Path folder) throws Exception {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).toList().stream();
    }
  }
}
