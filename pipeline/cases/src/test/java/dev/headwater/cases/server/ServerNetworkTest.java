package dev.headwater.cases.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateListener.Stage;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.DatabaseChoice.ServerAddress;
import dev.headwater.problem.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The network, or the server, goes away in the middle: one error, in time, and a later run sweeps.
 */
final class ServerNetworkTest {

  private static final String SLEEPING =
      "select pid from pg_stat_activity where query ~ '^select pg_sleep' and state = 'active'";

  private static final String ENDED =
      """
      migrations/V2__sleeps.sql:1:1: error[57P01]: terminating connection due to administrator command
          1 | select pg_sleep(600);
            | ^
        fix: the server ended this connection, or the network did; see why, and run again""";

  @TempDir Path folder;

  private final TestArtifacts artifacts = new TestArtifacts();
  private ServerProject project;
  private CompanyServer company;
  private CuttableNetwork network;
  private List<String> before;

  @BeforeEach
  void start() throws Exception {
    company = CompanyServer.start(artifacts);
    before = company.state();
    network = CuttableNetwork.before(company);
    project = ServerProject.in(folder, artifacts);
    project.migration("V2__sleeps.sql", "select pg_sleep(600);");
  }

  @AfterEach
  void stop() throws Exception {
    network.close();
    company.close();
  }

  @Test
  void everyConnectionIsCutAndNewOnesPass() throws Exception {
    whenItSleeps(network::drop);
    assertThat(problem())
        .isEqualTo(
            """
            migrations/V2__sleeps.sql:1:1: error[08006]: An I/O error occurred while sending to the backend.
                1 | select pg_sleep(600);
                  | ^
              fix: the server ended this connection, or the network did; see why, and run again""");
    unchanged();
  }

  @Test
  @Tag("thorough")
  void networkIsCut() throws Exception {
    whenItSleeps(network::cut);
    String problem = problem();
    String left = company.leftovers().get(0);
    assertThat(problem)
        .isEqualTo(
            lost(
                left,
                "Connection to 127.0.0.1:"
                    + network.port()
                    + " refused. Check that the hostname and port are correct and that the"
                    + " postmaster is accepting TCP/IP connections. (java.net.ConnectException:"
                    + " Connection refused)"));
    sweptByALaterRun(left);
  }

