package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.live.BundledShop.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files and options that do not say on which databases a bundle shall work. */
@Tag("thorough")
final class BundleTargetErrorsTest {

  @RegisterExtension static final ShopServer SERVER = new ShopServer();

  @TempDir private Path folder;

  private Tenants tenants;

  private Tenants tenants(int count, String... scripts) throws Exception {
    tenants = Tenants.of(folder, SERVER.database(), count, scripts);
    return tenants;
  }

  @Test
  void wayThatWouldBeLongerInTheNextRun() throws Exception {
    tenants(2, "create table a (id int);");
    assertThat(tenants.run("undo"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[arguments]: with --targets, undo needs the version to go back to
                  why: the same run once more would go further in databases that are done
                  fix: name the version that all databases are to have: --to=V…"""));
    assertThat(tenants.run("migrate", "--steps=1").text())
        .startsWith("error[arguments]: with --targets, migrate takes no --steps\n");
  }

  @Test
  void filesThatDoNotNameDatabases() throws Exception {
    tenants(2, "create table a (id int);");
    tenants.write("tenant1\n\n# the second one\ntenant2\ntenant1\n");
    assertThat(tenants.run("migrate"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[targets]: FILE:5: tenant1 stands there twice
                  fix: take one of the lines away"""));
    tenants.write("tenant1\njdbc:postgresql://u:geheim@db/shop\n");
    assertThat(tenants.run("migrate"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[targets]: FILE:2: the line is no name of a service
                  fix: write the name of one service of pg_service.conf on each line; the address is in pg_service.conf, the password there or in .pgpass"""));
    tenants.write("# none yet\n");
    assertThat(tenants.run("migrate"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[targets]: FILE names no database
                  fix: write the name of one service of pg_service.conf on each line"""));
    tenants.write("tenant1\ntenant7\ntenant2\ntenant8\n");
    assertThat(tenants.run("migrate"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[service]: FILE names services that are nowhere, so nothing was begun: tenant7, tenant8
                  looked in: %s
                  fix: correct the name, or PGSERVICEFILE, or the file pg_service.conf"""
                    .formatted(folder.resolve("pg_service.conf"))));
    Files.delete(tenants.file());
    assertThat(tenants.run("migrate"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[targets]: FILE cannot be read
                  why: java.nio.file.NoSuchFileException: FILE
                  fix: name a file in UTF-8 that this user may read: --targets=FILE"""));
    Path services = folder.resolve("pg_service.conf");
    Files.writeString(
        services, Files.readString(services).replaceAll("dbname=.*", "dbname=copied"));
    tenants.write("tenant1\r\ntenant2\r\n");
    assertThat(tenants.run("migrate").text())
        .matches(
            "error\\[targets]: tenant1 and tenant2 are one database: .*/copied\n"
                + "  fix: correct one of them in pg_service.conf, or take one out of FILE");
  }

  @Test
  void servicesThatCannotBeUsed() throws Exception {
    tenants(2, "create table a (id int);");
    Path services = folder.resolve("pg_service.conf");
    Files.writeString(
        services,
        """
        [tenant1]
        host=db.example.com
        dbname=
        [tenant2]
        hostaddr=10.0.0.1
        dbname=shop
        """);
    tenants.bundle().with("PGDATABASE", "shop");
    Ran ran = tenants.run("migrate");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.text().replace(services.toString(), "SERVICES"))
        .isEqualTo(
            """
            SERVICES:1: error[service]: the service tenant1 names no database
              fix: write dbname=… below it
            SERVICES:5: error[service]: the service tenant2 has the key hostaddr, for which PostgreSQL's JDBC driver has no equivalent
              fix: give the address as host""");
    assertThat(tenants.run("migrate", "--json").text().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("{"));
  }

  @Test
  void optionsThatMakeNoSense() throws Exception {
    tenants(1, "create table a (id int);");
    assertThat(tenants.run("script"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[arguments]: this command connects to no database, so it takes no --targets
                  fix: leave --targets out"""));
    assertThat(tenants.run("migrate", "--parallel=0"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[arguments]: --parallel is no number of databases: "0"
                  fix: --parallel=4, for example"""));
    assertThat(tenants.run("migrate", "--wait=-1"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[arguments]: --wait is no number of seconds: "-1"
                  fix: --wait=60, for example"""));
    assertThat(tenants.run("migrate", "--wait-for-others=abc"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[arguments]: --wait-for-others is no number of seconds: "abc"
                  fix: --wait-for-others=60, for example"""));
    assertThat(tenants.run("migrate", "--lock-timeout=abc"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[number]: "abc" is not a number
                  fix: --lock-timeout=10, for example"""));
    assertThat(tenants.bundle().run("migrate", "--keep-going"))
        .isEqualTo(
            new Ran(
                2,
                """
                error[arguments]: --keep-going is for several databases
                  fix: name them: --targets=FILE; or leave --keep-going out"""));
  }
}
