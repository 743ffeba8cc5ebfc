package dev.headwater.database.container;

import dev.headwater.database.DatabaseCopy;
import dev.headwater.database.DatabaseOrigin;
import dev.headwater.database.DriverDataSource;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.spi.ToolFailure;
import java.util.Optional;
import javax.sql.DataSource;

/** A database in a container. */
final class ContainerDatabase implements ThrowawayDatabase {

  private final ContainerServer server;
  private final ContainerRun run;
  private final DriverDataSource dataSource;
  private final DatabaseOrigin origin;
  private boolean kept;

  ContainerDatabase(ContainerServer server, ContainerRun run, DatabaseOrigin origin) {
    this.server = server;
    this.run = run;
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
  public ThrowawayDatabase copy() {
    return DatabaseCopy.of(this, dataSource);
  }

  @Override
  public void close() {
    try {
      if (kept) {
        run.keep();
      } else {
        run.end();
      }
    } catch (ToolFailure e) {
      throw ToolProblem.here(e);
    }
  }
}