  @Test
  @Tag("thorough")
  void networkIsFrozen() throws Exception {
    whenItSleeps(network::freeze);
    Instant begin = Instant.now();
    String problem = problem();
    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(90));
    String left = company.leftovers().get(0);
    assertThat(problem).isEqualTo(lost(left, "Connection attempt timed out."));
    network.close();
    sweptByALaterRun(left);
  }

  @Test
  @Tag("thorough")
  void serverIsKilled() throws Exception {
    String name = "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)";
    long postmaster = Long.parseLong(company.ask(name).get(0));
    whenItSleeps(() -> ProcessHandle.of(postmaster).orElseThrow().destroyForcibly());
    assertThat(problem())
        .startsWith(
            """
            migrations/V2__sleeps.sql:1:1: error[server-lost]: the connection to PostgreSQL was lost during V2__sleeps.sql
                1 | select pg_sleep(600);
                  | ^
              server: 127.0.0.1:%d
              why: \
            """
                .formatted(network.port()))
        .contains(
            "\n  fix: see whether the server runs and the network holds, and run again; a run some"
                + " minutes later drops headwater_");
  }

  @Test
  void sessionIsEndedByAnAdministrator() throws Exception {
    whenItSleeps(this::endTheSession);
    assertThat(problem()).isEqualTo(ENDED);
    unchanged();
  }

  /** The first failure is the one that is reported. */
  @Test
  @Tag("thorough")
  void sessionIsEndedAndNoOtherOneIsLetIn() throws Exception {
    whenItSleeps(
        () -> {
          company.sql("alter database " + company.leftovers().get(0) + " allow_connections false");
          endTheSession();
        });
    assertThat(problem()).isEqualTo(ENDED);
    unchanged();
  }

  private void endTheSession() throws Exception {
    company.ask("select pg_terminate_backend(pid) from (" + SLEEPING + ") as s");
  }

  @Test
  @Tag("thorough")
  void networkIsCutWhileClassesAreGenerated() throws Exception {
    project.migration("V2__sleeps.sql", "select 1;");
    String problem = cutAt(Stage.GENERATE);
    String left = company.leftovers().get(0);
    assertThat(problem)
        .startsWith(
            "error[server-lost]: the connection to PostgreSQL was lost while jOOQ read the"
                + " catalogue\n  server: 127.0.0.1:"
                + network.port());
    sweptByALaterRun(left);
  }

  @Test
  @Tag("thorough")
  void networkIsCutBeforeTheEnd() throws Exception {
    project.migration("V2__sleeps.sql", "select 1;");
    String problem = cutAt(Stage.CLOSE);
    String left = company.leftovers().get(0);
    assertThat(problem)
        .isEqualTo(
            """
            error[server-close]: the database %1$s cannot be dropped
              server: 127.0.0.1:%2$d
              why: Connection to 127.0.0.1:%2$d refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections. (java.net.ConnectException: Connection refused)
              fix: a run some minutes later drops %1$s, or you do:
                psql postgresql://builder@127.0.0.1:%2$d/postgres -c 'drop database if exists %1$s'"""
                .formatted(left, network.port()));
    sweptByALaterRun(left);
  }

  @Test
  @Tag("thorough")
  void networkIsCutBeforeTheDatabaseCanBeKept() throws Exception {
    project.migration("V2__sleeps.sql", "select 1;");
    String problem = cutAt(Stage.CLOSE, request().keep(true));
    String left = company.leftovers().get(0);
    assertThat(problem)
        .isEqualTo(
            """
            error[server-keep]: the database %1$s cannot be kept
              server: 127.0.0.1:%2$d
              why: Connection to 127.0.0.1:%2$d refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections. (java.net.ConnectException: Connection refused)
              fix: run again; a run some minutes later drops %1$s, or you do:
                psql postgresql://builder@127.0.0.1:%2$d/postgres -c 'drop database if exists %1$s'"""
                .formatted(left, network.port()));
    sweptByALaterRun(left);
  }

  /** As when the kernel ends one for want of memory: the server ends all, and starts anew. */
  @Test
  @Tag("thorough")
  void sessionCrashes() throws Exception {
    whenItSleeps(
        () ->
            ProcessHandle.of(Long.parseLong(company.ask(SLEEPING).get(0)))
                .orElseThrow()
                .destroyForcibly());
    assertThat(problem())
        .startsWith("migrations/V2__sleeps.sql:1:1: error[")
        .containsAnyOf(
            "error[08006]: An I/O error occurred while sending to the backend.",
            "error[server-lost]: the connection to PostgreSQL was lost during V2__sleeps.sql");
    unchanged();
  }

  /**
   * Only a superuser may end the session of another one; such as a monitor's, it is often short.
   */
  @Test
  @Tag("thorough")
  void sessionOfASuperuserIsWaitedFor() throws Exception {
    project.migration("V2__sleeps.sql", "select 1;");
    project.run(
        project.request(company.builder()).build(),
        at(
            Stage.CLOSE,
            () -> {
              var monitor = ServerForTest.connect(company.server(), company.leftovers().get(0));
              CompletableFuture.runAsync(
                  () ->
                      doing(
                          () -> {
                            Thread.sleep(2000);
                            monitor.close();
                          }));
            }));
    unchanged();
  }

  private String lost(String left, String why) {
    return """
        migrations/V2__sleeps.sql:1:1: error[server-lost]: the connection to PostgreSQL was lost during V2__sleeps.sql
            1 | select pg_sleep(600);
              | ^
          server: 127.0.0.1:%1$d
          why: %2$s
          fix: see whether the server runs and the network holds, and run again; a run some minutes later drops %3$s, or you do:
            psql postgresql://builder@127.0.0.1:%1$d/postgres -c 'drop database if exists %3$s'"""
        .formatted(network.port(), why, left);
  }

  private String problem() {
    return project.problem(request().build());
  }

  private GenerateRequest.Builder request() {
    return project
        .request(new ServerAddress(network.url(), "builder", CompanyServer.PASSWORD, false))
        .timeout(Duration.ofSeconds(5));
  }

  private String cutAt(Stage stage) {
    return cutAt(stage, request());
  }

  private String cutAt(Stage stage, GenerateRequest.Builder request) {
    try {
      // A cut is noticed at once; nothing else may run out of time on a busy machine.
      project.run(request.timeout(Duration.ofSeconds(60)).build(), at(stage, network::cut));
      return "nothing";
    } catch (ProblemException e) {
      return e.getMessage();
    }
  }

  private static GenerateListener at(Stage stage, Deed deed) {
    return new GenerateListener() {
      @Override
      public void started(Stage now) {
        if (now == stage) {
          doing(deed);
        }
      }
    };
  }

  /** Sessions of a lost client end when the server looks for it. */
  private void sweptByALaterRun(String left) throws Exception {
    company.age(left);
    String sessions = "select pid from pg_stat_activity where datname = '" + left + "'";
    Instant deadline = Instant.now().plusSeconds(30);
    while (!company.ask(sessions).isEmpty()) {
      assertThat(Instant.now()).as("sessions end").isBefore(deadline);
      Thread.sleep(100);
    }
    project.migration("V2__sleeps.sql", "select 1;");
    project.run(company.builder());
    unchanged();
  }

  private void unchanged() throws Exception {
    assertThat(company.leftovers()).isEmpty();
    assertThat(company.state()).isEqualTo(before);
  }

  private interface Deed {
    void run() throws Exception;
  }

  private void whenItSleeps(Deed deed) {
    CompletableFuture.runAsync(
        () ->
            doing(
                () -> {
                  while (company.ask(SLEEPING).isEmpty()) {
                    Thread.sleep(50);
                  }
                  deed.run();
                }));
  }

  private static void doing(Deed deed) {
    try {
      deed.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
