package dev.headwater.history;

import dev.headwater.history.Git.Answer;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The commits in which scripts came. */
public final class ScriptCommits {

  /** Begins the line of a commit; no path begins with it. */
  private static final String COMMIT = "\u0001";

  private static final String FORMAT = "--format=" + COMMIT + "%h%x02%as%x02%s";

  private ScriptCommits() {}

  /**
   * A commit.
   *
   * @param hash as short as git finds it clear
   * @param day of the author, such as {@code 2026-05-01}
   * @param subject the first line of the message
   */
  public record Commit(String hash, String day, String subject) {}

  /**
   * The first commit of each script, by the name of its file. A clone that is shallow, and a folder
   * that is no clone, know none.
   */
  public static Map<String, Commit> of(ScriptSet scripts) throws IOException {
    Map<Path, String> files = new HashMap<>();
    for (ScriptFile script : scripts.inOrder()) {
      Optional<Path> file = script.onDisk();
      if (file.isPresent()) {
        files.put(file.get().toRealPath(), script.fileName());
      }
    }
    Git git = Git.in(scripts.source().root());
    Answer shallow = git.run("rev-parse", "--is-shallow-repository");
    if (files.isEmpty() || !shallow.line().equals("false")) {
      return Map.of();
    }
    Path top = Path.of(git.run("rev-parse", "--show-toplevel").orFail("rev-parse").line());
    return commits(git.at(top.toRealPath()), files);
  }

  private static Map<String, Commit> commits(Git git, Map<Path, String> files) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "-c",
                "core.quotePath=false",
                "log",
                "--no-renames",
                "--diff-filter=A",
                "--name-only",
                FORMAT,
                "--"));
    files.keySet().stream().map(Path::toString).sorted().forEach(command::add);
    String log =
        new String(git.run(command, new byte[0]).orFail("log").output(), StandardCharsets.UTF_8);
    Map<String, Commit> commits = new TreeMap<>();
    Optional<Commit> at = Optional.empty();
    for (String line : log.split("\n", -1)) {
      if (line.startsWith(COMMIT)) {
        String[] parts = line.substring(1).split("\u0002", 3);
        at = Optional.of(new Commit(parts[0], parts[1], parts[2]));
      } else if (at.isPresent() && !line.isEmpty()) {
        String name = files.get(git.folder().resolve(line));
        if (name != null) {
          commits.put(name, at.get()); // the newest one is first in the log
        }
      }
    }
    return commits;
  }
}
