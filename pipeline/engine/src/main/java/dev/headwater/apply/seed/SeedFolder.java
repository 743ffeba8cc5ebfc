package dev.headwater.apply.seed;

import dev.headwater.apply.SqlFile;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folder of seeds: one folder for each environment, and {@code common} for all of them.
 *
 * @param root the folder from which paths are shown
 */
public record SeedFolder(Path folder, Path root) {

  /** The folder whose seeds come first in every environment. */
  public static final String COMMON = "common";

  /**
   * The folder of a project.
   *
   * @throws ProblemException when it has none
   */
  public static SeedFolder of(Optional<Path> folder, Path root) {
    return new SeedFolder(
        folder.orElseThrow(
            () ->
                new ProblemException(
                    Problem.of("no-seeds", "this project has no seeds")
                        .withFix(
                            "put them into src/main/resources/db/seed/common, or name their folder:"
                                + " <seedFolder>"))),
        root);
  }

  /** PostgreSQL's words about something that no statement of a seed has caused. */
  public Problem problem(SQLException e) {
    return SqlFile.problem(SourceLocation.file(SourceLocation.shown(root, folder)), e);
  }

  /** The environments that have seeds, sorted. */
  public List<String> environments() throws IOException {
    return children(Files::isDirectory).stream()
        .map(child -> String.valueOf(child.getFileName()))
        .filter(name -> !name.equals(COMMON))
        .toList();
  }

  /**
   * The files of an environment, after the common ones, each by their names.
   *
   * @throws ProblemException when nothing has that name
   */
  public List<SeedFile> files(List<String> environments) throws IOException {
    List<SeedFile> files = new ArrayList<>(files(COMMON));
    for (String environment : environments) {
      if (!Files.isDirectory(folder.resolve(environment))) {
        throw new ProblemException(
            Problem.of("no-seeds", "there are no seeds \"" + environment + "\"")
                .withDetail("folder", SourceLocation.shown(root, folder))
                .withDetail(
                    "seeds",
                    environments().isEmpty() ? "none" : String.join(", ", environments())));
      }
      if (!environment.equals(COMMON)) {
        files.addAll(files(environment));
      }
    }
    return files;
  }

  private List<SeedFile> files(String environment) throws IOException {
    List<SeedFile> files = new ArrayList<>();
    if (Files.isDirectory(folder.resolve(environment))) {
      SeedFolder own = new SeedFolder(folder.resolve(environment), root);
      for (Path file : own.children(child -> child.toString().endsWith(".sql"))) {
        files.add(new SeedFile(environment, file, SqlFile.read(root, file)));
      }
    }
    return files;
  }

  private List<Path> children(Predicate<Path> wanted) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(wanted).sorted().toList();
    }
  }
}
