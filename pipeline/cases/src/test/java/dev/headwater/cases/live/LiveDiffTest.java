package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.problem.ProblemException;
import dev.headwater.report.DiffFormat;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Differences between a live database and states of the migrations. */
final class LiveDiffTest {

  @RegisterExtension static final ShopServer SERVER = new ShopServer();

  @TempDir private Path folder;

  private LiveShop shop;

  @BeforeEach
  void makeShop() throws Exception {
    shop = SERVER.shop(folder).shop();
  }

  @Test
  void migrationsThatAreNotAppliedYet() throws Exception {
    shop.file("db/V3__state.sql", "alter table orders add state text;");
    assertThat(shop.diff("db:production", "here"))
        .isEqualTo(
            """
            from db:production (version 2, PostgreSQL N) to here (4 migrations), PostgreSQL N
              table public.orders
              + column state  text
            1 added
            """);
    assertThat(shop.diff("V2", "db:production"))
        .isEqualTo(
            """
            from V2 (3 migrations) to db:production (version 2, PostgreSQL N), PostgreSQL N
            no difference
            """);
  }

  @Test
  void lowerVersionsHaveNoRepeatableMigrations() {
    assertThat(shop.diff("db:production", "V1"))
        .isEqualTo(
            """
            from db:production (version 2, PostgreSQL N) to V1 (1 migration, without 1 repeatable one), PostgreSQL N
            - table public.orders  its rows are lost; 2 columns, 1 constraint
            - view public.totals   1 column
            note: V1 is built without repeatable migrations, so their objects count as removed
            2 removed; 1 loses data
            """);
  }

  @Test
  void schemasOfOthersAreCounted() throws Exception {
    shop.sql("create schema metabase", "create table metabase.report (id int primary key)");
    assertThat(shop.diff("here", "db:production"))
        .isEqualTo(
            """
            from here (3 migrations) to db:production (version 2, PostgreSQL N), PostgreSQL N
            note: not compared, because the migrations neither made nor filled it: schema metabase (1 object)
            no difference
            """);
  }

  @Test
  void twoMomentsOfOneDatabaseAreTheSame() {
    assertThat(shop.diff("db:production", "db:staging"))
        .isEqualTo(
            """
            from db:production (version 2, PostgreSQL N) to db:staging (version 2, PostgreSQL N), PostgreSQL N
            no difference
            """);
  }

  @Test
  void jsonNamesTheServer() {
    assertThat(shop.diff(DiffFormat.JSON, "db:production", "here"))
        .isEqualTo(
            """
            {
              "outcome" : "same",
              "from" : {
                "state" : "db:production",
                "migrations" : 3,
                "repeatablesLeftOut" : 0,
                "version" : "2",
                "postgres" : "N"
              },
              "to" : {
                "state" : "here",
                "migrations" : 3,
                "repeatablesLeftOut" : 0
              },
              "postgres" : "N",
              "changes" : [ ],
              "elsewhere" : { },
              "notModelled" : { },
              "notes" : [ ]
            }
            """);
  }

  @Test
  void anotherMajorIsNeverTheSame() throws Exception {
    try (ThrowawayDatabase other = LiveShop.server("18")) {
      LiveShop apart = new LiveShop(folder.toRealPath(), SERVER.database(), other).shop();
      assertThatThrownBy(() -> apart.diff("db:production", "here"))
          .isInstanceOf(ProblemException.class)
          .extracting(
              e -> e.getMessage().replaceAll("(\\d+)\\.\\d+", "$1.N").replaceAll("127\\S+", "P"))
          .isEqualTo(
              """
              error[not-compared]: not compared: production is PostgreSQL 15.N, and no throwaway database of this major version is to be had
                why: the server is PostgreSQL 18.N, and <postgresVersion> is 15
                server: P
                fix: see docs/providers.md for providers that have PostgreSQL 15; an <image>, a <postgresHome> or a <server> must be of that version, too""");
    }
  }
}
