package dev.headwater.database.server;

import dev.headwater.database.DatabaseChoice;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseListener;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.DatabaseProvider;
import dev.headwater.database.DatabaseRequest;
import dev.headwater.database.DriverDataSource;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.client.ClientEnvironment;
import dev.headwater.problem.ProblemException;
import java.sql.SQLException;

/**
 * Throwaway databases inside a server that is there already and that others use, too.
 *
 * @param driver a loader that sees PostgreSQL's JDBC driver
 * @param environment where the user's other clients find the login, as far as the request does not
 *     name it
 */
public record ServerProvider(ClassLoader driver, ClientEnvironment environment)
    implements DatabaseProvider {

  public ServerProvider(ClassLoader driver) {
    this(driver, ClientEnvironment.ofThisMachine());
  }

  @Override
  public Kind kind() {
    return Kind.SERVER;
  }

  @Override
  public ThrowawayDatabase open(DatabaseOrder order, DatabaseListener listener) {
    DatabaseRequest request = order.request();
    DatabaseChoice choice = request.choice();
    ServerLogin login =
        new LoginSearch(DriverDataSource.driver(driver), environment).search(choice.server());
    SharedServer server = new SharedServer(driver, login, request.timeout());
    ServerProblem trouble = new ServerProblem(login);
    try (AdminSession admin = connected(server, trouble)) {
      new ServerCheck(login, ServerFacts.ask(admin.connection())).check(admin.connection(), choice);
      if (!choice.server().allowServerWide()) {
        new RightsCheck(login).check(admin.connection());
      }
      new DeadDatabases(admin).drop(listener);
      return ServerDatabase.create(server, admin, choice.serverSettings());
    } catch (SQLException e) {
      ProblemException thrown = new ProblemException(trouble.refused(e));
      for (Throwable more : e.getSuppressed()) {
        thrown.addSuppressed(more);
      }
      throw thrown;
    }
  }

  private static AdminSession connected(SharedServer server, ServerProblem trouble) {
    try {
      return server.admin();
    } catch (SQLException e) {
      throw new ProblemException(trouble.connecting(e));
    }
  }
}
