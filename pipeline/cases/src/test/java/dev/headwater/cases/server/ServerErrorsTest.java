package dev.headwater.cases.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.DatabaseChoice.ServerAddress;
import dev.headwater.database.ThrowawayDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that cannot be reached, or does not let a run in: one error, with its fix. */
final class ServerErrorsTest {

  private static final String ADDRESS =
      "correct <server><url>, -Dheadwater.server.url, or PGHOST and PGPORT";
  private static final String RIGHT_PASSWORD =
      "give the right one in <server><password>, -Dheadwater.server.password, <server><id>"
          + " (settings.xml), PGPASSWORD, or .pgpass";

  private static CompanyServer company;
  private static List<String> before;

  private final Map<String, String> variables = new TreeMap<>();

  @TempDir Path home;

  @BeforeAll
  static void start() throws Exception {
    company = CompanyServer.start(new TestArtifacts());
    company.sql(
        "create role idle login password 'i'",
        "create role busy login createdb connection limit 0 password 'b'",
        "create role staff",
        "create role mighty login createdb createrole password 'm'",
        "grant pg_monitor to mighty",
        "grant staff to mighty with admin option",
        "create database shop owner mighty",
        "create role assistant login createdb password 'a' in role mighty");
    before = company.state();
  }

  @AfterAll
  static void nothingIsChanged() throws Exception {
    try {
      assertThat(company.leftovers()).isEmpty();
      assertThat(company.state()).isEqualTo(before);
    } finally {
      company.close();
    }
  }

  @Test
  void wrongPassword() {
    assertThat(client().problem(new ServerAddress(company.url(), "builder", "wrong", false)))
        .isEqualTo(
            """
            error[28P01]: password authentication failed for user "builder"
              server: %s, database postgres
              user: builder, password from: <server><password>, -Dheadwater.server.password, or <server><id>
              fix: %s"""
                .formatted(company.place(), RIGHT_PASSWORD));
  }

  @Test
  void wrongPasswordOfAnotherPlaceNamesThePlace() {
    variables.put("PGPASSWORD", "wrong");
    assertThat(client().problem(company.url(), "builder"))
        .contains("\n  user: builder, password from: PGPASSWORD\n");
    assertThat(client().problem(company.url() + "?user=builder&password=wrong", ""))
        .contains("\n  user: builder, password from: the URL, or its service\n");
  }

  @Test
  void noPassword() {
    assertThat(client().problem(company.url(), "builder"))
        .isEqualTo(
            """
            error[server-login]: the server wants a password, and there is none
              server: %s, database postgres
              user: builder, password from: none is given, and there is no %s
              fix: %s"""
                .formatted(company.place(), home.resolve(".pgpass"), RIGHT_PASSWORD));
  }

