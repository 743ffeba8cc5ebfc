package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.live.BundledShop.Ran;
import dev.headwater.cases.live.BundledShop.Started;
import dev.headwater.cases.support.Waiting;
import dev.headwater.database.ThrowawayDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One run of a bundle on several databases. */
final class BundleTargetsTest {

  private static ThrowawayDatabase server;

  @TempDir private Path folder;

  private Tenants tenants;

  @BeforeAll
  static void startServer() throws Exception {
    server = LiveShop.server("15");
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  private Tenants tenants(int count, String... scripts) throws Exception {
    tenants = new Tenants(folder, server, count);
    for (int i = 0; i < scripts.length; i++) {
      tenants.shop(0).file("db/V" + (i + 1) + "__script.sql", scripts[i]);
    }
    tenants.bundle().build();
    return tenants;
  }

  /** With a migration that fails where an order is not paid. */
  private Tenants withPaidOrders() throws Exception {
    tenants = new Tenants(folder, server, 3);
    for (int i = 0; i < 3; i++) {
      tenants.shop(i).shop();
    }
    tenants.shop(0).file("db/V3__paid.sql", "alter table orders add check (paid);");
    tenants.bundle().build();
    return tenants;
  }

  private void spoil(int tenant) throws SQLException {
    tenants.shop(tenant).sql("insert into orders values (1, false)");
  }

  private void mend(int tenant) throws SQLException {
    tenants.shop(tenant).sql("delete from orders");
  }

  private static int number(String query) {
    try (Connection session = server.dataSource().getConnection();
        Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new AssertionError(query, e);
    }
  }

  @Test
  void firstOneIsTriedAloneAndAFailureStopsTheRun() throws Exception {
    withPaidOrders();
    spoil(0);
    assertThat(tenants.run("migrate"))
        .isEqualTo(
            new Ran(
                1,
                """
                tenant1 | migrate: service=tenant1 (PostgreSQL N) from version 2 to version 3, 1 migration:
                tenant1 |   V3__paid.sql
                tenant1 | known from the build, in which a database went the same way
                tenant1 | 1/1 V3__paid.sql
                tenant1 | shop-migrations.jar!/migrations/db/V3__paid.sql:1:1: error[23514]: check constraint "orders_paid_check" of relation "orders" is violated by some row
                migrate: 3 databases: 1 failed, 2 not started
                  tenant1  failed: V3__paid.sql
                  tenant2  not started
                  tenant3  not started
                tenant1:
                shop-migrations.jar!/migrations/db/V3__paid.sql:1:1: error[23514]: check constraint "orders_paid_check" of relation "orders" is violated by some row
                    1 | alter table orders add check (paid);
                      | ^
                  now: V3__paid.sql was rolled back and left nothing behind
                    service=tenant1 is at version 2; no script was carried out"""));
    mend(0);
    spoil(1);
    Ran goingOn = tenants.report("migrate", "--keep-going");
    assertThat(goingOn.exit()).isEqualTo(1);
    assertThat(goingOn.text())
        .startsWith(
            """
            migrate: 3 databases: 2 done, 1 failed
              tenant1  migrated 1
              tenant2  failed: V3__paid.sql
              tenant3  migrated 1
            tenant2:
            """);
    mend(1);
    assertThat(tenants.report("migrate"))
        .isEqualTo(
            new Ran(
                0,
                """
                migrate: 3 databases: 3 done
                  tenant1  nothing to do
                  tenant2  migrated 1
                  tenant3  nothing to do"""));
  }

  @Test
  @Tag("thorough")
  void failureOfALaterOneStopsTheRun() throws Exception {
    withPaidOrders();
    spoil(1);
    assertThat(tenants.report("migrate", "--parallel=1").text())
        .startsWith(
            """
            migrate: 3 databases: 1 done, 1 failed, 1 not started
              tenant1  migrated 1
              tenant2  failed: V3__paid.sql
              tenant3  not started
            tenant2:
            """);
  }

  @Test
  @Tag("thorough")
  void commandsThatOnlyReadShowAll() throws Exception {
    withPaidOrders();
    tenants.shop(0).sql("alter table orders add by_hand int");
    assertThat(tenants.run("status", "--parallel=1", "--fail-pending"))
        .isEqualTo(
            new Ran(
                3,
                """
                tenant1 | status: service=tenant1 (PostgreSQL N) is at version 2, 1 pending; the newest one here is 3
                tenant2 | status: service=tenant2 (PostgreSQL N) is at version 2, 1 pending; the newest one here is 3
                tenant3 | status: service=tenant3 (PostgreSQL N) is at version 2, 1 pending; the newest one here is 3
                status: 3 databases: 3 pending
                  tenant1  at version 2, 1 pending
                  tenant2  at version 2, 1 pending
                  tenant3  at version 2, 1 pending"""));
    assertThat(tenants.run("drift", "--parallel=1"))
        .isEqualTo(
            new Ran(
                2,
                """
                tenant1 | error[schema-drifted]: the schema of service=tenant1 (PostgreSQL N) is not what the migrations make at version 2
                tenant2 | drift: same: service=tenant2 (PostgreSQL N) is what the migrations make at version 2
                tenant2 | drift: pending: V3__paid.sql
                tenant3 | drift: same: service=tenant3 (PostgreSQL N) is what the migrations make at version 2
                tenant3 | drift: pending: V3__paid.sql
                drift: 3 databases: 2 done, 1 refused
                  tenant1  differs
                  tenant2  same
                  tenant3  same
                tenant1:
                error[schema-drifted]: the schema of service=tenant1 (PostgreSQL N) is not what the migrations make at version 2
                  there: from what should be to what is
                      table public.orders
                      + column by_hand  integer
                    1 added
                  pending: V3__paid.sql
                  fix: take the change back in the database, or put it into a migration; name objects of others in --ignore"""));
    Ran plan = tenants.report("plan");
    assertThat(plan.exit()).isEqualTo(2);
    assertThat(plan.text())
        .startsWith(
            """
            plan: 3 databases: 2 done, 1 refused
              tenant1  refused: drifted
              tenant2  1 to come
              tenant3  1 to come
            tenant1:
            """);
    assertThat(tenants.report("migrate").exit()).isEqualTo(2);
    Ran goingOn = tenants.report("migrate", "--keep-going");
    assertThat(goingOn.exit()).isEqualTo(2);
    assertThat(goingOn.text()).contains("2 done, 1 refused", "tenant3  migrated 1");
    assertThat(tenants.report("wait").text()).contains("3 done", "tenant2  answers");
  }

  @Test
  @Tag("thorough")
  void wayBackAndTheFixNameTheDatabase() throws Exception {
    tenants(2, "create table a (id int);").shop(0).file("db/U1__script.sql", "drop table a;");
    tenants.bundle().build();
    assertThat(tenants.report("migrate").exit()).isZero();
    tenants.shop(1).sql("insert into a values (1)");
    Ran refused = tenants.report("undo");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.text())
        .isEqualTo(
            """
            undo: 2 databases: 1 done, 1 refused
              tenant1  taken back 1
              tenant2  refused: undo-loses-rows
            tenant2:
            error[undo-loses-rows]: the undo would lose rows, so nothing was taken back
              loses: table public.a: its rows are lost (1 row)
              fix: make a backup, and then: --allow-loss=public.a""");
    tenants.shop(1).sql("update flyway_schema_history set checksum = 7");
    assertThat(tenants.report("migrate", "--keep-going").text())
        .endsWith(
            "PGSERVICE=tenant2 java -jar shop-migrations.jar repair accepts the new checksums");
    assertThat(tenants.report("repair").text()).contains("tenant2  repaired");
  }

