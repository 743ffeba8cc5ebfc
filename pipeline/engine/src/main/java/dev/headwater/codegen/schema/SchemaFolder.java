package dev.headwater.codegen.schema;

import dev.headwater.codegen.GenerateOutcome.Classes;
import dev.headwater.io.Checksum;
import dev.headwater.io.Trees;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder with the schema as SQL. It lies in version control, where branches are merged and
 * files come without the manifest, so each file itself says whose it is. Files that are no SQL are
 * the user's.
 *
 * @param root the folder from which messages show paths
 */
public record SchemaFolder(Path root, Path folder) {

  /** Where the files of a run wait, below its staging folder, and in a cache. */
  public static final String STAGED = ".headwater-schema";

  /** The first line of each file. */
  static final String HEADER =
      "-- Written by Headwater from the migrations; the next build replaces an edited file.";

  private static final String SQL = ".sql";

  /** The SQL files of a folder, with the checksums of their texts. */
  public static SortedMap<String, String> filesIn(Path folder) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    for (String name : names(folder)) {
      files.put(name, Checksum.ofText(folder.resolve(name)));
    }
    return files;
  }

  /** The SQL files of a folder, by their paths below it with forward slashes. */
  public static List<String> names(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(file -> file.toString().endsWith(SQL) && !Files.isDirectory(file))
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause() == null ? new IOException(e) : e.getCause();
    }
  }

  /**
   * Refuses a folder with SQL of others.
   *
   * @throws ProblemException that names the files
   */
  public void refuseForeignFiles() throws IOException {
    List<String> foreign = new ArrayList<>();
    for (String name : names(folder)) {
      if (!isOurs(folder.resolve(name))) {
        foreign.add(name);
      }
    }
    if (foreign.isEmpty()) {
      return;
    }
    Problem problem =
        Problem.of(
                "foreign-files",
                foreign.size() == 1
                    ? "the schema folder holds an SQL file that Headwater did not write"
                    : "the schema folder holds "
                        + foreign.size()
                        + " SQL files that Headwater did not write")
            .at(SourceLocation.file(SourceLocation.shown(root, folder)));
    for (String name : foreign.subList(0, Math.min(10, foreign.size()))) {
      problem = problem.withDetail("file", name);
    }
    throw new ProblemException(
        problem.withFix("move them away, or choose another folder: <schemaFolder>"));
  }

  private static boolean isOurs(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      return HEADER.equals(lines.readLine());
    }
  }

  /**
   * Takes over the files of a run. A file that is as it should be is not touched.
   *
   * @param staged the folder where they wait; it is deleted
   */
  public Classes publish(Path staged) throws IOException {
    SortedMap<String, String> made = filesIn(staged);
    SortedMap<String, String> before = filesIn(folder);
    int unchanged = 0;
    for (Map.Entry<String, String> file : made.entrySet()) {
      if (file.getValue().equals(before.get(file.getKey()))) {
        unchanged++;
      } else {
        Path target = folder.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.move(staged.resolve(file.getKey()), target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    List<String> orphans =
        before.keySet().stream().filter(name -> !made.containsKey(name)).toList();
    for (String name : orphans) {
      remove(folder.resolve(name));
    }
    Trees.delete(staged);
    return new Classes(made.size() - unchanged, unchanged, orphans.size());
  }

  /** With the folders that it leaves empty, as git would do it. */
  private void remove(Path file) throws IOException {
    Files.delete(file);
    for (Path above = folder.relativize(file).getParent();
        above != null && isEmpty(folder.resolve(above));
        above = above.getParent()) {
      Files.delete(folder.resolve(above));
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