  @Test
  void passwordFileThatOthersCanRead() throws Exception {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    Path file = Files.writeString(home.resolve(".pgpass"), "*:*:*:*:x\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(client().problem(company.url(), "builder"))
        .isEqualTo(
            """
            error[server-login]: the server wants a password, and there is none
              server: %1$s, database postgres
              user: builder, password from: %2$s is ignored, as PostgreSQL's own clients do, because its group or others have access: chmod 600 %2$s
              fix: %3$s"""
                .formatted(company.place(), file, RIGHT_PASSWORD));
  }

  @Test
  void noSuchHost() {
    assertThat(client().problem("jdbc:postgresql://no-such-host.invalid/shop", "jane"))
        .isEqualTo(
            """
            error[server-unreachable]: the server cannot be reached: there is no host of this name
              why: The connection attempt failed. (java.net.UnknownHostException: no-such-host.invalid)
              server: no-such-host.invalid:5432, database shop
              user: jane, password from: none is given, and there is no %s
              fix: check that it runs and that no firewall is in between, or %s"""
                .formatted(home.resolve(".pgpass"), ADDRESS));
  }

  @Test
  void nothingListens() throws Exception {
    int port;
    try (ServerSocket free = listening()) {
      port = free.getLocalPort();
    }
    assertThat(client().problem("jdbc:postgresql://127.0.0.1:" + port + "/shop", "jane"))
        .isEqualTo(
            """
            error[server-unreachable]: the server cannot be reached: nothing accepts connections there
              why: Connection to 127.0.0.1:%1$d refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections. (java.net.ConnectException: Connection refused)
              server: 127.0.0.1:%1$d, database shop
              user: jane, password from: none is given, and there is no %2$s
              fix: check that it runs and that no firewall is in between, or %3$s"""
                .formatted(port, home.resolve(".pgpass"), ADDRESS));
  }

  @Test
  void serverThatNeverAnswers() throws Exception {
    try (ServerSocket silent = listening()) {
      assertThat(client().problem(url(silent) + "?loginTimeout=2", "jane"))
          .isEqualTo(
              """
              error[server-unreachable]: the server cannot be reached: it does not answer in time
                why: Connection attempt timed out.
                server: 127.0.0.1:%1$d, database shop
                user: jane, password from: none is given, and there is no %2$s
                fix: check that it runs and that no firewall is in between, or %3$s"""
                  .formatted(silent.getLocalPort(), home.resolve(".pgpass"), ADDRESS));
    }
  }

  @Test
  void serverThatIsNotPostgres() throws Exception {
    try (ServerSocket web = listening()) {
      Thread answering = new Thread(() -> answer(web, "HTTP/1.1 400 Bad Request\r\n\r\n"));
      answering.start();
      assertThat(client().problem(url(web), "jane"))
          .isEqualTo(
              """
              error[server-protocol]: the program at this address is not PostgreSQL
                why: An error occurred while setting up the SSL connection.
                server: 127.0.0.1:%d, database shop
                user: jane, password from: none is given, and there is no %s
                fix: give the address of PostgreSQL itself, not of a pooler: %s"""
                  .formatted(web.getLocalPort(), home.resolve(".pgpass"), ADDRESS));
    }
  }

  @Test
  void serverWithoutEncryption() {
    assertThat(client().problem(address("?sslmode=require")))
        .isEqualTo(
            """
            error[server-ssl]: no encrypted connection to the server
              why: The server does not support SSL.
              server: %s, database postgres
              user: builder, password from: <server><password>, -Dheadwater.server.password, or <server><id>
              fix: choose sslmode and sslrootcert in the URL as this server needs them (sslmode=disable if it has no encryption), or PGSSLMODE and PGSSLROOTCERT"""
                .formatted(company.place()));
    variables.put("PGSSLMODE", "require");
    assertThat(client().problem(company.builder())).startsWith("error[server-ssl]: ");
  }

  @Test
  void databaseThatDoesNotExist() {
    assertThat(
            client()
                .problem(
                    new ServerAddress(
                        company.url().replaceAll("postgres$", "nowhere"),
                        "builder",
                        CompanyServer.PASSWORD,
                        false)))
        .isEqualTo(
            """
            error[3D000]: database "nowhere" does not exist
              server: %s, database nowhere
              user: builder, password from: <server><password>, -Dheadwater.server.password, or <server><id>
              fix: name a database that exists: %s"""
                .formatted(company.place(), ADDRESS));
  }

  @Test
  void tooManyConnections() {
    assertThat(client().problem(new ServerAddress(company.url(), "busy", "b", false)))
        .isEqualTo(
            """
            error[53300]: too many connections for role "busy"
              server: %s, database postgres
              user: busy, password from: <server><password>, -Dheadwater.server.password, or <server><id>
              fix: try again when fewer clients are connected, or have an administrator allow more connections: a run needs up to five at a time"""
                .formatted(company.place()));
  }

  @Test
  void noLineInPgHba() throws Exception {
    company.onlyTheseMayLogIn("postgres", "builder");
    try {
      String problem = client().problem(new ServerAddress(company.url(), "idle", "i", false));
      assertThat(problem.replace("SSL off", "no encryption")) // before 14
          .isEqualTo(
              """
              error[28000]: no pg_hba.conf entry for host "127.0.0.1", user "idle", database "postgres", no encryption
                server: %s, database postgres
                user: idle, password from: <server><password>, -Dheadwater.server.password, or <server><id>
                fix: correct <server><username>, or have an administrator let this user in from here: a line in pg_hba.conf for this user, database and address (if PostgreSQL asks for encryption, sslmode=require in the URL may be enough)"""
                  .formatted(company.place()));
    } finally {
      company.onlyTheseMayLogIn("all");
    }
  }

  @Test
  void userWhoMayNotCreateDatabases() {
    assertThat(client().problem(new ServerAddress(company.url(), "idle", "i", false)))
        .isEqualTo(
            """
            error[server-rights]: the user idle may not create databases
              server: %s
              fix: have an administrator run: ALTER ROLE "idle" CREATEDB;"""
                .formatted(company.place()));
  }

  @Test
  void userWhoMayDoMoreThanARunNeeds() {
    assertThat(client().problem(new ServerAddress(company.url(), "mighty", "m", false)))
        .isEqualTo(
            """
            error[server-rights]: migrations would run with rights that reach beyond a database of their own
              server: %s
              rights: mighty has ADMIN OPTION on staff
                mighty has CREATEROLE
                mighty is a member of pg_monitor
                mighty owns the database shop
              fix: have an administrator make a role that has no other right than CREATEDB, and log in as that:
                create role headwater createdb login password '…';
                or, where migrations may change the whole server: <allowServerWide>true</allowServerWide> or -Dheadwater.allowServerWide"""
                .formatted(company.place()));
  }

  @Test
  void userWhoCanBecomeSuchARole() {
    assertThat(client().problem(new ServerAddress(company.url(), "assistant", "a", false)))
        .contains("\n  rights: mighty has ADMIN OPTION on staff\n");
  }

  @Test
  void superuserNeedsToBeAllowed() {
    ThrowawayDatabase server = company.server();
    assertThat(
            client()
                .problem(
                    new ServerAddress(company.url(), server.username(), server.password(), false)))
        .startsWith("error[server-rights]: ")
        .contains("\n    postgres is a superuser\n");
    ServerAddress allowed =
        new ServerAddress(company.url(), server.username(), server.password(), true);
    client().open(client().request(allowed)).close();
  }

  @Test
  void serverOfAnotherVersion() throws Exception {
    String version = company.ask("show server_version").get(0);
    String major = version.replaceAll("\\..*", "");
    String other = major.equals("17") ? "16" : "17";
    GenerateRequest request =
        GenerateRequest.in(home).server(company.builder()).postgresVersion(other).build();
    assertThat(client().problem(request))
        .isEqualTo(
            """
            error[server-version]: the server is PostgreSQL %s, and <postgresVersion> is %s
              server: %s
              fix: name a server of that version, or take this one's: <postgresVersion>%s</postgresVersion>"""
                .formatted(version, other, company.place(), major));
  }

  @Test
  void poolerInFrontOfTheServer() throws Exception {
    try (CuttableNetwork pooler = CuttableNetwork.before(company, ServerErrorsTest::otherSession)) {
      assertThat(
              client()
                  .problem(
                      new ServerAddress(pooler.url(), "builder", CompanyServer.PASSWORD, false)))
          .isEqualTo(
              """
              error[server-pooler]: there is a connection pooler in front of this server
                why: the pooler would mix up the sessions of a run, and nobody could see whether its database is still in use
                server: 127.0.0.1:%d
                fix: give the address of PostgreSQL itself; its port is often 5432"""
                  .formatted(pooler.port()));
    }
  }

  /** A pooler names a session of its own making in the message BackendKeyData. */
  private static byte[] otherSession(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int key = text.indexOf("K\0\0\0\f");
    if (key >= 0) {
      bytes[key + 8] ^= 1;
    }
    return bytes;
  }

  private ServerClient client() {
    return new ServerClient(company.driver(), variables, home);
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  private static String url(ServerSocket socket) {
    return "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/shop";
  }

  private static void answer(ServerSocket socket, String text) {
    try {
      while (true) {
        try (Socket client = socket.accept()) {
          client.getInputStream().read();
          client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private ServerAddress address(String query) {
    return new ServerAddress(company.url() + query, "builder", CompanyServer.PASSWORD, false);
  }
}
