package dev.headwater.history;

import dev.headwater.history.Git.Answer;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import dev.headwater.script.MigrationFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The migrations in a git repository, now and in commits. */
final class Repository {

  private static final String SYMBOLIC_LINK = "120000";

  /** The ending of the file that has Flyway's settings for the script beside it. */
  private static final String CONFIGURATION = ".conf";

  /** Whether or not it may be executed. */
  private static final String PLAIN_FILE = "100";

  private final Git git;
  private final MigrationFolders migrations;

  /** Each folder with its path in the repository. */
  private final Map<Path, String> folders;

  private Optional<List<Script>> here = Optional.empty();

  private Repository(Git git, MigrationFolders migrations, Map<Path, String> folders) {
    this.git = git;
    this.migrations = migrations;
    this.folders = folders;
  }

  /**
   * The repository around a folder.
   *
   * @throws ProblemException when there is none, or when migrations lie outside of it
   */
  static Repository around(Path root, MigrationFolders migrations) throws IOException {
    Git git = Git.in(root);
    Answer answer = git.run("rev-parse", "--show-toplevel");
    if (!answer.succeeded()) {
      throw new ProblemException(noRepository(root, answer.complaint()));
    }
    Path top = Path.of(answer.line()).toRealPath();
    Map<Path, String> folders = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Path folder : migrations.paths()) {
      Path real = real(folder);
      if (!real.startsWith(top) || isOfAnother(real, top)) {
        problems.add(outside(SourceLocation.shown(root, folder), SourceLocation.shown(root, top)));
      } else {
        folders.put(folder, top.relativize(real).toString().replace('\\', '/'));
      }
    }
    ProblemException.throwIfAny(problems);
    return new Repository(git.at(top), migrations, folders);
  }

  private static Problem noRepository(Path root, String complaint) {
    // Containers in CI often have a clone of another user. Git says the command that allows it.
    Optional<String> allow =
        complaint.lines().map(String::strip).filter(l -> l.startsWith("git config")).findFirst();
    return Problem.of("no-repository", "a base branch is named, but git finds no repository here")
        .withDetail("folder", root.toString())
        .withDetail("git", complaint.lines().findFirst().orElse("nothing"))
        .withFix(
            allow.orElse("run it in a clone of the repository, or leave out -Dheadwater.base"));
  }

  private static Problem outside(String folder, String top) {
    return Problem.of(
            "history-outside", "these migrations are not in the repository of the project")
        .at(SourceLocation.file(folder))
        .withDetail("repository", top.isEmpty() ? "." : top)
        .withFix("check their history where they are, and leave out -Dheadwater.base here");
  }

  /** With links followed, as far as the folder exists. */
  private static Path real(Path folder) throws IOException {
    Path parent = folder.getParent();
    return Files.exists(folder) || parent == null
        ? folder.toRealPath()
        : real(parent).resolve(folder.getFileName());
  }

  /** A submodule, or another clone inside of this one. */
  private static boolean isOfAnother(Path folder, Path top) {
    Path at = folder;
    while (at != null && !at.equals(top) && !Files.exists(at.resolve(".git"))) {
      at = at.getParent();
    }
    return at != null && !at.equals(top);
  }

  Git git() {
    return git;
  }

  /** Each folder of migrations with its path in the repository. */
  Map<Path, String> folders() {
    return folders;
  }

  /** The path in the repository of a folder that is in it. */
  String inRepository(Path folder) throws IOException {
    return git.folder().relativize(real(folder)).toString();
  }

  /** Flyway's settings for single scripts in a commit: the names of their contents, by file. */
  Map<Path, String> configurations(String commit) {
    Map<Path, String> found = new LinkedHashMap<>();
    blobs(commit, folders.values())
        .forEach(
            (path, blob) -> {
              if (path.endsWith(CONFIGURATION)) {
                file(path.substring(0, path.length() - CONFIGURATION.length()), folders)
                    .map(script -> script.resolveSibling(script.getFileName() + CONFIGURATION))
                    .ifPresent(file -> found.put(file, blob));
              }
            });
    return found;
  }

  /** Whether there is any folder to compare. */
  boolean isEmpty() {
    return folders.isEmpty();
  }

  /** The scripts in a commit, those too that have another folder there. */
  List<Script> in(String commit) {
    List<Script> scripts = new ArrayList<>();
    blobs(commit, folders.values())
        .forEach((path, blob) -> script(path, blob, true).ifPresent(scripts::add));
    Map<Path, String> missing = new LinkedHashMap<>(folders);
    missing.keySet().removeIf(folder -> isAnyIn(folder, scripts) || !isAnyIn(folder, here()));
    if (!missing.isEmpty()) {
      Map<String, String> all = blobs(commit, Set.of(""));
      Map<Path, String> moved = MovedFolders.find(missing, here(), goneOf(all));
      all.forEach(
          (path, blob) -> {
            if (file(path, folders).isEmpty()) {
              file(path, moved)
                  .flatMap(file -> script(file, git.folder().resolve(path), blob, true))
                  .ifPresent(scripts::add);
            }
          });
    }
    return scripts;
  }

  private static boolean isAnyIn(Path folder, List<Script> scripts) {
    return scripts.stream().anyMatch(script -> script.file().startsWith(folder));
  }

  /** The names of the contents of a commit's files, by path. */
  private Map<String, String> blobs(String commit, Collection<String> folders) {
    Map<String, String> blobs = new LinkedHashMap<>();
    for (String entry : list(folders, "ls-tree", "-r", "-z", "--full-tree", commit)) {
      // mode SP type SP object TAB path
      String[] facts = entry.substring(0, entry.indexOf('\t')).split(" ");
      if (facts[1].equals("blob") && !facts[0].equals(SYMBOLIC_LINK)) {
        blobs.put(entry.substring(entry.indexOf('\t') + 1), facts[2]);
      }
    }
    return blobs;
  }

  /** The files that are not here any more. */
  private Map<String, String> goneOf(Map<String, String> blobs) {
    Map<String, String> gone = new LinkedHashMap<>(blobs);
    gone.keySet().removeIf(path -> Files.exists(git.folder().resolve(path)));
    if (!gone.isEmpty()) {
      for (String entry : list(Set.of(""), "ls-files", "-z", "-t", "--cached")) {
        // tag SP path; S is what a sparse checkout leaves out
        if (entry.startsWith("S ")) {
          gone.remove(entry.substring(2));
        }
      }
    }
    return gone;
  }

  /**
   * The scripts in the working tree, as git would commit them, without ignored files. Files that a
   * sparse checkout leaves out come from the index.
   */
  List<Script> here() {
    if (here.isEmpty()) {
      here = Optional.of(readHere());
    }
    return here.get();
  }

  private List<Script> readHere() {
    Map<String, Boolean> tracked = new LinkedHashMap<>();
    List<Script> scripts = new ArrayList<>();
    for (String entry :
        list(
            folders.values(),
            "ls-files",
            "-z",
            "-t",
            "--stage",
            "--cached",
            "--others",
            "--exclude-standard")) {
      // ? SP path, or else tag SP mode SP object SP stage TAB path
      boolean known = !entry.startsWith("?");
      String path = entry.substring(known ? entry.indexOf('\t') + 1 : 2);
      Optional<Path> file = file(path, folders);
      if (file.isPresent() && isPlain(file.get())) {
        tracked.merge(path, known, Boolean::logicalOr);
      } else if (entry.startsWith("S " + PLAIN_FILE)) {
        script(path, entry.split(" ")[2], true).ifPresent(scripts::add);
      }
    }
    String paths = String.join("\n", tracked.keySet()) + "\n";
    List<String> blobs =
        tracked.isEmpty()
            ? List.of()
            : git.run(
                    List.of("hash-object", "--stdin-paths"), paths.getBytes(StandardCharsets.UTF_8))
                .orFail("hash-object")
                .line()
                .lines()
                .toList();
    int next = 0;
    for (Map.Entry<String, Boolean> path : tracked.entrySet()) {
      script(path.getKey(), blobs.get(next++), path.getValue()).ifPresent(scripts::add);
    }
    return scripts;
  }

  private static boolean isPlain(Path file) {
    return Files.isRegularFile(file) && !Files.isSymbolicLink(file);
  }

  /** The contents of blobs, by their names. */
  Map<String, byte[]> contents(Collection<String> blobs) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    if (blobs.isEmpty()) {
      return contents;
    }
    byte[] wanted = (String.join("\n", blobs) + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] answer =
        git.run(List.of("cat-file", "--batch"), wanted).orFail("cat-file --batch").output();
    int at = 0;
    while (at < answer.length) {
      // object SP type SP size LF content LF
      int end = at;
      while (answer[end] != '\n') {
        end++;
      }
      String[] facts = new String(answer, at, end - at, StandardCharsets.UTF_8).split(" ");
      int size = Integer.parseInt(facts[2]);
      byte[] content = new byte[size];
      System.arraycopy(answer, end + 1, content, 0, size);
      contents.put(facts[0], content);
      at = end + 1 + size + 1;
    }
    return contents;
  }

  /**
   * The file's bytes in the working tree, or in the index where a sparse checkout leaves it out.
   */
  byte[] bytes(Script here) {
    try {
      return Files.exists(here.file())
          ? Files.readAllBytes(here.file())
          : contents(List.of(here.blob())).getOrDefault(here.blob(), new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A place in the repository as it is typed in one of its folders. */
  String from(Path folder, Path place) {
    try {
      return folder.toRealPath().relativize(place).toString().replace('\\', '/');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** So that git knows that it is the same file, where it knows the file. */
  void move(Path from, Path to) throws IOException {
    boolean known =
        !git.run("ls-files", "-z", from.toString()).orFail("ls-files").parts().isEmpty();
    if (known) {
      git.run("mv", from.toString(), to.toString()).orFail("mv");
    } else {
      Files.move(from, to);
    }
  }

  /** The entries that a git command lists in these folders. */
  private List<String> list(Collection<String> folders, String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    if (!folders.contains("")) {
      arguments.add("--");
      arguments.addAll(folders);
    }
    return git.run(arguments, new byte[0]).orFail(command[0]).parts();
  }

  private Optional<Script> script(String path, String blob, boolean tracked) {
    return file(path, folders).flatMap(file -> script(file, file, blob, tracked));
  }

  private Optional<Script> script(Path file, Path committed, String blob, boolean tracked) {
    return migrations.name(file).map(name -> new Script(file, committed, name, blob, tracked));
  }

  /** Where a path of the repository is in the working tree, in the words of the locations. */
  private Optional<Path> file(String path, Map<Path, String> folders) {
    return folders.entrySet().stream()
        .filter(folder -> folder.getValue().isEmpty() || path.startsWith(folder.getValue() + "/"))
        .map(
            folder ->
                folder
                    .getKey()
                    .resolve(
                        path.substring(
                            folder.getValue().isEmpty() ? 0 : folder.getValue().length() + 1)))
        .filter(file -> migrations.name(file).isPresent())
        .findFirst();
  }
}
