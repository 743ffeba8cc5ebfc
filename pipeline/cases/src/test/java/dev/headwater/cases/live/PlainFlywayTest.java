package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Flyway by itself, after Headwater has taken migrations back. */
final class PlainFlywayTest {

  @RegisterExtension static final ShopServer SERVER = new ShopServer();

  @TempDir private Path folder;

  static Stream<String> otherVersions() {
    String[] all = System.getProperty("matrix.flyway").split(" ");
    return Stream.of(all).limit(all.length - 1);
  }

  @Test
  void newestGoesOn() throws Exception {
    String[] all = System.getProperty("matrix.flyway").split(" ");
    goesOn(undone(all[all.length - 1]));
  }

  @Test
  @Tag("thorough")
  void headwaterGoesOnAfterIt() throws Exception {
    String[] all = System.getProperty("matrix.flyway").split(" ");
    LiveShop shop = undone(all[all.length - 1]);
    Deployment deployment = new Deployment(shop);
    assertThat(deployment.migrate()).contains("production is at version 3");
    flyway(shop, "validate");
    assertThat(deployment.undo()).contains("production is at version 2");
    assertThat(deployment.migrate()).contains("production is at version 3");
    flyway(shop, "validate");
  }

  @ParameterizedTest
  @MethodSource("otherVersions")
  @Tag("thorough")
  void olderOnesGoOn(String version) throws Exception {
    goesOn(undone(version));
  }

  /** With a version that was applied and taken back, and a repeatable migration that needs it. */
  private LiveShop undone(String version) throws Exception {
    LiveShop shop =
        SERVER
            .shop(folder)
            .flyway(version)
            .shop()
            .file("db/V3__state.sql", "alter table orders add state text;")
            .file("db/U3__state.sql", "drop view if exists states; alter table orders drop state;")
            .file("db/R__states.sql", "create or replace view states as select state from orders;")
            .migrate();
    assertThat(new Deployment(shop).undo())
        .contains(
            "taken back, too, because they need what goes; the next migrate runs them again:"
                + " R__states.sql\n",
            "production is at version 2",
            "the schema is what the migrations make at version 2");
    return shop;
  }

  private static void goesOn(LiveShop shop) throws Exception {
    assertThat(info(shop)).contains("3 Deleted", "3 Pending").endsWith("null Pending");

    shop.migrate();

    flyway(shop, "validate");
    assertThat(new Deployment(shop).states())
        .isEqualTo(
            "V1__users.sql applied, V2__orders.sql applied, V3__state.sql applied,"
                + " R__states.sql applied, R__totals.sql applied");
    assertThat(shop.drift()).contains("drift: same");
  }

  private static String info(LiveShop shop) throws Exception {
    Object service = flyway(shop, "info");
    Object all = service.getClass().getMethod("all").invoke(service);
    StringJoiner states = new StringJoiner(", ");
    for (int i = 0; i < Array.getLength(all); i++) {
      Object one = Array.get(all, i);
      Object version = one.getClass().getMethod("getVersion").invoke(one);
      Object state = one.getClass().getMethod("getState").invoke(one);
      states.add(version + " " + state.getClass().getMethod("getDisplayName").invoke(state));
    }
    return states.toString();
  }

  private static Object flyway(LiveShop shop, String command) throws Exception {
    ClassLoader loader = shop.tool().getClass().getClassLoader();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(loader);
    try {
      Class<?> type = loader.loadClass("org.flywaydb.core.Flyway");
      Object configuration = type.getMethod("configure", ClassLoader.class).invoke(null, loader);
      Class<?> fluent = configuration.getClass();
      fluent.getMethod("configuration", Map.class).invoke(configuration, shop.settings());
      fluent
          .getMethod("dataSource", DataSource.class)
          .invoke(configuration, shop.as("migrator", "m"));
      Object flyway = fluent.getMethod("load").invoke(configuration);
      return type.getMethod(command).invoke(flyway);
    } catch (InvocationTargetException e) {
      throw new AssertionError(e.getCause());
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }
}
