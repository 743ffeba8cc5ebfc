package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.live.BundledShop.Ran;
import dev.headwater.cases.live.BundledShop.Started;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles that are killed at random: the runs after them come to the same end as one run. */
@Tag("thorough")
final class BundleKilledAnywhereTest {

  private static final int SCRIPTS = 24;
  private static final int ROWS = 40_000;
  private static final int MOST = 60;

  @RegisterExtension static final ShopServer SERVER = new ShopServer();

  @TempDir private Path folder;

  private LiveShop shop;

  private void write() throws Exception {
    for (int i = 3; i < SCRIPTS + 3; i++) {
      String script =
          i % 3 == 0
              ? """
                create table t%1$d (id int, name text);
                insert into t%1$d select g, 'n' || g from generate_series(1, %2$d) g;
                """
                  .formatted(i, ROWS)
              : i % 3 == 1
                  ? """
                    create index concurrently t%1$d_id on t%2$d (id);
                    create index concurrently t%1$d_name on t%2$d (name);
                    """
                      .formatted(i, i - 1)
                  : """
                    insert into t%1$d select g, 'm' || g from generate_series(1, %2$d) g;
                    alter table t%1$d add column more int not null default 1;
                    """
                      .formatted(i - 2, ROWS);
      shop.file("db/V" + i + "__step.sql", script);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void endIsTheSame(long seed) throws Exception {
    shop = SERVER.shop(folder).shop();
    BundledShop bundle = new BundledShop(shop, folder);
    write();
    bundle.build();
    Random random = new Random(seed);
    int killed = 0;
    Ran last = new Ran(1, "");
    for (int run = 0; run < MOST && last.exit() != 0; run++) {
      Started started = bundle.start("migrate");
      // A fast machine is met in the first run, and a slow one comes to its end in a later one.
      int milliseconds = 500 + random.nextInt(500 * (run + 1));
      boolean hasEnded = started.process().waitFor(milliseconds, TimeUnit.MILLISECONDS);
      if (!hasEnded) {
        killed++;
        if (random.nextBoolean()) {
          started.process().destroyForcibly();
        } else {
          started.process().destroy();
        }
      }
      last = bundle.end(started);
      assertThat(last.exit()).as(last.text()).isIn(0, 137, 143);
    }
    assertThat(killed).isPositive();
    assertThat(last.exit()).as(last.text()).isZero();
    assertThat(bundle.run("drift").exit()).isZero();
    for (int i = 3; i < SCRIPTS + 3; i += 3) {
      assertThat(rows("t" + i)).isEqualTo(2L * ROWS);
    }
    assertThat(new Deployment(shop).states()).doesNotContain("pending").doesNotContain("failed");
  }

  private long rows(String table) throws SQLException {
    try (Connection session = shop.superuser();
        Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from " + table)) {
      row.next();
      return row.getLong(1);
    }
  }
}
