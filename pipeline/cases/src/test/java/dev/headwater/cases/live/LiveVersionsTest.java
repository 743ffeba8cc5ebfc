package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.database.ThrowawayDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each major version of PostgreSQL in production. */
@Tag("thorough")
final class LiveVersionsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"13", "14", "16", "17", "18"})
  void driftIsFoundAndTakenBack(String major) throws Exception {
    try (ThrowawayDatabase server = LiveShop.server(major)) {
      LiveShop shop = new LiveShop(folder.toRealPath(), server, server).shop();
      assertThat(shop.drift()).startsWith("drift: same: ");
      shop.sql("alter table users alter mail set not null", "drop view totals");
      assertThat(shop.driftWithScript())
          .contains(
              """
                - view public.totals  1 column
              """,
              "~ column mail  not null: no -> yes",
              "proven on a database with this schema and without rows",
              "alter table public.users alter column mail drop not null;");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"13", "14", "16", "17", "18"})
  void migrationsComeAndGo(String major) throws Exception {
    try (ThrowawayDatabase server = LiveShop.server(major)) {
      LiveShop shop =
          new LiveShop(folder.toRealPath(), server, server)
              .shop()
              .file("db/V3__state.sql", "alter table orders add state text;")
              .file("db/U3__state.sql", "alter table orders drop state;");
      Deployment deployment = new Deployment(shop);
      assertThat(deployment.migrate())
          .contains(
              "migrate: done: production is at version 3",
              "the schema is what the migrations make at version 3");
      shop.sql("insert into orders values (1, true, 'new')");
      assertThat(deployment.undo()).startsWith("error[undo-loses-rows]");
      assertThat(deployment.undo("orders"))
          .contains(
              "undo: done: production is at version 2",
              "the schema is what the migrations make at version 2");
    }
  }
}
