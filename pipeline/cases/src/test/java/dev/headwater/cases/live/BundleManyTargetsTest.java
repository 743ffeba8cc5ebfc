package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.live.BundledShop.Ran;
import dev.headwater.cases.live.BundledShop.Started;
import dev.headwater.cases.support.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many databases at a time, in little memory, and runs that are killed. */
@Tag("thorough")
final class BundleManyTargetsTest {

  @RegisterExtension static final ShopServer SERVER = new ShopServer();

  @TempDir private Path folder;

  private Tenants tenants;

  private Tenants tenants(int count, String... scripts) throws Exception {
    tenants = Tenants.of(folder, SERVER.database(), count, scripts);
    return tenants;
  }

  private static int number(String query) {
    try (Connection session = SERVER.database().dataSource().getConnection();
        Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new AssertionError(query, e);
    }
  }

  static Stream<String> versions() {
    return Stream.of(System.getProperty("matrix.flyway").split(" "));
  }

  /** Sessions in which scripts run; each database has one. */
  private static int atWork() {
    return number(
        "select count(distinct datname) from pg_stat_activity where state = 'active'"
            + " and query like '%pg_sleep%' and usename = 'migrator'");
  }

  @Test
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

  @ParameterizedTest
  @MethodSource("versions")
  void eachFlywayMigratesSeveralAtATime(String version) throws Exception {
    tenants = new Tenants(folder, SERVER.database(), 7);
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

  @Test
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
