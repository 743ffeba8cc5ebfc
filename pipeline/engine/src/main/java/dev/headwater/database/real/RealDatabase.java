package dev.headwater.database.real;

import dev.headwater.database.DriverDataSource;
import dev.headwater.database.DriverDataSource.Address;
import dev.headwater.database.DriverDataSource.Session;
import dev.headwater.database.JdbcProxy;
import dev.headwater.database.LockWaiting;
import dev.headwater.database.client.ClientEnvironment;
import dev.headwater.database.client.ClientVariables;
import dev.headwater.database.client.PgService;
import dev.headwater.database.real.RealAddress.Service;
import dev.headwater.problem.ProblemException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A database that Headwater did not make, such as staging or production. Headwater never drops it,
 * and gives connections to commands that name it.
 */
public final class RealDatabase {

  /** In seconds. */
  private static final Map<String, String> DEADLINES =
      Map.of("connectTimeout", "10", "loginTimeout", "10", "tcpKeepAlive", "true");

  /**
   * A server that looks each second whether its client is still there stops what nobody waits for.
   * PostgreSQL has the setting since version 14.
   */
  private static final String NOTICE_LOSS =
      "select set_config(name, '1000', false) from pg_catalog.pg_settings"
          + " where name = 'client_connection_check_interval'";

  private final RealAddress address;
  private final RealLogin login;
  private final Sessions sessions;

  private RealDatabase(RealAddress address, RealLogin login, Sessions sessions) {
    this.address = address;
    this.login = login;
    this.sessions = sessions;
  }

  /**
   * How sessions are made.
   *
   * @param source without settings of its sessions
   * @param isBehindPooler whether sessions are set up by statements, because a pooler drops what
   *     the startup packet says
   */
  private record Sessions(
      DriverDataSource source, boolean isBehindPooler, ReadingPatience patience) {}

  /**
   * Finds the login, and does not connect yet.
   *
   * @param driver a loader that sees PostgreSQL's JDBC driver
   * @throws ProblemException when the address cannot be used
   */
  public static RealDatabase at(RealAddress address, ClassLoader driver) {
    return at(address, driver, ClientEnvironment.ofThisMachine());
  }

  /**
   * @param environment where a URL or a service finds what it does not say
   */
  public static RealDatabase at(
      RealAddress address, ClassLoader driver, ClientEnvironment environment) {
    RealLogin login =
        new RealLoginSearch(DriverDataSource.driver(driver), environment).search(address);
    DriverDataSource source =
        DriverDataSource.postgres(
                driver,
                new Address(login.url(), login.user(), login.password().value()),
                new Session(login.database(), "UTC"))
            .with(DEADLINES)
            .with(login.properties());
    return new RealDatabase(
        told(address, login, environment),
        login,
        new Sessions(source, false, ReadingPatience.ONCE));
  }

  /** No service hides which database it is. */
  private static RealAddress told(
      RealAddress address, RealLogin login, ClientEnvironment environment) {
    return address instanceof Service service
            && PgService.find(service.name(), environment)
                .filter(PgService::namesDatabase)
                .isEmpty()
        ? new Service(service.name(), login.database())
        : address;
  }

  /**
   * The same behind a pooler that gives each client a session of its own. With any other pooler,
   * the settings of a session would reach other clients.
   */
  public RealDatabase behindPooler() {
    return new RealDatabase(
        address, login, new Sessions(sessions.source(), true, sessions.patience()));
  }

  /** The same with sessions that the server knows by a name. */
  public RealDatabase withSessions(String name) {
    DriverDataSource named = sessions.source().with(Map.of("ApplicationName", name));
    return new RealDatabase(
        address, login, new Sessions(named, sessions.isBehindPooler(), sessions.patience()));
  }

  /**
   * The same, but reading waits for locks of others as scripts do.
   *
   * @param listener hears of each new attempt
   */
  public RealDatabase waiting(LockWaiting locks, Consumer<String> listener) {
    ReadingPatience patience = new ReadingPatience(locks, listener);
    return new RealDatabase(
        address, login, new Sessions(sessions.source(), sessions.isBehindPooler(), patience));
  }

  /** How reading waits for locks of others. */
  public LockWaiting locks() {
    return sessions.patience().locks();
  }

  /** The time for each statement that reads; zero for no limit. */
  public Duration statementLimit() {
    return sessions.patience().statement();
  }

