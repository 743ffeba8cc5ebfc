package dev.headwater.it.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headwater.it.support.InstalledPlugin;
import dev.headwater.it.support.LongRun;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import dev.headwater.it.support.Program;
import dev.headwater.it.support.Readme;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The README's section "In your project", done as it says, and its commands after that. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ShopTest {

  private MavenProject shop;

  @BeforeAll
  void generateCompileAndTest() throws Exception {
    shop = Shop.java();
    Result result = shop.run("test");
    assertThat(result.succeeded()).as(result.output()).isTrue();
    assertThat(result.output())
        .containsPattern("Headwater: 2 migrations (applied|found; classes restored)")
        .contains(Shop.TESTED);
  }

  @AfterAll
  void delete() throws Exception {
    shop.close();
  }

  @Test
  void fifteenLinesOfPomAreEnough() {
    assertThat(Readme.plugin().lines().count()).isLessThanOrEqualTo(15);
  }

  @Test
  void checkSaysSame() throws Exception {
    Result result = shop.run("headwater:check", "-Dheadwater.version=" + InstalledPlugin.VERSION);
    assertThat(result.succeeded()).as(result.output()).isTrue();
    assertThat(result.output()).contains("Headwater: check: same");
  }

  @Test
  void dbIsTheMigratedDatabase() throws Exception {
    assumeTrue(Program.isInstalled("psql"), "psql is not installed");
    Result result =
        shop.run(
            "headwater:db", "-Dheadwater.command=psql -Atc 'select enum_range(null::order_state)'");
    assertThat(result.succeeded()).as(result.output()).isTrue();
    assertThat(result.output()).contains("{open,paid,sent}\n");
  }

  @Test
  void renumberRepairsACollision() throws Exception {
    Path folder = shop.folder();
    String mine = Shop.MIGRATIONS + "V3__mine.sql";
    String theirs = Shop.MIGRATIONS + "V3__theirs.sql";
    Program.git(folder, "init", "-q", "-b", "main");
    commit();
    Program.git(folder, "checkout", "-q", "-b", "work");
    shop.file(mine, "alter table product add column weight int;");
    commit();
    Program.git(folder, "checkout", "-q", "main");
    shop.file(theirs, "alter table product add column colour text;");
    commit();
    Program.git(folder, "checkout", "-q", "work");

    Result result = shop.run("headwater:renumber", "-Dheadwater.base=main");
    assertThat(result.output()).contains("Headwater: renamed " + mine + " to V4__mine.sql");
    Files.delete(folder.resolve(Shop.MIGRATIONS + "V4__mine.sql"));
  }

  private void commit() throws Exception {
    Program.git(shop.folder(), "add", "-A");
    Program.git(shop.folder(), "commit", "-q", "-m", "more");
  }

  @Test
  void watchGeneratesAtEverySave() throws Exception {
    String migration = Shop.MIGRATIONS + "V9__stock.sql";
    try (LongRun watch = new LongRun(shop.start("headwater:watch"))) {
      watch.await("Ctrl-C ends it");
      shop.file(migration, "create table stock (product_id bigint references product);");
      watch.await("Headwater: " + migration + " changed\n");
      watch.await("; files: ");
      assertThat(shop.generated("com/example/db/tables/Stock.java")).exists();
      Files.delete(shop.folder().resolve(migration));
      watch.await("; files: ");
      watch.stop();
    }
  }

  @Test
  @Tag("thorough")
  void kotlinUsesTheSameClasses() throws Exception {
    try (MavenProject kotlin = Shop.kotlin()) {
      // Else it leaves a daemon behind.
      Result result = kotlin.run("test", "-Dkotlin.compiler.daemon=false");
      assertThat(result.succeeded()).as(result.output()).isTrue();
      assertThat(result.output()).contains(Shop.TESTED);
      assertThat(kotlin.folder().resolve("target/classes/com/example/OrdersKt.class")).exists();
    }
  }
}
