package dev.headwater.cases.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headwater.cases.server.CompanyServer;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.database.client.ClientEnvironment;
import dev.headwater.database.real.RealAddress;
import dev.headwater.database.real.RealAddress.Login;
import dev.headwater.database.real.RealAddress.Named;
import dev.headwater.database.real.RealAddress.Service;
import dev.headwater.database.real.RealAddress.Url;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that was there before Headwater: how its user reaches it, and what that cannot do. */
final class RealDatabaseTest {

  private static final String WHY_NOT_IN_A_URL =
      "\n  why: others can read it: in the list of processes, in the history of the shell, in the"
          + " POM or in the log of a build";
  private static final String SERVER_ID =
      "keep it in a <server> of settings.xml, and name the id of that:"
          + " <databases><staging><serverId>…</serverId></staging></databases>";

  private static CompanyServer company;
  private static List<String> before;

  private final Map<String, String> variables = new TreeMap<>();

  @TempDir Path home;

  @BeforeAll
  static void start() throws Exception {
    company = CompanyServer.start(new TestArtifacts());
    company.sql("create role reader login password 'r3ad'", "create database shop owner reader");
    before = company.state();
  }

  @AfterAll
  static void nothingIsChanged() throws Exception {
    try {
      assertThat(company.state()).isEqualTo(before);
    } finally {
      company.close();
    }
  }

