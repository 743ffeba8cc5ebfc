package dev.headwater.database.container;

import dev.headwater.database.DatabaseOrigin;
import dev.headwater.database.DriverDataSource;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.spi.ToolFailure;
import java.util.Optional;
import javax.sql.DataSource;

/** A database in a container. */
final class ContainerDatabase implements ThrowawayDatabase {

  private final ContainerServer server;
  private final Lease lease;
  private final DriverDataSource dataSource;
  private final DatabaseOrigin origin;
  private boolean kept;

  ContainerDatabase(ContainerServer server, Lease lease, DatabaseOrigin origin) {
    this.server = server;
    this.lease = lease;
    this.dataSource = server.dataSource(FreshDatabase.NAME);
    this.origin = origin;
  }

  @Override
  public DataSource dataSource() {
    return dataSource;
  }

  @Override
  public String url() {
    return dataSource.url();
  }

  @Override
  public String username() {
    return ContainerServer.SUPERUSER;
  }

  @Override
  public String password() {
    return server.secrets().password();
  }

  @Override
  public DatabaseOrigin origin() {
    return origin;
  }

  @Override
  public Optional<String> lastWords() {
    return server.lastWords();
  }

  @Override
  public String keep() {
    kept = true;
    return "docker rm -f -v " + server.container().name();
  }

  @Override
  public void close() {
    try {
      if (kept) {
        lease.keep();
      } else {
        lease.end();
      }
    } catch (ToolFailure e) {
      throw ToolProblem.here(e);
    }
  }

  /** What is to be given back. */
  interface Lease {

    /** Returns when nothing is left that should not stay; a second time it does nothing. */
    void end();

    /** Leaves everything to the user. */
    void keep();
  }
}
