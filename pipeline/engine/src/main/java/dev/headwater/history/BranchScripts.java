package dev.headwater.history;

import dev.headwater.script.MigrationFolders;
import dev.headwater.script.ScriptSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The migrations of a branch, written to a folder, because Flyway reads files only. */
public final class BranchScripts {

  private static final String FILESYSTEM = "filesystem:";

  private final ScriptSource source;
  private final Repository repository;
  private final Path into;
  private final Set<Path> inGit = new LinkedHashSet<>();

  private BranchScripts(ScriptSource source, Repository repository, Path into) {
    this.source = source;
    this.repository = repository;
    this.into = into;
  }

  /**
   * Writes the scripts as the branch has them. Init scripts, and all that does not come from
   * folders of this repository, stay as they are here.
   *
   * @param name such as {@code origin/main}
   * @param into an empty folder; below it, the files lie as they do in the repository
   * @return where the scripts are now
   * @throws dev.headwater.problem.ProblemException when git does not know the branch
   */
  public static ScriptSource write(ScriptSource source, String name, Path into) throws IOException {
    Repository repository = Repository.around(source.root(), MigrationFolders.of(source));
    String tip = BaseBranch.tip(name, "branch:" + name, repository.git());
    BranchScripts scripts = new BranchScripts(source, repository, into.toRealPath());
    scripts.write(tip);
    return scripts.moved();
  }

  private void write(String commit) throws IOException {
    List<Script> scripts = repository.in(commit);
    // What a build has made is in no commit: such a folder stays as it is.
    for (Path folder : repository.folders().keySet()) {
      if (isAnyIn(folder, scripts) || isAnyIn(folder, repository.here())) {
        inGit.add(folder);
        Files.createDirectories(moved(folder));
      }
    }
    Map<Path, String> blobs = new LinkedHashMap<>();
    scripts.forEach(script -> blobs.put(moved(script.file()), script.blob()));
    repository.configurations(commit).forEach((file, blob) -> blobs.put(moved(file), blob));
    Map<String, byte[]> contents = repository.contents(blobs.values().stream().distinct().toList());
    for (Map.Entry<Path, String> file : blobs.entrySet()) {
      Files.createDirectories(file.getKey().resolveSibling(""));
      Files.write(file.getKey(), contents.getOrDefault(file.getValue(), new byte[0]));
    }
  }

  private static boolean isAnyIn(Path folder, List<Script> scripts) {
    return scripts.stream().anyMatch(script -> script.file().startsWith(folder));
  }

  private ScriptSource moved() throws IOException {
    return new ScriptSource(
        into.resolve(repository.inRepository(source.root())),
        source.locations().stream().map(this::movedLocation).toList(),
        source.classPath().stream().map(this::movedEntry).toList(),
        source.flyway(),
        source.initScripts());
  }

  /** The folder of a location may end in wildcards. */
  private String movedLocation(String location) {
    if (!location.startsWith(FILESYSTEM)) {
      return location;
    }
    String path = location.substring(FILESYSTEM.length());
    return inGit.stream()
        .filter(folder -> isBelow(path, folder.toString()))
        .findFirst()
        .map(folder -> FILESYSTEM + moved(folder) + path.substring(folder.toString().length()))
        .orElse(location);
  }

  private static boolean isBelow(String path, String folder) {
    return path.startsWith(folder)
        && (path.length() == folder.length() || "/\\".indexOf(path.charAt(folder.length())) >= 0);
  }

  /** The folder of resources in which migrations lie. */
  private Path movedEntry(Path entry) {
    return inGit.stream()
        .filter(folder -> folder.startsWith(entry))
        .findFirst()
        .map(folder -> moved(folder).resolve(folder.relativize(entry)).normalize())
        .orElse(entry);
  }

  private Path moved(Path file) {
    Path folder =
        repository.folders().keySet().stream().filter(file::startsWith).findFirst().orElseThrow();
    return into.resolve(repository.folders().getOrDefault(folder, ""))
        .resolve(folder.relativize(file))
        .normalize();
  }
}
