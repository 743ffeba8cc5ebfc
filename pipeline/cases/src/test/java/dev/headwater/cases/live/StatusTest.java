package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.report.StatusOutcomeFile;
import dev.headwater.tool.Documents;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The migrations of a database in production. */
final class StatusTest {

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
  void tableSaysWhatIsThereAndWhatIsToCome() throws Exception {
    shop.file("db/V3__state.sql", "alter table orders add state text;");
    assertThat(deployment.status())
        .isEqualTo(
            """
            status: production (PostgreSQL N) is at version 2, 1 pending; the newest one here is 3
              version  description  state    when who
              1        users        applied  TIME migrator
              2        orders       applied  TIME migrator
              3        state        pending
                       totals       applied  TIME migrator""");
    assertThat(deployment.pending())
        .contains(
            """
            error[migrations-pending]: production does not have all migrations
              pending: V3__state.sql
              fix: mvn headwater:migrate applies them""");
  }

  @Test
  void eachStateHasItsWord() throws Exception {
    shop.file("db/V3__gone.sql", "select 1;")
        .file("db/V5__undone.sql", "select 1;")
        .migrate()
        .delete("db/V3__gone.sql")
        .file("db/V1__users.sql", "create table users (id bigint);")
        .file("db/V4__late.sql", "select 1;")
        .file("db/V6__failed.sql", "select 1;")
        .file("db/R__totals.sql", "create or replace view totals as select 2 as one;")
        .sql(
            """
            insert into flyway_schema_history select 10, version, description, 'DELETE', script,
              checksum, installed_by, installed_on, 0, true
            from flyway_schema_history where version = '5'""",
            """
            insert into flyway_schema_history
            values (11, '6', 'failed', 'SQL', 'V6__failed.sql', 1, 'migrator', now(), 5, false)""",
            "update flyway_schema_history set type = 'BASELINE' where version = '2'",
            "delete from flyway_schema_history where version = '1'");
    assertThat(deployment.states())
        .isEqualTo(
            "V1__users.sql before the baseline, V2__orders.sql baseline, V3__gone.sql missing,"
                + " V4__late.sql pending, V5__undone.sql undone, V6__failed.sql failed,"
                + " R__totals.sql pending");
    shop.sql(
        "insert into flyway_schema_history values (12, '5', 'undone', 'SQL', 'V5__undone.sql', 7,"
            + " 'migrator', now(), 5, true)");
    assertThat(deployment.states())
        .contains("V4__late.sql out of order, V5__undone.sql edited, V6__failed.sql failed");
  }

  @Test
  void databaseWithoutAHistory() throws Exception {
    shop.sql("drop table flyway_schema_history");
    assertThat(deployment.status())
        .startsWith(
            "status: production (PostgreSQL N) has no history of migrations, 3 pending; the newest"
                + " one here is 2\n");
  }

  @Test
  void historyThatMayNotBeRead() throws Exception {
    shop.sql("revoke select on flyway_schema_history from reader");
    assertThat(deployment.status())
        .isEqualTo(
            """
            error[42501]: the user may not read the history of production
              database: production (reader@PLACE)
              table: public.flyway_schema_history
              fix: have its owner, migrator, run: GRANT SELECT ON public.flyway_schema_history TO reader;""");
  }

  @Test
  void jsonHasEveryMigration() throws Exception {
    Path file = folder.resolve("status.json");
    new StatusOutcomeFile(file, new Documents(LiveShop.ARTIFACTS)).write(deployment.read());
    assertThat(Files.readString(file))
        .contains(
            "\"version\" : \"2\"",
            "\"script\" : \"R__totals.sql\"",
            "\"state\" : \"applied\"",
            "\"installedBy\" : \"migrator\"");
  }
}
