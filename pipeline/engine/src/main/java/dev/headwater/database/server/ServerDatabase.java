package dev.headwater.database.server;

import dev.headwater.database.CopyStatements;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseOrigin;
import dev.headwater.database.DriverDataSource;
import dev.headwater.database.DriverDataSource.Session;
import dev.headwater.database.FixedSettings;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.client.DriverMessage;
import dev.headwater.io.ExitHook;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A throwaway database in a server that others use, too. */
final class ServerDatabase implements ThrowawayDatabase {

  private static final int ANSWER_SECONDS = 5;

  private final SharedServer server;
  private final ServerFacts facts;
  private final ThrowawayName name;
  private final DatabaseMark mark;
  private final ServerDatabaseProblem problem;
  private final DriverDataSource dataSource;
  private final ExitHook hook = new ExitHook("headwater-drop", this::closeOnExit);

  /** A session for the whole run, so that sweepers see that it lives. */
  private @Nullable Connection guard;

  private boolean isGuardedFromOutside;
  private boolean kept;
  private boolean closed;

  private ServerDatabase(SharedServer server, AdminSession admin, String timeZone)
      throws SQLException {
    Instant now = admin.now();
    this.server = server;
    this.facts = ServerFacts.ask(admin.connection());
    this.name = ThrowawayName.at(now);
    this.mark = DatabaseMark.of(now, admin.clientAddress());
    this.problem = new ServerDatabaseProblem(server.login(), name);
    this.dataSource = server.to(new Session(name.name(), timeZone));
  }

  static ServerDatabase create(
      SharedServer server, AdminSession admin, Map<String, String> settings) throws SQLException {
    ServerDatabase database = new ServerDatabase(server, admin, FixedSettings.timeZone(settings));
    return database.begun(
        admin,
        () -> {
          admin.run(database.name.create(database.facts.major()));
          database.open(admin);
          new DatabaseSettings(database.name, settings).apply(admin, database.facts);
        });
  }

  private interface Statements {
    void run() throws SQLException;
  }

  /** Leaves nothing when it fails, nor after Ctrl-C, which does not unwind the build. */
  private ServerDatabase begun(AdminSession admin, Statements statements) throws SQLException {
    hook.set();
    try {
      begin(statements);
      return this;
    } catch (SQLException | RuntimeException | Error e) {
      try {
        close();
      } catch (RuntimeException more) {
        e.addSuppressed(more);
      }
      throw e;
    }
  }

  private synchronized void begin(Statements statements) throws SQLException {
    statements.run();
    guard = dataSource.getConnection();
  }

  private void open(AdminSession admin) throws SQLException {
    admin.run(name.mark(mark));
    admin.run(name.closeToOthers());
    admin.run(name.letIn());
  }

  @Override
  public synchronized ThrowawayDatabase copy() {
    try (AdminSession admin = server.admin()) {
      guardFromOutside();
      ServerDatabase copy = new ServerDatabase(server, admin, dataSource.session().timeZone());
      return copy.begun(
          admin,
          () -> {
            admin.run(copy.name.createFrom(name));
            copy.open(admin);
            CopyStatements.settings(admin.connection(), name.name(), copy.name.name());
          });
    } catch (SQLException e) {
      throw new ProblemException(
          Problem.of("copy", "cannot copy the migrated database")
              .withDetail("why", DriverMessage.words(e)));
    }
  }

  /** A session in the database would keep it from being copied. */
  private void guardFromOutside() throws SQLException {
    if (guard == null || isGuardedFromOutside) {
      return;
    }
    Connection inside = guard;
    guard = server.guard(name);
    isGuardedFromOutside = true;
    inside.close();
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
    return server.login().user();
  }

  @Override
  public String password() {
    return "";
  }

  @Override
  public DatabaseOrigin origin() {
    return new DatabaseOrigin(Kind.SERVER, facts.version(), server.login().place());
  }

  /** Why the server cannot be reached any more. */
  @Override
  public Optional<String> lastWords() {
    try {
      if (guard != null && guard.isValid(ANSWER_SECONDS)) {
        return Optional.empty();
      }
      dataSource.with(server.impatient(ANSWER_SECONDS)).getConnection().close();
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(DriverMessage.withCause(e));
    }
  }

  @Override
  public Optional<Problem> gone(String during) {
    return lastWords().map(why -> problem.lost(during, why));
  }

  @Override
  public synchronized String keep() {
    try (AdminSession admin = server.admin()) {
      admin.run(name.mark(mark.keep()));
    } catch (SQLException e) {
      throw new ProblemException(problem.notKept(e));
    }
    kept = true;
    return problem.dropCommand();
  }

  @Override
  public void close() {
    try {
      // Waits for the hook where the JVM is going down: Maven closes Headwater's class loader after
      // this.
      drop();
    } finally {
      // Only now, so that a JVM that is told to end meanwhile waits for the end of this.
      hook.forget();
    }
  }

  private void closeOnExit() {
    try {
      drop();
    } catch (ProblemException e) {
      System.err.println(e.getMessage()); // nobody is left to catch it
    }
  }

  private synchronized void drop() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (guard != null) {
        guard.close();
      }
      if (!kept) {
        server.drop(name, facts.major());
      }
    } catch (SQLException e) {
      throw new ProblemException(problem.notDropped(e));
    }
  }
}
