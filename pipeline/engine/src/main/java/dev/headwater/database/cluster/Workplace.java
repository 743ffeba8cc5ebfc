package dev.headwater.database.cluster;

import dev.headwater.database.DatabaseListener;
import dev.headwater.database.DatabaseRequest;
import dev.headwater.io.CacheRoot;
import dev.headwater.io.RunFolder;
import dev.headwater.io.Trees;
import dev.headwater.io.Turns;
import dev.headwater.io.Work;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where one run works.
 *
 * @param base the cache folder, with {@code postgres}, {@code clusters} and {@code runs}
 * @param folder this run's own, to be deleted at its end
 */
record Workplace(Path base, RunFolder folder, Launcher launcher) {

  /** The characters that a shell reads between double quotes. */
  private static final Pattern SPECIAL =
      Pattern.compile(Platform.isWindows() ? "%" : "[\"$`\\\\\n]");

  /** Sweeps what dead runs left, then makes a folder for this one. */
  static Workplace take(DatabaseRequest request, DatabaseListener listener) throws IOException {
    Launcher launcher = Launcher.find();
    Path base = swept(request, launcher, listener);
    return new Workplace(base, RunFolder.create(runs(base), Postmaster::clear), launcher);
  }

  /** The cache folder without what dead runs left: their servers, programs and folders. */
  static Path swept(DatabaseRequest request, Launcher launcher, DatabaseListener listener)
      throws IOException {
    Path base = launcher.reachable(CacheRoot.writable(request.folders().cache(), listener));
    RunFolder.sweep(runs(base), Postmaster::clear);
    return base;
  }

  private static Path runs(Path base) {
    return DeadRuns.folder(base);
  }

  /** The initialised cluster of these programs, made now if this machine has none yet. */
  Cluster cluster(Installation postgres, DatabaseListener listener) throws IOException {
    Cluster cluster = cluster(postgres);
    if (!cluster.exists()) {
      alone("cluster-" + postgres.key(), () -> initialised(cluster, listener));
    }
    return cluster;
  }

  /** Builds that begin together on an empty cache make everything once. */
  <T> T alone(String what, Work<T> work) throws IOException {
    return Turns.alone(base.resolve("locks").resolve(what), work);
  }

  /** The cluster of these programs; it need not be there. */
  Cluster cluster(Installation postgres) {
    return new Cluster(base.resolve("clusters").resolve(postgres.key()), postgres);
  }

  private Cluster initialised(Cluster cluster, DatabaseListener listener) throws IOException {
    if (!cluster.exists()) {
      refuseForShell(base, "choose another cache folder: -Dheadwater.cache=FOLDER");
      refuseForShell(cluster.postgres().bin(), "install PostgreSQL in another folder");
      takeAway(cluster.folder());
      cluster.initialise(launcher, folder.path(), listener);
    }
    return cluster;
  }

  /** initdb puts the name between double quotes, and hands it to a shell. */
  private static void refuseForShell(Path path, String fix) {
    Matcher special = SPECIAL.matcher(path.toString());
    if (special.find()) {
      String character = special.group().equals("\n") ? "a line feed" : special.group();
      throw new ProblemException(
          Problem.of(
                  "folder-name",
                  "initdb cannot work in a folder with " + character + " in its name")
              .withDetail("folder", path.toString())
              .withFix(fix));
    }
  }

  /** Makes a cluster anew that is not whole any more. */
  void initialiseAnew(Cluster cluster, DatabaseListener listener) throws IOException {
    takeAway(cluster.folder());
    cluster(cluster.postgres(), listener);
  }

  /**
   * Removes what is damaged, in one step where the file system renames folders ({@link
   * Trees#move}), so that nobody takes half of it for the whole. It is deleted with this run's
   * folder.
   */
  void takeAway(Path damaged) throws IOException {
    if (Files.exists(damaged)) {
      Path aside = Files.createTempDirectory(folder.path(), "damaged");
      Trees.move(damaged, aside.resolve("it"), aside.resolve("copy"));
    }
  }
}
