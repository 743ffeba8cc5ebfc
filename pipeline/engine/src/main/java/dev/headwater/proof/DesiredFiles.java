package dev.headwater.proof;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import dev.headwater.script.ScriptSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * SQL files that describe a schema.
 *
 * @param place one file, or a folder with files at any depth, which run in the order of their paths
 */
record DesiredFiles(Path place) {

  /** The files after the init scripts of the project. */
  List<Path> after(ScriptSource source) throws IOException {
    List<Path> all = new ArrayList<>(source.initScripts());
    all.addAll(found(source));
    return all;
  }

  private List<Path> found(ScriptSource source) throws IOException {
    if (Files.isRegularFile(place)) {
      return List.of(place);
    }
    if (!Files.isDirectory(place)) {
      throw new ProblemException(wrong(source, "there is no such file or folder"));
    }
    try (Stream<Path> tree = Files.walk(place)) {
      List<Path> files =
          tree.filter(Files::isRegularFile)
              .filter(file -> file.toString().endsWith(".sql"))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new ProblemException(wrong(source, "no file in it ends in .sql"));
      }
      return files;
    }
  }

  private Problem wrong(ScriptSource source, String why) {
    return Problem.of(
            "desired",
            "cannot read the desired schema " + SourceLocation.shown(source.root(), place))
        .withDetail("why", why)
        .withFix(
            "name an SQL file, or a folder with SQL files: -Dheadwater.desired=desired/schema.sql");
  }
}
