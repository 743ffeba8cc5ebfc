package dev.headwater.database.cluster;

import dev.headwater.database.CannotServeException;
import dev.headwater.io.CacheRoot;
import dev.headwater.io.CurrentUser;
import dev.headwater.io.Program;
import dev.headwater.problem.Problem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * How PostgreSQL's programs are started for this user. PostgreSQL refuses root, and {@code initdb}
 * refuses a user without a passwd entry; in a user namespace without a mapping both are "nobody".
 *
 * @param server the words before {@code postgres}
 * @param initdb the words before {@code initdb}
 * @param owner the uid that must own the files; empty for the uid of this process
 */
record Launcher(List<String> server, List<String> initdb, OptionalInt owner) {

  private static final int NOBODY = 65534;
  private static final Duration PROBE = Duration.ofSeconds(5);
  private static final List<String> NAMESPACE = List.of("unshare", "--user");
  private static final List<String> DROP =
      List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

  /**
   * Tries what this machine allows.
   *
   * @throws CannotServeException when PostgreSQL cannot be started as this user
   */
  static Launcher find() {
    if (Platform.isWindows()) {
      return direct();
    }
    boolean root = CurrentUser.number() == 0;
    if (!root && CurrentUser.isListed()) {
      return direct();
    }
    if (works(NAMESPACE)) {
      return new Launcher(root ? NAMESPACE : List.of(), NAMESPACE, OptionalInt.empty());
    }
    if (!root) {
      // Good enough where the cluster was already initialised; initdb says the rest itself.
      return direct();
    }
    if (works(DROP)) {
      return new Launcher(DROP, DROP, OptionalInt.of(NOBODY));
    }
    throw new CannotServeException(
        Problem.of("root", "PostgreSQL refuses to run as root, and no way around it works here")
            .withDetail("tried", String.join(" ", NAMESPACE))
            .withDetail("tried", String.join(" ", DROP))
            .withFix("run the build as another user, or install util-linux"));
  }

  private static Launcher direct() {
    return new Launcher(List.of(), List.of(), OptionalInt.empty());
  }

  /** The folder for servers: the wanted one, unless the user who runs them cannot enter it. */
  Path reachable(Path wanted) throws IOException {
    if (owner.isEmpty()) {
      return wanted;
    }
    List<String> probe = new ArrayList<>(DROP);
    probe.addAll(List.of("test", "-x", wanted.toString()));
    return succeeds(probe)
        ? wanted
        : CacheRoot.own(Path.of("/var/tmp/headwater-root"), "rwxr-xr-x");
  }

  private static boolean works(List<String> prefix) {
    List<String> probe = new ArrayList<>(prefix);
    probe.add("true");
    return succeeds(probe);
  }

  private static boolean succeeds(List<String> command) {
    try {
      return new Program(command, PROBE).succeeds();
    } catch (InterruptedIOException e) {
      return false;
    }
  }
}
