package dev.headwater.database.cluster;

import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseListener;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.DatabaseProvider;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.script.NeededExtension;

/** Throwaway databases from a PostgreSQL that is installed on this machine. */
public record LocalProvider(ClassLoader driver) implements DatabaseProvider {

  @Override
  public Kind kind() {
    return Kind.LOCAL;
  }

  @Override
  public ThrowawayDatabase open(DatabaseOrder order, DatabaseListener listener) {
    Installation postgres =
        LocalInstallations.ofThisMachine()
            .choose(
                order.request().choice(),
                order.extensions().stream().map(NeededExtension::name).toList());
    return new OwnServer(kind(), driver).open(order, workplace -> postgres, listener);
  }
}