  @Test
  @Tag("thorough")
  void eachLineOfTheLogOfJsonNamesItsDatabase() throws Exception {
    tenants(2, "create table a (id int);");
    List<String> lines = tenants.run("migrate", "--json").text().lines().toList();
    assertThat(lines.subList(0, lines.size() - 1))
        .allMatch(line -> line.matches(".*\"level\":\"info\",\"target\":\"tenant[12]\",.*"))
        .anyMatch(line -> line.contains("\"outcome\":\"done\""));
    assertThat(lines.get(lines.size() - 1))
        .endsWith(
            "\"command\":\"migrate\",\"targets\":["
                + "{\"target\":\"tenant1\",\"outcome\":\"done\",\"state\":\"migrated 1\",\"problems\":[]},"
                + "{\"target\":\"tenant2\",\"outcome\":\"done\",\"state\":\"migrated 1\",\"problems\":[]}]}");
  }

  @Test
  @Tag("thorough")
  void filesThatDoNotNameDatabases() throws Exception {
    tenants(2, "create table a (id int);");
    tenants.write("tenant1\n\n# the second one\ntenant2\ntenant1\n");
    assertThat(tenants.run("migrate"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[targets]: FILE:5: tenant1 stands there twice
                  fix: take one of the lines away"""));
    tenants.write("tenant1\njdbc:postgresql://u:geheim@db/shop\n");
    assertThat(tenants.run("migrate"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[targets]: FILE:2: the line is no name of a service
                  fix: write the name of one service of pg_service.conf on each line; the address is in pg_service.conf, the password there or in .pgpass"""));
    tenants.write("# none yet\n");
    assertThat(tenants.run("migrate"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[targets]: FILE names no database
                  fix: write the name of one service of pg_service.conf on each line"""));
    tenants.write("tenant1\ntenant7\ntenant2\ntenant8\n");
    assertThat(tenants.run("migrate"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[targets]: FILE names services that cannot be used, so nothing was begun: tenant7, tenant8
                  why: the driver does not find its service in PGSERVICEFILE, ~/.pg_service.conf, or pg_service.conf in PGSYSCONFDIR
                  fix: correct the names, or PGSERVICEFILE, or the file pg_service.conf"""));
    Files.delete(tenants.file());
    assertThat(tenants.run("migrate"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[targets]: FILE cannot be read
                  why: java.nio.file.NoSuchFileException: FILE
                  fix: name a file in UTF-8 that this user may read: --targets=FILE"""));
    Path services = folder.resolve("pg_service.conf");
    Files.writeString(
        services, Files.readString(services).replaceAll("dbname=.*", "dbname=copied"));
    tenants.write("tenant1\r\ntenant2\r\n");
    assertThat(tenants.run("migrate").text())
        .matches(
            "error\\[targets]: tenant1 and tenant2 are one database: .*/copied\n"
                + "  fix: correct one of them in pg_service.conf, or take one out of FILE");
  }

  @Test
  @Tag("thorough")
  void optionsThatMakeNoSense() throws Exception {
    tenants(1, "create table a (id int);");
    assertThat(tenants.run("script"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[arguments]: this command connects to no database, so it takes no --targets
                  fix: leave --targets out"""));
    assertThat(tenants.run("migrate", "--parallel=0"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[arguments]: --parallel is no number of databases: "0"
                  fix: --parallel=4, for example"""));
    assertThat(tenants.bundle().run("migrate", "--keep-going"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[arguments]: --keep-going is for several databases
                  fix: name them: --targets=FILE; or leave --keep-going out"""));
  }

