package dev.headwater.history;

import dev.headwater.problem.ProblemException;
import dev.headwater.script.MigrationFolders;
import dev.headwater.script.ScriptSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The texts that a script had in any commit. */
public final class EarlierTexts {

  private static final String NOTHING = "0+";

  private EarlierTexts() {}

  /**
   * All texts of a script that git remembers, the newest first; none where git has none, or where
   * there is no git.
   *
   * @param script its path below its location
   */
  public static List<byte[]> of(ScriptSource source, String script) throws IOException {
    try {
      Repository repository = Repository.around(source.root(), MigrationFolders.of(source));
      return List.copyOf(repository.contents(blobs(repository, script)).values());
    } catch (ProblemException noGit) {
      return List.of();
    }
  }

  private static Set<String> blobs(Repository repository, String script) {
    List<String> command =
        new ArrayList<>(
            List.of("log", "--all", "--raw", "--no-abbrev", "--no-renames", "--format=", "--"));
    repository
        .folders()
        .values()
        .forEach(folder -> command.add(folder.isEmpty() ? script : folder + "/" + script));
    Set<String> blobs = new LinkedHashSet<>();
    for (String line :
        repository.git().run(command, new byte[0]).orFail("log").line().lines().toList()) {
      // :mode SP mode SP object before SP object after SP status TAB path
      String[] facts = line.split("[ \t]");
      for (int i : new int[] {3, 2}) {
        if (facts.length > i && !facts[i].matches(NOTHING)) {
          blobs.add(facts[i]);
        }
      }
    }
    return blobs;
  }
}
