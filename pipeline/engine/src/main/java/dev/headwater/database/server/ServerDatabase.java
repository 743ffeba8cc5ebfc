package dev.headwater.database.server;

import dev.headwater.DatabaseChoice.Kind;
import dev.headwater.Diagnostic;
import dev.headwater.PipelineException;
import dev.headwater.database.DatabaseOrigin;
import dev.headwater.database.DriverDataSource;
import dev.headwater.database.DriverDataSource.Session;
import dev.headwater.database.FixedSettings;
import dev.headwater.database.ThrowawayDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database of our own in a server of others. */
final class ServerDatabase implements ThrowawayDatabase {

  private static final int ANSWER_SECONDS = 5;

  private final SharedServer server;
  private final Facts facts;
  private final ThrowawayName name = ThrowawayName.random();
  private final DriverDataSource dataSource;
  private final Thread hook = new Thread(this::closeOnExit, "headwater-drop");

  /** A session for the whole run, so that sweepers see that it lives. */
  private @Nullable Connection guard;

  private @Nullable Mark mark;
  private boolean kept;
  private boolean closed;

  private ServerDatabase(SharedServer server, Facts facts, String timeZone) {
    this.server = server;
    this.facts = facts;
    this.dataSource = server.to(new Session(name.name(), timeZone));
  }

  /** Leaves nothing when it fails, nor after Ctrl-C, which does not unwind the build. */
  static ServerDatabase create(
      SharedServer server, AdminSession admin, Map<String, String> settings) throws SQLException {
    ServerDatabase database =
        new ServerDatabase(server, Facts.ask(admin.connection()), FixedSettings.timeZone(settings));
    Runtime.getRuntime().addShutdownHook(database.hook);
    try {
      database.fill(admin, settings);
      return database;
    } catch (SQLException | RuntimeException | Error e) {
      try {
        database.close();
      } catch (RuntimeException more) {
        e.addSuppressed(more);
      }
      throw e;
    }
  }

  private synchronized void fill(AdminSession admin, Map<String, String> settings)
      throws SQLException {
    Mark made = Mark.of(admin.now(), admin.clientAddress());
    admin.run(name.create(facts.major()));
    admin.run(name.mark(made));
    mark = made;
    admin.run(name.closeToOthers());
    new DatabaseSettings(name, settings).apply(admin, facts);
    guard = dataSource.getConnection();
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
      return Optional.of(ServerTrouble.withCause(e));
    }
  }

  @Override
  public Optional<Diagnostic> gone(String during) {
    return lastWords()
        .map(
            why ->
                Diagnostic.of("server-lost", "the connection to PostgreSQL was lost" + during)
                    .withDetail("server", server.login().place())
                    .withDetail("why", why)
                    .withFix(
                        "see whether the server runs and the network holds, and run again; "
                            + leftBehind()));
  }

  /** For a database that cannot be dropped now. */
  private String leftBehind() {
    return "a run some minutes later drops " + name.name() + ", or you do:\n" + dropCommand();
  }

  private String dropCommand() {
    return server.login().psql(server.login().database())
        + " -c 'drop database if exists "
        + name.name()
        + "'";
  }

  @Override
  public synchronized String keep() {
    try (AdminSession admin = server.admin()) {
      admin.run(name.mark(java.util.Objects.requireNonNull(mark).keep()));
    } catch (SQLException e) {
      throw new PipelineException(
          Diagnostic.of("server-keep", "the database " + name.name() + " cannot be kept")
              .withDetail("server", server.login().place())
              .withDetail("why", ServerTrouble.withCause(e))
              .withFix("run again; " + leftBehind()));
    }
    kept = true;
    return dropCommand();
  }

  @Override
  public void close() {
    try {
      // Waits for the hook where the JVM is going down: Maven closes our class loader after this.
      drop();
    } finally {
      forgetHook();
    }
  }

  /** Only now, so that a JVM that is told to end meanwhile waits for the end of this. */
  private void forgetHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going down, and the hook finds nothing to do.
    }
  }

  private void closeOnExit() {
    try {
      drop();
    } catch (PipelineException e) {
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
      throw new PipelineException(
          Diagnostic.of("server-close", "the database " + name.name() + " cannot be dropped")
              .withDetail("server", server.login().place())
              .withDetail("why", ServerTrouble.withCause(e))
              .withFix(leftBehind()));
    }
  }
}
