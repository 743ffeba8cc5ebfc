package dev.headwater.database.cluster;

import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseListener;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.snapshots.ClusterPrefixes;
import dev.headwater.io.DiskProblem;
import dev.headwater.io.Sha256;
import java.io.IOException;

/**
 * A database on Headwater's own server.
 *
 * @param driver a loader that sees PostgreSQL's JDBC driver
 */
record OwnServer(Kind kind, ClassLoader driver) {

  /** Finds PostgreSQL's programs for a run. */
  interface Programs {
    Installation in(Workplace workplace) throws IOException;
  }

  ThrowawayDatabase open(DatabaseOrder order, Programs programs, DatabaseListener listener) {
    try {
      Workplace workplace = Workplace.take(order.request(), listener);
      try {
        Cluster cluster = workplace.cluster(programs.in(workplace), listener);
        ClusterPrefixes prefixes = new ClusterPrefixes(order, home(workplace, cluster), listener);
        Boot boot =
            new Boot(
                new Boot.Programs(kind, driver, order.request()),
                workplace,
                cluster,
                prefixes,
                listener);
        return new ClusterDatabase(boot, boot.start());
      } catch (IOException | RuntimeException | Error e) {
        workplace.folder().delete();
        throw e;
      }
    } catch (IOException e) {
      throw DiskProblem.of(e, order.request().folders());
    }
  }

  /** A cluster that is initialised anew has another password, which its snapshots do not have. */
  private static ClusterPrefixes.Home home(Workplace workplace, Cluster cluster)
      throws IOException {
    return new ClusterPrefixes.Home(
        workplace.base().resolve("snapshots"),
        workplace.folder().path(),
        cluster.folder().getFileName()
            + " "
            + Sha256.of(cluster.password())
            + " "
            + cluster.postgres().fingerprint());
  }
}
