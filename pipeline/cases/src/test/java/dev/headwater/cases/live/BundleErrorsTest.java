package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.cases.live.BundledShop.Ran;
import dev.headwater.cases.live.BundledShop.Started;
import dev.headwater.cases.support.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The words of bundles that cannot do what they are asked for. */
@Tag("thorough")
final class BundleErrorsTest {

  @RegisterExtension static final ShopServer SERVER = new ShopServer();

  @TempDir private Path folder;

  private LiveShop shop;
  private BundledShop bundle;

  @BeforeEach
  void makeShop() throws Exception {
    shop = SERVER.shop(folder).shop();
    bundle = new BundledShop(shop, folder);
  }

  @Test
  void argumentsThatMakeNoSense() throws Exception {
    bundle.build();
    assertThat(bundle.run("migrate", "--tow=V2"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[arguments]: Unknown option: '--tow=V2'
                  fix: java -jar shop-migrations.jar --help shows what there is"""));
    assertThat(bundle.run("migrate", "--wait=soon"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[arguments]: --wait is no number of seconds: "soon"
                  fix: --wait=60, for example"""));
    assertThat(bundle.run("migrate", "--lock-timeout=-1"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[number]: nobody can wait so: 10 times -1 seconds
                  fix: --lock-timeout=5 and --lock-attempts=10, for example"""));
    assertThat(bundle.run("migrate", "jdbc:postgresql://u:geheim@db/shop"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[secret-argument]: a password is no argument
                  why: others can read it in the list of processes
                  fix: give it in PGPASSWORD, .pgpass, HEADWATER_PASSWORD or HEADWATER_PASSWORD_FILE"""));
    assertThat(bundle.run("migrate", "--to=last"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[extent]: --to is no version: "last"
                  fix: --to=V43; or --steps=1 for one migration; to the newest one: neither; before the first one: --to=0"""));
  }

  @Test
  void environmentThatNamesNoDatabase() throws Exception {
    bundle.build();
    bundle.with("HEADWATER_PASSWORD_FILE", "/nowhere/secret");
    assertThat(bundle.run("status"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[secret-file]: the file of HEADWATER_PASSWORD_FILE cannot be read
                  file: /nowhere/secret
                  why: java.nio.file.NoSuchFileException: /nowhere/secret
                  fix: mount it, and let this user read it"""));
    bundle.with("HEADWATER_PASSWORD_FILE", "").with("PGHOST", "").with("PGDATABASE", "");
    assertThat(bundle.run("status"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[no-database]: nothing says which database is meant
                  fix: set PGHOST, PGDATABASE and PGUSER, or HEADWATER_URL=jdbc:postgresql://…, or HEADWATER_URL_FILE=/run/secrets/…"""));
    bundle.with("HEADWATER_URL", shop.url() + "?user=migrator&password=m").with("PGUSER", "");
    assertThat(bundle.with("PGPASSWORD", "").run("status").exit()).isZero();
  }

  @Test
  void serviceTakesItsDatabaseFromTheEnvironment() throws Exception {
    bundle.build();
    String[] place = shop.place().split("[:/]");
    Path services =
        Files.writeString(
            folder.resolve("services"),
            """
            [shop]
            host=%s
            port=%s
            user=migrator
            connect_timeout=5
            """
                .formatted(place[0], place[1]));
    bundle.with("PGSERVICEFILE", services.toString()).with("PGSERVICE", "shop");
    assertThat(bundle.with("PGHOST", "").with("PGPORT", "").run("drift").text())
        .isEqualTo(
            "drift: same: service=shop/"
                + shop.database()
                + " (PostgreSQL N) is what the migrations make at version 2");
    assertThat(bundle.with("PGDATABASE", "").run("drift").text())
        .contains("error[3D000]: ", "\n  database: " + place[0] + ":" + place[1] + "/migrator\n");
    bundle.with("PGSERVICE", "").with("PGDATABASE", shop.database()).with("PGPORT", "54a2");
    assertThat(bundle.run("drift"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[database-url]: no address of a PostgreSQL database: the variables PGHOST, PGPORT and PGDATABASE
                  why: its port is no number from 1 to 65535
                  fix: correct the variables PGHOST, PGPORT and PGDATABASE; a URL looks like jdbc:postgresql://db.example.com:5432/shop"""));
  }

  @Test
  void anotherBundleThatDoesNotEnd() throws Exception {
    shop.file("db/V3__state.sql", "alter table orders add state text;");
    bundle.build();
    try (Connection holder = shop.superuser();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("lock table orders in access share mode");
      Started first = bundle.start("migrate", "--lock-timeout=0");
      Waiting.until(shop::waitsForLock);
      assertThat(bundle.run("migrate", "--wait-for-others=1"))
          .isEqualTo(
              new Ran(
                  2,
                  """
                  waiting: another bundle works on PLACE
                  error[deployment-runs]: another bundle works on PLACE
                    waited: 1 s
                    fix: run this again when that run has ended, or wait longer: --wait-for-others=600"""));
      holder.rollback();
      assertThat(bundle.end(first).exit()).isZero();
    }
  }

  @Test
  void undoScriptThatFailedInTheBuild() throws Exception {
    shop.file("db/V3__state.sql", "alter table orders add state text;")
        .file("db/U3__state.sql", "alter table orders drop status;");
    bundle.build();
    assertThat(bundle.run("migrate").exit()).isZero();
    assertThat(bundle.run("undo"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[undo-fails]: U3__state.sql failed when the bundle was built
                  there: db/U3__state.sql:1:1: error[42703]: column "status" of relation "orders" does not exist
                        1 | alter table orders drop status;
                          | ^
                  fix: correct the undo script, and build the bundle again"""));
  }

  @Test
  void versionsThatCannotBeRecorded() throws Exception {
    assertThatThrownBy(() -> bundle.build("newest"))
        .hasMessage(
            """
            error[catalog-versions]: <catalogVersions> has no major version of PostgreSQL: "newest"
              fix: <catalogVersions>17,18</catalogVersions>, for example""");
  }

  @Test
  void migrationInJavaThatIsNotCompiled() throws Exception {
    shop.file("db/V3__java.java", "package db; class V3__java {}");
    assertThatThrownBy(bundle::build)
        .hasMessage(
            """
            error[bundle-uncompiled]: the bundle would lack migrations
              why: not applied, because this module is compiled after Headwater has run: db/V3__java.java; either write it in SQL, or move it to another module, and add that module to the <dependencies> of the plugin and its package to <locations>, such as classpath:db/migration""");
  }
}
