package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.live.BundledShop.Ran;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One run of a bundle on several databases. */
final class BundleTargetsTest {

  @RegisterExtension static final ShopServer SERVER = new ShopServer();

  @TempDir private Path folder;

  private Tenants tenants;

  private Tenants tenants(int count, String... scripts) throws Exception {
    tenants = Tenants.of(folder, SERVER.database(), count, scripts);
    return tenants;
  }

  /** With a migration that fails where an order is not paid. */
  private Tenants withPaidOrders() throws Exception {
    tenants = new Tenants(folder, SERVER.database(), 3);
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
    Ran refused = tenants.report("undo", "--to=0");
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
    String json = tenants.run("migrate", "--keep-going", "--json").text();
    assertThat(json.substring(json.indexOf("\"targets\":")))
        .contains(
            "PGSERVICE=tenant2 java -jar shop-migrations.jar repair accepts the new checksums")
        .doesNotContain("headwater:");
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
}