  @Test
  void connectionOnlyReads() throws Exception {
    RealDatabase staging =
        database(staging(shop() + "?options=-c%20default_transaction_read_only=off", "r3ad"));
    try (Connection connection = staging.connect();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("create table t (id int)"))
          .isInstanceOf(SQLException.class)
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("25006");
      assertThat(
              rows(
                  statement,
                  "select current_setting(name) from unnest(array['application_name',"
                      + " 'default_transaction_read_only', 'statement_timeout', 'lock_timeout',"
                      + " 'TimeZone']) name"))
          .containsExactly("headwater", "on", "65s", "5s", "UTC");
    }
  }

  @Test
  void nothingSecretIsInItsText() {
    assertThat(database(staging(shop(), "r3ad")))
        .hasToString("staging (reader@" + company.place() + "/shop)");
    assertThat(new Named("staging", shop(), new Login("reader", "r3ad")).login())
        .hasToString("reader");
    assertThat(new Url(shop() + "?password=r3ad")).hasToString("-Dheadwater.on");
    assertThat(new Service("shop")).hasToString("service=shop");
  }

  @Test
  void namedDatabaseDoesNotTakeThePasswordOfAnother() throws Exception {
    variables.put("PGPASSWORD", "r3ad");
    passwordFile();
    assertThat(problem(staging(shop(), "")))
        .isEqualTo(
            """
            error[server-login]: the server wants a password, and there is none
              database: %s/shop
              user: reader, password from: none is given, and PGPASSWORD and .pgpass do not count here
              fix: %s"""
                .formatted(company.place(), SERVER_ID));
  }

  @Test
  void urlTakesThePasswordOfPostgresClients() throws Exception {
    Url url = new Url(shop() + "?user=reader");
    assertThat(problem(url))
        .contains(
            "error[server-login]: ",
            "\n  user: reader, password from: none is given, and there is no "
                + home.resolve(".pgpass"),
            "\n  fix: give it in PGPASSWORD or .pgpass");
    passwordFile();
    assertThat(user(url)).isEqualTo("reader");
    variables.put("PGPASSWORD", "wrong");
    assertThat(problem(url))
        .isEqualTo(
            """
            error[28P01]: password authentication failed for user "reader"
              database: %s/shop
              user: reader, password from: PGPASSWORD
              fix: give it in PGPASSWORD or .pgpass"""
                .formatted(company.place()));
  }

  @Test
  void serviceIsTheOneOfPostgresClients() throws Exception {
    String[] place = company.place().split(":");
    services(
        "[other]",
        "hostaddr=10.0.0.1",
        "",
        "[shop-staging]",
        "# of the team",
        "host=" + place[0],
        "port=" + place[1],
        "dbname=shop",
        "user = reader",
        "password=r3ad",
        "dbname=second",
        "connect_timeout=5",
        "application_name=psql",
        "sslmode=prefer",
        "options=-c role=reader",
        "keepalives=1",
        "target_session_attrs=read-write");
    variables.put("PGUSER", "somebody");
    variables.put("PGDATABASE", "payroll");
    Service service = new Service("shop-staging");
    assertThat(database(service))
        .hasToString("service=shop-staging (reader@" + company.place() + "/shop)");
    assertThat(user(service)).isEqualTo("reader");
  }

  @Test
  void databaseThatAServiceDoesNotNameIsTheOneOfPsql() throws Exception {
    services("[shop]", "host=db.example.com", "user=reader");
    assertThat(database(new Service("shop")))
        .hasToString("service=shop/reader (reader@db.example.com:5432/reader)");
    variables.put("PGDATABASE", "payroll");
    variables.put("PGPORT", "6432");
    assertThat(database(new Service("shop")))
        .hasToString("service=shop/payroll (reader@db.example.com:6432/payroll)");
  }

  @Test
  void keysAndValuesThatTheDriverDoesNotHave() throws Exception {
    assertThat(broken("hostaddr=10.0.0.1"))
        .isEqualTo(
            """
            FILE:2: error[service]: the service shop has the key hostaddr, for which PostgreSQL's JDBC driver has no equivalent
              fix: give the address as host""");
    assertThat(broken("passfile=/run/secrets/pgpass"))
        .endsWith("\n  fix: take the line away, and name the file in PGPASSFILE");
    assertThat(broken("service=other"))
        .endsWith("\n  fix: correct the key, or take the line away, or write a service without it");
    assertThat(broken("port=54a2"))
        .isEqualTo(
            """
            FILE:2: error[service]: the service shop has a value for port that PostgreSQL's JDBC driver cannot take
              fix: port=5432, for example""");
    assertThat(broken("port=65536")).contains(" a value for port ");
    assertThat(broken("connect_timeout=soon"))
        .endsWith("\n  fix: connect_timeout=10, for example: a number of seconds");
    assertThat(broken("host=/var/run/postgresql"))
        .endsWith("\n  fix: host=localhost, for example: the driver connects by TCP only");
    assertThat(broken("target_session_attrs=writable"))
        .endsWith(
            "\n  fix: target_session_attrs is one of: any, prefer-standby, primary, read-only,"
                + " read-write, standby");
    variables.put("PGSERVICEFILE", home.toString());
    assertThat(problem(new Service("shop")).replace(home.toString(), "HOME"))
        .isEqualTo(
            """
            error[service]: HOME cannot be read
              why: java.io.IOException: Is a directory
              fix: let this user read it, or name another file in PGSERVICEFILE""");
    assertThat(broken("dbname"))
        .isEqualTo(
            """
            FILE:2: error[service]: a line of the service shop is not KEY=VALUE
              fix: write host=db.example.com, for example""");
  }

  private String broken(String line) throws IOException {
    services("[shop]", line);
    return problem(new Service("shop")).replace(home.resolve("services").toString(), "FILE");
  }

  private void services(String... lines) throws IOException {
    Path file = Files.writeString(home.resolve("services"), String.join("\n", lines) + "\n");
    variables.put("PGSERVICEFILE", file.toString());
  }

  @Test
  void serviceThatIsNowhere() {
    assertThat(problem(new Service("nowhere")))
        .startsWith("error[service]: there is no service nowhere\n  looked in: " + home);
  }

  @Test
  void passwordInAUrl() {
    assertThat(problem(new Url(shop() + "?user=reader&password=r3ad")))
        .isEqualTo(
            "error[url-with-password]: -Dheadwater.on is a URL with a password"
                + WHY_NOT_IN_A_URL
                + "\n  fix: take it out of the URL, and give it in PGPASSWORD or .pgpass");
    assertThat(problem(staging(shop() + "?password=r3ad", "")))
        .isEqualTo(
            "error[url-with-password]: <databases><staging><url> is a URL with a password"
                + WHY_NOT_IN_A_URL
                + "\n  fix: take it out of the URL, and "
                + SERVER_ID);
    assertThat(problem(new Url("postgresql://reader:r3ad@db.example.com/shop")))
        .doesNotContain("r3ad")
        .contains("\n  why: it does not begin with jdbc:postgresql:\n");
  }

  @Test
  void nothingListens() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThat(problem(staging("jdbc:postgresql://127.0.0.1:" + port + "/shop", "r3ad")))
        .isEqualTo(
            """
            error[server-unreachable]: the server cannot be reached: nothing accepts connections there
              why: Connection to 127.0.0.1:%1$d refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections. (java.net.ConnectException: Connection refused)
              database: 127.0.0.1:%1$d/shop
              user: reader, password from: <databases><staging><serverId>
              fix: check that it runs and that no firewall is in between, or correct <databases><staging><url>"""
                .formatted(port));
  }

  @Test
  void serverThatNeverAnswers() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/shop?loginTimeout=2";
      assertThat(problem(new Url(url)))
          .contains("error[server-unreachable]: ", ": it does not answer in time\n")
          .endsWith(", or correct -Dheadwater.on");
    }
  }

  private static String shop() {
    return "jdbc:postgresql://" + company.place() + "/shop";
  }

  private static Named staging(String url, String password) {
    return new Named("staging", url, new Login("reader", password));
  }

  private void passwordFile() throws Exception {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    Path file = Files.writeString(home.resolve(".pgpass"), "*:*:shop:reader:r3ad\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private RealDatabase database(RealAddress address) {
    return RealDatabase.at(
        address, company.driver(), new ClientEnvironment(variables, home, false));
  }

  private String problem(RealAddress address) {
    ProblemException thrown =
        catchThrowableOfType(ProblemException.class, () -> database(address).connect().close());
    assertThat(thrown).as("there must be no connection").isNotNull();
    return String.valueOf(thrown.getMessage());
  }

  private String user(RealAddress address) throws SQLException {
    try (Connection connection = database(address).connect();
        Statement statement = connection.createStatement()) {
      return rows(statement, "select current_user").get(0);
    }
  }

  private static List<String> rows(Statement statement, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        rows.add(row.getString(1));
      }
    }
    return rows;
  }
}
