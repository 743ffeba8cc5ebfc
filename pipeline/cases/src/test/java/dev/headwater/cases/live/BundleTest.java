package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.live.BundledShop.Ran;
import dev.headwater.cases.support.UserClasses;
import dev.headwater.command.bundle.BundleOutcome.UpToDate;
import dev.headwater.database.ThrowawayDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A bundle on its way to production, as a process. */
final class BundleTest {

  @RegisterExtension static final ShopServer SERVER = new ShopServer();

  @TempDir private Path folder;

  private LiveShop shop;
  private BundledShop bundle;

  @BeforeEach
  void makeShop() throws Exception {
    shop = SERVER.shop(folder).shop();
    bundle = new BundledShop(shop, folder);
  }

  @Test
  void databaseGoesForwardAndBack() throws Exception {
    shop.file("db/V3__state.sql", "alter table orders add state text, drop paid;")
        .file("db/U3__state.sql", "alter table orders drop state, add paid boolean;")
        .file("db/V4__index.sql", "create index concurrently orders_state on orders (state);")
        .file("db/U4__index.sql", "drop index concurrently orders_state;");
    bundle.build();
    assertThat(bundle.run("status", "--fail-pending"))
        .isEqualTo(
            new Ran(
                3,
                """
                status: PLACE (PostgreSQL N) is at version 2, 2 pending; the newest one here is 4
                  version  description  state    when                 took  who
                  1        users        applied  WHEN  N ms  migrator
                  2        orders       applied  WHEN  N ms  migrator
                  3        state        pending
                  4        index        pending
                           totals       applied  WHEN  N ms  migrator"""));
    assertThat(bundle.run("plan"))
        .isEqualTo(
            new Ran(
                0,
                """
                migrate: PLACE (PostgreSQL N) from version 2 to version 4, 2 migrations:
                  V3__state.sql
                  V4__index.sql  (outside a transaction)
                loses data: column public.orders.paid: its values are lost
                known from the build, in which a database went the same way"""));
    assertThat(bundle.run("migrate"))
        .isEqualTo(
            new Ran(
                0,
                """
                migrate: PLACE (PostgreSQL N) from version 2 to version 4, 2 migrations:
                  V3__state.sql
                  V4__index.sql  (outside a transaction)
                loses data: column public.orders.paid: its values are lost
                known from the build, in which a database went the same way
                1/2 V3__state.sql
                2/2 V4__index.sql
                migrate: done: PLACE is at version 4; 2 migrations in N
                the schema is what the migrations make at version 4"""));
    assertThat(bundle.run("migrate"))
        .isEqualTo(new Ran(0, "migrate: nothing to do: PLACE is at version 4"));
    shop.sql("insert into orders values (1, 'paid')");
    assertThat(bundle.run("undo", "--to=V2"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[undo-loses-rows]: the undo would lose rows, so nothing was taken back
                  loses: column public.orders.state: its values are lost (1 row)
                  fix: make a backup, and then: --allow-loss=public.orders"""));
    assertThat(bundle.run("undo", "--to=V2", "--allow-loss=public.orders"))
        .isEqualTo(
            new Ran(
                0,
                """
                undo: PLACE (PostgreSQL N) from version 4 back to version 2, 2 migrations:
                  U4__index.sql  (outside a transaction)
                  U3__state.sql
                loses data: column public.orders.state: its values are lost (1 row)
                known from the build, in which a database went the same way
                1/2 U4__index.sql
                2/2 U3__state.sql
                undo: done: PLACE is at version 2; 2 migrations taken back in N
                the schema is what the migrations make at version 2"""));
  }

  @Test
  @Tag("thorough")
  void databaseThatDiffersIsLeftAlone() throws Exception {
    shop.file("db/V3__state.sql", "alter table orders add state text;")
        .sql("alter table orders add by_hand int");
    bundle.build();
    assertThat(bundle.run("migrate"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[drifted]: the schema of PLACE (PostgreSQL N) is not what the migrations make at version 2, so nothing was changed there
                  there: from what should be to what is
                      table public.orders
                      + column by_hand  integer
                    1 added
                  pending: V3__state.sql
                  fix: take the change back in the database; or leave objects of others out with --ignore; or let the differences be: --allow-drift"""));
    assertThat(bundle.run("drift").text())
        .contains("table public.orders\n      + column by_hand  integer");
    assertThat(bundle.run("migrate", "--allow-drift").text())
        .contains("migrate: done: PLACE is at version 3");
    shop.delete("db/V3__state.sql");
    bundle.build();
    assertThat(bundle.run("migrate"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[migrations-not-here]: PLACE has migrations that are not here
                  migrations: V3__state.sql
                  fix: run this where they are: on the branch that was deployed"""));
  }

  @Test
  @Tag("thorough")
  void anotherMajorVersionIsNotCompared() throws Exception {
    shop.file("db/V3__state.sql", "alter table orders add state text;");
    try (ThrowawayDatabase newer = LiveShop.server("16")) {
      LiveShop there = new LiveShop(folder.toRealPath(), newer, SERVER.database());
      bundle.build();
      assertThat(new BundledShop(there, folder).run("migrate").text())
          .contains(
              "nothing is known; losses unknown: not compared: ",
              " is PostgreSQL N, and the bundle was built for PostgreSQL 15; fix:"
                  + " <catalogVersions>15,16</catalogVersions> in the POM, and build the bundle again",
              "migrate: done: ",
              "warning: not compared: ");
    }
  }

  @Test
  @Tag("thorough")
  void migrationInJavaOfADependencyLiesInItToo() throws Exception {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    shop.file(
            "src/inhouse/V3__in_java.java",
            """
            package inhouse;
            public class V3__in_java extends org.flywaydb.core.api.migration.BaseJavaMigration {
              @Override public void migrate(org.flywaydb.core.api.migration.Context context)
                  throws Exception {
                try (var statement = context.getConnection().createStatement()) {
                  statement.execute("alter table orders add state text");
                }
              }
            }
            """)
        .withClasses(classes);
    UserClasses.compile(folder.resolve("src"), classes);
    bundle.build();
    assertThat(bundle.run("migrate"))
        .isEqualTo(
            new Ran(
                0,
                """
                migrate: PLACE (PostgreSQL N) from version 2 to version 3, 1 migration:
                  inhouse.V3__in_java
                known from the build, in which a database went the same way
                1/1 inhouse.V3__in_java
                migrate: done: PLACE is at version 3; 1 migration in N
                the schema is what the migrations make at version 3"""));
  }

  @Test
  @Tag("thorough")
  void sameContentMakesTheSameBytesWhereverItLies() throws Exception {
    bundle.build();
    byte[] first = Files.readAllBytes(bundle.jar());
    assertThat(bundle.build()).isEqualTo(new UpToDate(bundle.jar()));
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere")).toRealPath();
    LiveShop other = new LiveShop(elsewhere, SERVER.database(), SERVER.database()).shop();
    BundledShop again = new BundledShop(other, elsewhere);
    again.build();
    assertThat(Files.readAllBytes(again.jar())).isEqualTo(first);
  }
}
