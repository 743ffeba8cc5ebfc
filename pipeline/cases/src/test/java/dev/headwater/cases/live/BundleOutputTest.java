package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headwater.cases.live.BundledShop.Ran;
import dev.headwater.cases.live.BundledShop.Started;
import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Bundles whose words do not arrive. */
final class BundleOutputTest {

  private static final File FULL = new File("/dev/full");

  @RegisterExtension static final ShopServer SERVER = new ShopServer();

  @TempDir private Path folder;

  private BundledShop bundle;

  @BeforeEach
  void makeBundle() throws Exception {
    LiveShop shop = SERVER.shop(folder).shop();
    shop.file("db/V3__fine.sql", "-- " + "x".repeat(200_000) + "\ncreate table fine (id int);");
    bundle = new BundledShop(shop, folder);
    bundle.build();
  }

  @Test
  void outputThatCannotBeWrittenFailsTheRun() throws Exception {
    assumeTrue(FULL.exists(), "there is no /dev/full");
    assertThat(bundle.end(bundle.start(Redirect.to(FULL), "script")))
        .isEqualTo(
            new Ran(
                1,
                """
                error[output]: a part of the output could not be written
                  now: the command itself ended with exit code 0
                  fix: send the output to a place with room; status shows what the database has"""));
    assertThat(bundle.end(bundle.start(Redirect.to(FULL), "--help")).exit()).isEqualTo(1);
    Ran migrated = bundle.end(bundle.start(Redirect.to(FULL), "migrate", "--json"));
    assertThat(migrated.text()).startsWith("error[output]: ");
    assertThat(migrated.exit()).isEqualTo(1);
    assertThat(bundle.run("migrate").text())
        .isEqualTo("migrate: nothing to do: PLACE is at version 3");
  }

  @Test
  void readerThatLeavesEarlyDoesNotHoldTheRun() throws Exception {
    Started started = bundle.start(Redirect.PIPE, "script");
    started.process().getInputStream().close();
    assertThat(started.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
  }
}
