package com.moongraph;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The whole project without its tests, in a folder where it may be broken. */
final class ProjectCopy {

  /** The result of a Maven run. */
  record Build(int exitCode, String output) {}

  private static final Set<String> LEFT_OUT = Set.of("target", ".git", ".idea");

  private final Path root;

  private ProjectCopy(Path root) {
    this.root = root;
  }

  static ProjectCopy in(Path folder) throws IOException {
    Path original = Path.of("..").toRealPath();
    Files.walkFileTree(
        original,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes)
              throws IOException {
            if (LEFT_OUT.contains(from.getFileName().toString()) || from.endsWith("src/test")) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(folder.resolve(original.relativize(from)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path from, BasicFileAttributes attributes)
              throws IOException {
            Path to = folder.resolve(original.relativize(from));
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }
        });
    return new ProjectCopy(folder);
  }

  void addMigration(String name, String sql) throws IOException {
    Files.writeString(root.resolve("schema/migrations").resolve(name), sql);
  }

  /** Each "File.java:[line" of the app whose line has the text. */
  List<String> linesWith(String text) throws IOException {
    List<String> places = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root.resolve("app/src/main/java"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        List<String> lines = Files.readAllLines(file);
        for (int index = 0; index < lines.size(); index++) {
          if (lines.get(index).contains(text)) {
            places.add("%s:[%d".formatted(file.getFileName(), index + 1));
          }
        }
      }
    }
    return places;
  }

  /** Compiles the app and what it needs, with the Maven that runs this test. */
  Build compile() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(maven());
    command.addAll(List.of("-o", "-B", "-q", "compile", "-pl", "app", "-am"));
    // what this build was told to use, the copy uses as well
    for (String name :
        List.of("maven.repo.local", "jooq.version", "flyway.version", "postgres.version")) {
      String value = System.getProperty(name, "");
      if (!value.isEmpty()) {
        command.add("-D" + name + "=" + value);
      }
    }
    Path log = root.resolve("build.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putIfAbsent("MAVEN_OPTS", "-XX:TieredStopAtLevel=1");
    Process process = builder.start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new IOException("the build took too long:\n" + Files.readString(log));
    }
    return new Build(process.exitValue(), Files.readString(log));
  }

  private static String maven() {
    boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("win");
    String name = windows ? "mvn.cmd" : "mvn";
    String home = System.getProperty("headwater.test.mavenHome", "");
    return home.isEmpty() ? name : Path.of(home, "bin", name).toString();
  }
}
