package dev.headwater.command.create;

import dev.headwater.codegen.RunProblem;
import dev.headwater.command.create.CreateRequest.Extent;
import dev.headwater.history.BaseVersions;
import dev.headwater.history.NextFile;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.ScriptSource;
import dev.headwater.script.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the file of the next migration. */
public final class Create {

  private Create() {}

  /**
   * Makes it, with the next version that neither this branch nor the base branch has.
   *
   * @return the files
   * @throws ProblemException when no folder is there, or git does not know the base branch
   */
  public static List<Path> run(CreateRequest request) {
    return RunProblem.said(request.migrations(), () -> made(request));
  }

  private static List<Path> made(CreateRequest request) throws IOException {
    ScriptSource source = request.migrations().scripts();
    ScriptSet here = here(source);
    NextFile next = new NextFile(here);
    Path folder = next.folder().orElseThrow(() -> new ProblemException(noFolder()));
    Optional<Version> there =
        request.base().isPresent()
            ? BaseVersions.newest(source, request.base().get())
            : Optional.empty();
    Version last =
        Stream.concat(here.versions().stream(), there.stream())
            .max(Version::compareTo)
            .orElse(new Version("0"));
    String migration = next.name(next.version(last), request.name());
    List<Path> files = new ArrayList<>();
    files.add(write(folder.resolve(migration), "-- " + words(request.name()) + "\n"));
    if (request.extent() == Extent.WITH_UNDO) {
      files.add(
          write(
              folder.resolve(next.undo(migration)),
              "-- takes back: " + words(request.name()) + "\n"));
    }
    return files;
  }

  /** There may be no migrations yet. */
  private static ScriptSet here(ScriptSource source) {
    try {
      return ScriptSet.find(source);
    } catch (ProblemException e) {
      if (e.problems().stream().allMatch(problem -> problem.code().equals("no-migrations"))) {
        return ScriptSet.none(source);
      }
      throw e;
    }
  }

  private static String words(String name) {
    return name.replace('_', ' ');
  }

  /** Never over a file that is there. */
  private static Path write(Path file, String text) throws IOException {
    return Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
  }

  private static Problem noFolder() {
    return Problem.of("new-folder", "no folder is there for the migration")
        .withFix("make the folder of the first of the <locations>");
  }
}
