package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.apply.HistoryStamp.Earlier;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A history in production that is mended, or written for a schema that is there already. */
final class HistoryRepairTest {

  @RegisterExtension static final ShopServer SERVER = new ShopServer();

  @TempDir private Path folder;

  private LiveShop shop;
  private Deployment deployment;

  @BeforeEach
  void makeShop() throws Exception {
    shop = SERVER.shop(folder).shop();
    deployment = new Deployment(shop);
  }

  @Test
  void planNamesEveryChangeOfTheHistory() throws Exception {
    shop.file("db/V3__gone.sql", "select 1;")
        .migrate()
        .delete("db/V3__gone.sql")
        .file("db/V1__users.sql", "create table users (id bigint primary key, mail text); -- same")
        .file("db/V4__failed.sql", "select 1;")
        .sql(
            "insert into flyway_schema_history values (9, '4', 'failed', 'SQL', 'V4__failed.sql',"
                + " 1, 'migrator', now(), 5, false)",
            "update flyway_schema_history set description = 'purchases' where version = '2'");
    String plan =
        """
        repair: the history of production (PostgreSQL N), and nothing else:
          V4__failed.sql  its failed row goes
          V1__users.sql  the text that is here counts
          V2__orders.sql  gets the name that is here
          V3__gone.sql  counts as taken back: it is not here
        """;
    assertThat(deployment.repair())
        .isEqualTo(plan + "repair: done: the history of production is repaired");
    assertThat(deployment.repair())
        .isEqualTo(
            "repair: nothing to do: the history of production fits the migrations that are here");
    assertThat(deployment.states())
        .isEqualTo(
            "V1__users.sql applied, V2__orders.sql applied, V4__failed.sql pending, R__totals.sql"
                + " applied");
    shop.migrate();
  }

  @Test
  void historyIsWrittenWhereTheSchemaIsThatVersions() throws Exception {
    shop.sql("drop table flyway_schema_history")
        .file("db/V3__state.sql", "alter table orders add state text;");
    assertThat(deployment.stamp("V2", Earlier.KEPT, "view public.totals"))
        .isEqualTo(
            """
            stamp: the history of production (PostgreSQL N) will say version 2, and nothing runs:
              V1__users.sql
              V2__orders.sql
            compared: the schema is what the migrations make at version 2
            stamp: done: the history of production says version 2""");
    shop.migrate(); // Flyway validates first
    shop.sql("grant select on flyway_schema_history to reader");
    assertThat(deployment.states())
        .isEqualTo(
            "V1__users.sql applied, V2__orders.sql applied, V3__state.sql applied, R__totals.sql"
                + " applied");
    assertThat(deployment.stamp("", Earlier.KEPT))
        .isEqualTo("stamp: nothing to do: the history of production says version 3 already");
  }

  @Test
  void anotherSchemaIsRefusedWithItsDifference() throws Exception {
    shop.sql("drop table flyway_schema_history", "alter table orders add state text");
    assertThat(deployment.stamp("", Earlier.KEPT))
        .isEqualTo(
            """
            error[stamp-differs]: the schema of production (PostgreSQL N) is not what the migrations make at version 2, so its history was not written
              there: from what should be to what is
                  table public.orders
                  + column state  text
                1 added
              fix: name the version that the database has: -Dheadwater.to=V…; or bring it there first; or leave objects of others out with <ignore>""");
  }

  @Test
  @Tag("thorough")
  void historyGoesBackOnlyWhenItsRowsGo() throws Exception {
    shop.file("db/V3__state.sql", "alter table orders add state text;")
        .migrate()
        .sql("alter table orders drop state");
    assertThat(deployment.stamp("V2", Earlier.KEPT))
        .isEqualTo(
            """
            error[extent]: the history of production is beyond version 2: it is at 3
              fix: -Dheadwater.purge deletes its rows first""");
    assertThat(deployment.stamp("V2", Earlier.DELETED, "view public.totals"))
        .contains("  its rows go: 4 migrations\n", "says version 2");
    assertThat(deployment.states()).contains("V2__orders.sql applied, V3__state.sql pending");
  }
}
