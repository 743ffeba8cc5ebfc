package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headwater.cases.live.BundledShop.Ran;
import dev.headwater.cases.live.BundledShop.Started;
import dev.headwater.cases.support.Waiting;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bundles before databases that are not up yet, go away, belong to others, or hide behind poolers.
 */
final class BundleNetworkTest {

  private static final Path PGBOUNCER = Path.of("/usr/sbin/pgbouncer");

  /** The build runs it, too, in a database of another name. */
  private static final String ENDED =
      "select pg_terminate_backend(pg_backend_pid()) where current_database() like 'production%';";

  private static final String IMPATIENT =
      """
      select set_config('idle_session_timeout', '1', false)
      where current_database() like 'production%';
      """;

  @RegisterExtension static final ShopServer SERVER = new ShopServer();

  @TempDir private Path folder;

  private LiveShop shop;
  private BundledShop bundle;

  @BeforeEach
  void makeShop() throws Exception {
    shop = SERVER.shop(folder).shop();
    bundle = new BundledShop(shop, folder);
  }

  private int port() {
    return Integer.parseInt(BundledShop.variables(shop).get("PGPORT"));
  }

  @Test
  @Tag("thorough")
  void databaseThatComesUpLateIsWaitedFor() throws Exception {
    bundle.build();
    try (Forwarder network = new Forwarder(port())) {
      bundle.with("PGPORT", String.valueOf(network.port()));
      assertThat(bundle.run("wait", "--wait=1"))
          .isEqualTo(
              new Ran(
                  1,
                  """
                  waiting for the database: the server cannot be reached: nothing accepts connections there
                  error[server-unreachable]: the server cannot be reached: nothing accepts connections there
                    why: Connection to HERE refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections. (java.net.ConnectException: Connection refused)
                    database: HERE/DB
                    user: migrator, password from: PGPASSWORD
                    waited: 1 s, as --wait says
                    fix: check that it runs and that no firewall is in between, or correct the variables PGHOST, PGPORT and PGDATABASE"""
                      .replace("HERE", "127.0.0.1:" + network.port())
                      .replace(
                          "/DB\n", "/" + BundledShop.variables(shop).get("PGDATABASE") + "\n")));
      Started started = bundle.start("wait", "--wait=60");
      Waiting.until(() -> Files.size(started.output()) > 0);
      network.up();
      Ran ran = bundle.end(started);
      assertThat(ran.text()).endsWith(" answers");
      assertThat(ran.exit()).isZero();
    }
  }

