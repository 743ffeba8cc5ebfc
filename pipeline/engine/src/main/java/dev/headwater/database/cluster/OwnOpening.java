package dev.headwater.database.cluster;

import dev.headwater.database.CannotServeException;
import dev.headwater.database.DatabaseListener;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.snapshots.ClusterPrefixes;
import dev.headwater.io.ExitHook;
import dev.headwater.io.Sha256;
import dev.headwater.io.Trees;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Opens a database on Headwater's own server. If that fails, the cluster or the programs in the
 * cache may have been damaged since they were made, so each is made anew, once.
 */
record OwnOpening(
    OwnServer server,
    DatabaseOrder order,
    Workplace workplace,
    Installation postgres,
    DatabaseListener listener) {

  ThrowawayDatabase open(OwnServer.Programs programs) throws IOException {
    try {
      return opened();
    } catch (ProblemException e) {
      if (ExitHook.isExiting() || !mayBeDamage(e) || isFaultOfSettings()) {
        throw e;
      }
      return openedAnew(programs, e);
    }
  }

  private ThrowawayDatabase openedAnew(OwnServer.Programs programs, ProblemException first)
      throws IOException {
    Path cluster = workplace.cluster(postgres).folder();
    if (Files.exists(cluster)) {
      try {
        return openedWithoutOld(
            cluster, "a damaged cluster in the cache was initialised anew: " + cluster);
      } catch (ProblemException e) {
        first.addSuppressed(e);
      }
    }
    if (!programs.areMended(workplace)) {
      throw first;
    }
    return openedWithoutOld(
        cluster, "damaged programs of PostgreSQL were unpacked anew: " + postgres.bin());
  }

  private ThrowawayDatabase openedWithoutOld(Path cluster, String words) throws IOException {
    Trees.delete(data());
    workplace.takeAway(cluster);
    ThrowawayDatabase opened = opened();
    listener.warned(words);
    return opened;
  }

  private ThrowawayDatabase opened() throws IOException {
    Cluster cluster = workplace.cluster(postgres, listener);
    ClusterPrefixes prefixes = new ClusterPrefixes(order, home(cluster), listener);
    Boot boot =
        new Boot(
            new Boot.Programs(server.kind(), server.driver(), order.request()),
            workplace,
            cluster,
            prefixes,
            listener);
    return new ClusterDatabase(boot, boot.start());
  }

  /** Not taken ports, and not a user whom initdb refuses. */
  private static boolean mayBeDamage(ProblemException e) {
    return switch (e.problems().get(0).code()) {
      case "programs", "server-start" -> true;
      case "initdb" -> !(e instanceof CannotServeException);
      default -> false;
    };
  }

  /** Whether the server starts without the user's settings. */
  private boolean isFaultOfSettings() throws IOException {
    if (order.request().choice().serverSettings().isEmpty() || !Files.exists(data())) {
      return false;
    }
    try {
      ClusterServer.start(postgres, workplace.launcher(), workplace.folder().path(), Map.of())
          .stop();
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }

  private Path data() {
    return workplace.folder().path().resolve("data");
  }

  /** A cluster that is initialised anew has another password, which its snapshots do not have. */
  private ClusterPrefixes.Home home(Cluster cluster) throws IOException {
    return new ClusterPrefixes.Home(
        workplace.base().resolve("snapshots"),
        workplace.folder().path(),
        cluster.folder().getFileName()
            + " "
            + Sha256.of(cluster.password())
            + " "
            + postgres.fingerprint());
  }
}
