package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.live.BundledShop.Ran;
import dev.headwater.database.ThrowawayDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bundle with hundreds of pairs: up to the newest version, down to nothing, and up again. */
@Tag("thorough")
final class BundleOfManyTest {

  private static final int PAIRS = Integer.getInteger("bundle.pairs", 340);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"15", "18"})
  void pairsGoUpAndDownAndUpAgain(String major) throws Exception {
    try (ThrowawayDatabase server = LiveShop.server(major)) {
      LiveShop shop = new LiveShop(folder.toRealPath(), server, server);
      new ManyPairs(22).write(shop, PAIRS);
      BundledShop bundle = new BundledShop(shop, folder);
      bundle.build();
      String head = "the schema is what the migrations make at version " + PAIRS;

      Ran up = bundle.run("migrate");
      assertThat(up.text()).endsWith(head);
      assertThat(bundle.run("undo", "--to=0").text())
          .startsWith("error[undo-loses-rows]: ")
          .doesNotContain("undo: done");
      String all = String.join(",", bundle.tables());
      Ran down = bundle.run("undo", "--to=0", "--allow-loss=" + all);
      assertThat(down.text())
          .contains("undo: done: PLACE is before the first migration; " + PAIRS + " migrations")
          .endsWith("the schema is what the migrations make before the first one");
      assertThat(bundle.tables()).containsExactly("public.flyway_schema_history");
      Ran again = bundle.run("migrate");
      assertThat(again.text()).endsWith(head);
      assertThat(bundle.run("drift").exit()).isZero();
    }
  }
}