  @Test
  @Tag("thorough")
  void fortyDatabasesInLittleMemory() throws Exception {
    tenants(40, "create table a (id int);", "create index concurrently a_id on a (id);");
    assertThat(tenants.report("migrate"))
        .satisfies(
            ran -> {
              assertThat(ran.text()).startsWith("migrate: 40 databases: 40 done\n");
              assertThat(ran.text().lines().skip(1)).allMatch(line -> line.endsWith("migrated 2"));
            });
    assertThat(tenants.report("drift").text()).startsWith("drift: 40 databases: 40 done\n");
  }

  /** Some 10,000 facts in each database, for four of which there is room. */
  @Test
  @Tag("thorough")
  void largeSchemasInLittleMemory() throws Exception {
    tenants(
        5,
        """
        do $$
        declare columns text := (select string_agg('c' || c || ' int', ', ') from generate_series(1, 22) c);
        begin
          for t in 1..400 loop
            execute 'create table t' || t || ' (id int primary key, ' || columns || ')';
          end loop;
        end $$;
        """,
        "alter table t1 drop c1;");
    Ran ran = tenants.run("migrate");
    assertThat(ran.text())
        .startsWith(
            "2 at a time, and not 4: the heap has no room for more databases of this size; java"
                + " -Xmx128m gives more\n")
        .contains("migrate: 5 databases: 5 done\n");
    assertThat(tenants.report("drift").text()).startsWith("drift: 5 databases: 5 done\n");
  }