  @Test
  @Tag("thorough")
  void databaseThatGoesAwayLeavesNothingHalfTold() throws Exception {
    shop.file("db/V3__slow.sql", "create table slow (id int);\nalter table orders add x int;");
    bundle.build();
    try (Connection holder = shop.superuser();
        Statement statement = holder.createStatement();
        Forwarder network = new Forwarder(port())) {
      holder.setAutoCommit(false);
      statement.execute("lock table orders in access share mode");
      network.up();
      bundle.with("PGPORT", String.valueOf(network.port()));
      Started started = bundle.start("migrate", "--lock-timeout=0");
      Waiting.until(shop::waitsForLock);
      network.cut();
      Ran ran = bundle.end(started);
      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.text())
          .contains("V3__slow.sql:2:1: error[08006]: ")
          .contains(
              "now: not known: 127.0.0.1:"
                  + network.port()
                  + "/"
                  + BundledShop.variables(shop).get("PGDATABASE")
                  + " does not answer any more; when it is back, see: java -jar shop-migrations.jar"
                  + " status");
      Waiting.until(() -> !shop.waitsForLock());
    }
    assertThat(new Deployment(shop).states()).contains("V3__slow.sql pending");
  }

  @Test
  @Tag("thorough")
  void sessionThatTheServerEndsIsBegunAnew() throws Exception {
    shop.flyway("mixed", "true")
        .file(
            "db/V3__index.sql", "create index concurrently users_mail on users (mail);\n" + ENDED);
    bundle.build();
    String failed =
        """
        shop-migrations.jar!/migrations/db/V3__index.sql:2:1: error[57P01]: terminating connection due to administrator command
            2 | select pg_terminate_backend(pg_backend_pid()) where current_database() like 'production%';
              | ^
        """;
    assertThat(bundle.run("migrate").text())
        .endsWith(
            failed
                + """
                  now: V3__index.sql ran outside a transaction: its statements before this place stay, and the history does not have it; the next run finds out how far it came, and goes on
                    PLACE is at version 2; no script was carried out
                  fix: when the server answers, run this again"""
                    .indent(2)
                    .stripTrailing());
    assertThat(bundle.run("migrate"))
        .isEqualTo(
            new Ran(
                1,
                """
                migrate: V3__index.sql was stopped in the middle, outside a transaction: 1 of 2 statements are there
                  it goes on at line 2
                """
                    + failed
                    + """
                      now: V3__index.sql is still in the middle: its statements before this place stay; the next run finds out how far it came, and goes on
                      fix: when the server answers, run this again"""
                        .indent(2)
                        .stripTrailing()));
  }

  /** Flyway's own statements come between two scripts. */
  @Test
  @Tag("thorough")
  void sessionThatTheServerEndsBetweenScriptsBlamesNone() throws Exception {
    shop.file("db/V3__impatient.sql", IMPATIENT);
    for (int i = 4; i < 10; i++) {
      shop.file("db/V" + i + "__table.sql", "create table t" + i + " (id int);");
    }
    bundle.build();
    Ran ran = bundle.run("migrate");
    assertThat(ran.text())
        .contains("error[57P05]: terminating connection due to idle-session timeout\n")
        .contains("; carried out before: V3__impatient.sql")
        .doesNotContain("rolled back")
        .endsWith(
            "  fix: when the server answers, run this again; --steps counts from where the database"
                + " is then");
    assertThat(ran.exit()).isEqualTo(1);
  }

  @Test
  @Tag("thorough")
  void databasesOfOthersAreRefused() throws Exception {
    bundle.build();
    assertThat(bundle.with("PGUSER", "reader").with("PGPASSWORD", "r3ad").run("status").exit())
        .isZero();
    shop.file("db/V3__state.sql", "alter table orders add state text;");
    bundle.build();
    Ran noRights = bundle.run("migrate");
    assertThat(noRights.text())
        .contains("error[42501]: ", "now: ", " is at version 2; no script was carried out");
    assertThat(noRights.exit()).isEqualTo(1);
    bundle.with("PGUSER", "migrator");
    assertThat(bundle.run("status").text())
        .startsWith(
            "error[28P01]: password authentication failed for user \"migrator\"\n"
                + "  database: PLACE\n"
                + "  user: migrator, password from: PGPASSWORD\n"
                + "  fix: give it in PGPASSWORD, .pgpass, HEADWATER_PASSWORD or"
                + " HEADWATER_PASSWORD_FILE");
    Path secret = Files.writeString(folder.resolve("secret"), "m\n");
    bundle.with("PGPASSWORD", "").with("HEADWATER_PASSWORD_FILE", secret.toString());
    assertThat(bundle.run("status").exit()).isZero();
    Ran wrong = bundle.with("PGDATABASE", "nowhere").run("migrate");
    assertThat(wrong.text()).startsWith("error[3D000]: database \"nowhere\" does not exist\n");
    assertThat(wrong.exit()).isEqualTo(1);
    LiveShop foreign = SERVER.shop(folder).sql("create table theirs (id int)");
    Ran refused = new BundledShop(foreign, folder).run("migrate");
    assertThat(refused.text())
        .contains(
            "error[no-history]: the database holds something, and has no history of migrations");
    assertThat(refused.exit()).isEqualTo(2);
  }

  @Test
  @Tag("thorough")
  void poolThatKeepsSessionsWorksAndOneThatSharesThemIsRefused() throws Exception {
    assumeTrue(Files.isExecutable(PGBOUNCER), "PgBouncer is not installed");
    shop.file("db/V3__state.sql", "alter table orders add state text;")
        .file("db/V4__index.sql", "create index concurrently orders_state on orders (state);");
    bundle.build();
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    bundle.with("PGPORT", String.valueOf(port));
    try (Pool pool = new Pool("transaction", port)) {
      Ran ran = bundle.run("migrate", "--wait=20");
      assertThat(ran.text())
          .startsWith(
              "error[server-pooler]: a pooler gives sessions of the server to several clients\n"
                  + "  why: between two transactions, another process of the server answered; a"
                  + " migration needs one session from its beginning to its end\n")
          .endsWith(
              "  fix: give the address of PostgreSQL itself, or of a pool with pool_mode ="
                  + " session");
      assertThat(ran.exit()).isEqualTo(2);
    }
    try (Pool pool = new Pool("session", port)) {
      Ran ran = bundle.run("migrate", "--wait=20");
      assertThat(ran.text()).contains("is at version 4; 2 migrations in");
      assertThat(ran.exit()).isZero();
      assertThat(bundle.run("drift").exit()).isZero();
    }
  }

  /** PgBouncer before the server. */
  private final class Pool implements AutoCloseable {

    private final Process process;

    Pool(String mode, int port) throws Exception {
      Map<String, String> to = BundledShop.variables(shop);
      Path users = folder.resolve("users.txt");
      Files.writeString(users, "\"migrator\" \"m\"\n");
      Path settings = folder.resolve("pgbouncer-" + mode + ".ini");
      Files.writeString(
          settings,
          """
          [databases]
          * = host=127.0.0.1 port=%s
          [pgbouncer]
          listen_addr = 127.0.0.1
          listen_port = %s
          unix_socket_dir =
          auth_type = scram-sha-256
          auth_file = %s
          pool_mode = %s
          default_pool_size = 20
          ignore_startup_parameters = extra_float_digits
          """
              .formatted(to.get("PGPORT"), port, users, mode));
      boolean isRoot = System.getProperty("user.name").equals("root");
      if (isRoot) {
        new ProcessBuilder("chmod", "-R", "a+rX", folder.toString()).start().waitFor();
      }
      ProcessBuilder builder =
          isRoot
              ? new ProcessBuilder(PGBOUNCER.toString(), "-u", "nobody", settings.toString())
              : new ProcessBuilder(PGBOUNCER.toString(), settings.toString());
      builder.redirectErrorStream(true);
      builder.redirectOutput(folder.resolve("pgbouncer-" + mode + ".log").toFile());
      process = builder.start();
    }

    @Override
    public void close() throws Exception {
      process.destroyForcibly().waitFor();
    }
  }
}
