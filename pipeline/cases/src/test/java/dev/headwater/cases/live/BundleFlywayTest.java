package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.live.BundledShop.Ran;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bundles with each Flyway, beside an application whose own Flyway uses the same history. */
final class BundleFlywayTest {

  @RegisterExtension static final ShopServer SERVER = new ShopServer();

  @TempDir private Path folder;

  /** Its libraries are the oldest, too, and Headwater's share them in the jar. */
  @Test
  void oldestFlywayComesBeforeAndAfter() throws Exception {
    comesBeforeAndAfter(versions().findFirst().orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("newer")
  @Tag("thorough")
  void newerFlywayComesBeforeAndAfter(String version) throws Exception {
    comesBeforeAndAfter(version);
  }

  static Stream<String> newer() {
    return versions().skip(1);
  }

  private static Stream<String> versions() {
    return Stream.of(System.getProperty("matrix.flyway").split(" "));
  }

  private void comesBeforeAndAfter(String version) throws Exception {
    LiveShop shop = SERVER.shop(folder).flyway(version).shop();
    BundledShop bundle = new BundledShop(shop, folder);
    shop.file("db/V3__state.sql", "alter table orders add state text;")
        .file("db/U3__state.sql", "alter table orders drop state;")
        .file("db/V4__index.sql", "create index concurrently orders_state on orders (state);")
        .file("db/U4__index.sql", "drop index concurrently orders_state;")
        .file("db/afterMigrate.sql", "comment on table orders is 'said after each migration';");
    bundle.build();
    Ran done = bundle.run("migrate");
    assertThat(done.text())
        .contains("migrate: done: PLACE is at version 4; 2 migrations")
        .endsWith("the schema is what the migrations make at version 4");
    shop.migrate(); // as the application does; it validates, and finds nothing to do
    assertThat(bundle.run("undo", "--to=V2").text())
        .endsWith("the schema is what the migrations make at version 2");
    shop.migrate();
    assertThat(bundle.run("migrate"))
        .isEqualTo(new Ran(0, "migrate: nothing to do: PLACE is at version 4"));
    assertThat(bundle.run("drift").exit()).isZero();
  }
}
