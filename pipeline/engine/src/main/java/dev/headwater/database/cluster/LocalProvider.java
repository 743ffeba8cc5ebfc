package dev.headwater.database.cluster;

import dev.headwater.DatabaseChoice.Kind;
import dev.headwater.PipelineListener;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.DatabaseProvider;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.migrations.NeededExtension;

/** Throwaway databases from a PostgreSQL that is installed on this machine. */
public record LocalProvider(ClassLoader driver) implements DatabaseProvider {

  @Override
  public Kind kind() {
    return Kind.LOCAL;
  }

  @Override
  public ThrowawayDatabase open(DatabaseOrder order, PipelineListener listener) {
    Installation postgres =
        LocalInstallations.ofThisMachine()
            .choose(
                order.request().database(),
                order.extensions().stream().map(NeededExtension::name).toList());
    return new OwnServer(kind(), driver).open(order, workplace -> postgres, listener);
  }
}