  static Stream<String> versions() {
    return Stream.of(System.getProperty("matrix.flyway").split(" "));
  }

  @ParameterizedTest
  @MethodSource("versions")
  @Tag("thorough")
  void eachFlywayMigratesSeveralAtATime(String version) throws Exception {
    tenants = new Tenants(folder, server, 7);
    tenants
        .shop(0)
        .flyway(version)
        .file("db/V1__a.sql", "create table a (id int);")
        .file("db/V2__a_id.sql", "create index concurrently a_id on a (id);")
        .file("db/R__a.sql", "create or replace view all_a as select id from a;");
    tenants.bundle().build();
    Ran ran = tenants.report("migrate");
    assertThat(ran.text()).startsWith("migrate: 7 databases: 7 done\n");
    assertThat(ran.text().lines().skip(1)).allMatch(line -> line.endsWith("  migrated 3"));
    assertThat(tenants.report("drift").text()).startsWith("drift: 7 databases: 7 done\n");
  }

  /** Sessions in which scripts run; each database has one. */
  private static int atWork() {
    return number(
        "select count(distinct datname) from pg_stat_activity where state = 'active'"
            + " and query like '%pg_sleep%' and usename = 'migrator'");
  }

  @Test
  @Tag("thorough")
  void soManyWorkAtATime() throws Exception {
    tenants(8, "select pg_sleep(3);");
    Started started = tenants.bundle().start(tenants.arguments("migrate", "--parallel=3"));
    int most = 0;
    int withFirst = 0;
    while (started.process().isAlive()) {
      int now = atWork();
      most = Math.max(most, now);
      if (now > 1 && withFirst == 0) {
        withFirst =
            number(
                "select count(*) from pg_stat_activity where state = 'active' and datname = '"
                    + tenants.shop(0).database()
                    + "'");
        assertThat(withFirst).as("the first one was alone").isZero();
      }
    }
    assertThat(most).isEqualTo(3);
    assertThat(tenants.bundle().end(started).exit()).isZero();
  }

  @Test
  @Tag("thorough")
  void runThatWasKilledGoesOn() throws Exception {
    tenants(12, "create table a (id int);", "select pg_sleep(1);", "create table b (id int);");
    Started started = tenants.bundle().start(tenants.arguments("migrate", "--parallel=3"));
    Waiting.until(() -> Files.readString(started.output()).contains("tenant4 | migrate: done"));
    Waiting.until(() -> atWork() > 0);
    started.process().destroyForcibly();
    assertThat(tenants.bundle().end(started).exit()).isEqualTo(137);
    Ran again = tenants.report("migrate");
    assertThat(again.exit()).as(again.text()).isZero();
    assertThat(again.text())
        .startsWith("migrate: 12 databases: 12 done\n")
        .contains("tenant1   nothing to do", "tenant4   nothing to do", "migrated 3");
    assertThat(tenants.report("drift").text()).startsWith("drift: 12 databases: 12 done\n");
    assertThat(number("select count(*) from pg_locks where locktype = 'advisory'")).isZero();
  }

  @Test
  @Tag("thorough")
  void runThatIsToldToEndReports() throws Exception {
    tenants(6, "create table a (id int);", "select pg_sleep(20);");
    tenants.shop(0).migrate();
    Started started = tenants.bundle().start(tenants.arguments("migrate", "--parallel=2"));
    Waiting.until(() -> atWork() == 2);
    started.process().destroy();
    Ran ran = tenants.bundle().end(started);
    assertThat(ran.exit()).isEqualTo(143);
    assertThat(ran.text())
        .contains(
            """
            migrate: 6 databases: 1 done, 2 failed, 3 not started
              tenant1  nothing to do
              tenant2  failed: V2__script.sql
              tenant3  failed: V2__script.sql
              tenant4  not started
              tenant5  not started
              tenant6  not started
            tenant2:
            """)
        .contains("  service=tenant3 is at version 1; carried out before: V1__script.sql");
    assertThat(number("select count(*) from pg_locks where locktype = 'advisory'")).isZero();
  }
}