  /** Reads in the session that it gets, and may be asked again. */
  public interface Reading<T> {
    T from(Connection session) throws SQLException;
  }

  /**
   * Reads, in another session once more where others hold a lock that is needed.
   *
   * @throws ProblemException when there is no connection
   */
  public <T> T read(Reading<T> reading) throws SQLException {
    return sessions
        .patience()
        .read(
            () -> {
              Connection session = connect();
              try {
                return reading.from(session);
              } finally {
                close(session);
              }
            });
  }

  /** All that matters is read; a server that is gone by now does not matter. */
  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException gone) {
      return;
    }
  }

  /** From the first statement on: a setting that is made later could be forgotten on some path. */
  private String options() {
    return Stream.concat(
            Stream.of(login.properties().getOrDefault("options", "")),
            sessions.patience().settings().entrySet().stream()
                .map(entry -> "-c " + entry.getKey() + "=" + entry.getValue()))
        .filter(option -> !option.isEmpty())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  /**
   * A connection that only reads, unless a transaction says {@code READ WRITE}.
   *
   * @throws ProblemException when there is none
   */
  public Connection connect() {
    try {
      Connection connection = reading().getConnection();
      try {
        requireReadOnly(connection);
        return connection;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new ProblemException(problem().connecting(e));
    }
  }

  /** Connections as {@link #connect()} gives them, for tools that make their own. */
  public DataSource reading() {
    DriverDataSource patient = sessions.source().with(sessions.patience().silence());
    return sessions.isBehindPooler() || isChosenByState()
        ? beginning(patient, statement -> statement.execute(readOnly()))
        : patient.with(Map.of("options", options()));
  }

  /** The driver takes a server for a standby where a new session is read only. */
  private boolean isChosenByState() {
    return !login.properties().getOrDefault("targetServerType", "any").equals("any");
  }

  private String readOnly() {
    return sessions.patience().settings().entrySet().stream()
        .map(entry -> "set_config('" + entry.getKey() + "', '" + entry.getValue() + "', false)")
        .sorted()
        .collect(Collectors.joining(", ", "select ", ""));
  }

  /** The first use of each new connection. */
  private interface Beginning {
    void of(Statement statement) throws SQLException;
  }

  private static DataSource beginning(DataSource real, Beginning beginning) {
    return JdbcProxy.of(
        DataSource.class,
        real,
        (method, arguments) -> {
          Object result = JdbcProxy.invoke(method, real, arguments);
          if (result instanceof Connection connection) {
            try (Statement statement = connection.createStatement()) {
              beginning.of(statement);
            } catch (SQLException e) {
              connection.close();
              throw e;
            }
          }
          return result;
        });
  }

  /**
   * Connections that may change the database, for the commands that say so. A statement may take as
   * long as it needs, unless the server or the role says otherwise. It ends when this process does.
   */
  public DataSource changing() {
    return beginning(sessions.source(), RealDatabase::noticeLoss);
  }

  /** Variables with which PostgreSQL's clients find it, with the password. */
  public Map<String, String> environment() {
    return ClientVariables.of(sessions.source().url(), sessions.source().properties());
  }

  /** Connections in which nothing is set that could reach other clients of a pooler. */
  public DataSource unset() {
    return sessions.source();
  }

  private static void noticeLoss(Statement statement) throws SQLException {
    try {
      statement.execute(NOTICE_LOSS);
    } catch (SQLException e) {
      // Servers on some operating systems cannot look, and say so.
      if (!"22023".equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  /** A pooler can be told to ignore such settings. */
  void requireReadOnly(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                "select pg_catalog.current_setting('default_transaction_read_only')");
        ResultSet row = query.executeQuery()) {
      row.next();
      if (!row.getString(1).equals("on")) {
        throw new ProblemException(problem().notReadOnly());
      }
    }
  }

  /** In a word: the name that the project gives it, or else its place. */
  public String name() {
    return address instanceof RealAddress.Url || address instanceof RealAddress.Environment
        ? place()
        : address.toString();
  }

  /** Host, port and database. */
  public String place() {
    return login.place() + "/" + login.database();
  }

  private RealDatabaseProblem problem() {
    return new RealDatabaseProblem(address, login);
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return address + " (" + login + ")";
  }
}
