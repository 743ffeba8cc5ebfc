package dev.headwater.it.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headwater.cases.server.CompanyServer;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.it.support.LongRun;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The provider server as a Maven user configures it, and builds that are killed. */
final class ServerTest {

  private static final String SLEEPS = "src/main/resources/db/migration/V2__sleeps.sql";

  /** Made once by Maven's own --encrypt-master-password and --encrypt-password. */
  private static final String MASTER =
      "<settingsSecurity><master>"
          + "{X4sZ/zRw5X4Hh8KgmbGPD+bmizzpdRiYYSohYt8NQ5YgSE0XN7wOR+TgWLyRVh90}"
          + "</master></settingsSecurity>";

  private static final String ENCRYPTED =
      "{lR/RjUtdd1UHh9pj7iKFp0rpNDrKfnaAWYS2O/4zPCk2cYGcSNfRitGZSWxIxbPL}";

  private static final String DONE = "1 migration applied; PostgreSQL [\\d.]+ \\(server\\), Flyway";

  private CompanyServer company;
  private List<String> before;
  private MavenProject shop;

  @BeforeEach
  void start() throws Exception {
    company = CompanyServer.start(new TestArtifacts());
    // Maven 4's shell script stumbles over quotes in an argument.
    company.sql("create role typist login createdb password 'hush:1%2'");
    before = company.state();
    shop = MavenProject.shop();
  }

  @AfterEach
  void nothingIsChanged() throws Exception {
    try {
      assertThat(company.leftovers()).isEmpty();
      assertThat(company.state()).isEqualTo(before);
    } finally {
      company.close();
      shop.close();
    }
  }

  @Test
  @Tag("thorough")
  void credentialsFromSettings() throws Exception {
    String escaped = CompanyServer.PASSWORD.replace("\"", "&quot;");
    pomWithServerId().settings(server("company", escaped));
    Result result = shop.run("-X", "generate-sources");
    assertThat(result.output()).containsPattern(DONE).doesNotContain("\"secret\"");
    assertThat(shop.generated("com/example/db/tables/Author.java")).exists();
  }

  @Test
  @Tag("thorough")
  void watchGeneratesAtEverySaveAndDropsItsDatabaseAtTheEnd() throws Exception {
    pomWithServerId().settings(server("company", CompanyServer.PASSWORD.replace("\"", "&quot;")));
    String file = "src/main/resources/db/migration/V2__book.sql";
    try (LongRun watch = new LongRun(shop.start("headwater:watch"))) {
      watch.await("Ctrl-C ends it");
      shop.file(file, "create table book (id int);");
      watch.await("(server), Flyway");
      assertThat(shop.generated("com/example/db/tables/Book.java")).exists();
      shop.file(file, "create table book (id int) oops;");
      watch.await(file + ":1:28: error[42601]: syntax error at or near \"oops\"");
      assertThat(shop.generated("com/example/db/tables/Book.java")).exists();
      shop.file(file, "create table shelf (id int);");
      watch.await("(server), Flyway");
      assertThat(shop.generated("com/example/db/tables/Shelf.java")).exists();
      assertThat(shop.generated("com/example/db/tables/Book.java")).doesNotExist();
      watch.stop();
    }
  }

  @Test
  @Tag("thorough")
  void encryptedPasswordFromSettings() throws Exception {
    pomWithServerId().settings(server("company", ENCRYPTED)).file("security.xml", MASTER);
    String security = "-Dsettings.security=" + shop.folder().resolve("security.xml");
    assertThat(shop.run(security, "generate-sources").output()).containsPattern(DONE);
  }

  @Test
  @Tag("thorough")
  void passwordThatCannotBeDecrypted() throws Exception {
    pomWithServerId().settings(server("company", ENCRYPTED));
    String nowhere = "-Dsettings.security=" + shop.folder().resolve("nowhere.xml");
    String problem = shop.run(nowhere, "generate-sources").problem();
    assumeTrue(!problem.contains("Error building settings"), "Maven 4 refuses it by itself");
    assertThat(problem)
        .startsWith(
            "error[server-id]: the password of <server> \"company\" cannot be decrypted\n"
                + "  Maven: Failed to decrypt password for server company: ")
        .endsWith(
            "\n  fix: encrypt it anew with the master password of settings-security.xml:"
                + " mvn --encrypt-password");
  }

  @Test
  @Tag("thorough")
  void idThatIsNotInSettings() throws Exception {
    pomWithServerId().settings(server("nexus", "x"));
    assertThat(shop.run("generate-sources").problem())
        .isEqualTo(
            """
            error[server-id]: settings.xml has no <server> "company"
              known: nexus
              fix: correct <server><id>, or add to ~/.m2/settings.xml:
                <servers><server><id>company</id><username>…</username><password>…</password></server></servers>""");
  }

  @Test
  void everythingOnTheCommandLine() throws Exception {
    Result result =
        shop.run(
            "-X",
            "generate-sources",
            "-Dheadwater.server.url=" + company.url() + "?user=nobody&password=wrongone",
            username(),
            password());
    // Maven 4 shows its own command line.
    assertThat(result.output().replaceAll("(?m)^Command line: .*", ""))
        .containsPattern(DONE)
        .doesNotContain("hush")
        .doesNotContain("wrongone");
  }

  @Test
  @Tag("thorough")
  void variablesOfPostgresClients() throws Exception {
    variables().environment("PGPASSWORD", CompanyServer.PASSWORD);
    assertThat(shop.run("generate-sources", "-Dheadwater.provider=server").output())
        .containsPattern(DONE);
  }

  @Test
  @Tag("thorough")
  void addressInPropertiesOfThePom() throws Exception {
    shop.settings(server("company", CompanyServer.PASSWORD.replace("\"", "&quot;")));
    Path pom = shop.folder().resolve("pom.xml");
    String properties =
        "<properties><headwater.server.url>"
            + company.url()
            + "</headwater.server.url><headwater.server.id>company</headwater.server.id>";
    Files.writeString(pom, Files.readString(pom).replace("<properties>", properties));
    assertThat(shop.run("generate-sources").output()).containsPattern(DONE);
  }

  @Test
  @Tag("thorough")
  void passwordFileOfPostgresClients() throws Exception {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    String line = "*:*:*:*:" + CompanyServer.PASSWORD.replaceAll("[\\\\:]", "\\\\$0") + "\n";
    Path file = shop.file("passwords", line).folder().resolve("passwords");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    variables().environment("PGPASSFILE", file.toString());
    assertThat(shop.run("generate-sources", "-Dheadwater.provider=server").output())
        .containsPattern(DONE);
  }

  @Test
  @Tag("thorough")
  void urlThatIsNotUsedIsSaid() throws Exception {
    Result result =
        shop.run(
            "generate-sources",
            "-Dheadwater.provider=embedded",
            "-Dheadwater.server.id=nowhere",
            "-Dheadwater.server.url=jdbc:postgresql://no-such-host.invalid/shop");
    assertThat(result.output())
        .contains(
            "[WARNING] Headwater: <server><url> is not used, because <provider> is embedded\n")
        .containsPattern("PostgreSQL [\\d.]+ \\(embedded\\)");
  }

  @Test
  @Tag("thorough")
  void killedBuildIsSweptByALaterOne() throws Exception {
    shop.file(SLEEPS, "select pg_sleep(600);");
    Process maven = shop.start("generate-sources", url(), username(), password());
    awaitSleeping();
    maven.descendants().forEach(ProcessHandle::destroyForcibly);
    maven.destroyForcibly().waitFor();
    String left = company.leftovers().get(0);
    shop.file(SLEEPS, "select 1;");
    await("select count(*) = 0 from pg_stat_activity where datname = '" + left + "'");
    assertThat(shop.run("generate-sources", url(), username(), password()).succeeded()).isTrue();
    assertThat(company.leftovers()).containsExactly(left);
    company.age(left);
    assertThat(shop.run("generate-sources", url(), username(), password()).output())
        .contains("Headwater: dropped " + left + ", which a killed run left behind");
  }

  @Test
  @Tag("thorough")
  void stoppedBuildLeavesNothing() throws Exception {
    shop.file(SLEEPS, "select pg_sleep(600);");
    Process maven = shop.start("generate-sources", url(), username(), password());
    awaitSleeping();
    maven.descendants().forEach(ProcessHandle::destroy);
    maven.destroy();
    maven.waitFor();
    await("select count(*) = 0 from pg_stat_activity where datname ~ '^headwater_'");
    assertThat(company.leftovers()).isEmpty();
  }

  private MavenProject pomWithServerId() throws IOException {
    return shop.pom(
        MavenProject.plugin(
            "<packageName>com.example.db</packageName><provider>server</provider><server><url>"
                + company.url()
                + "</url><id>company</id></server>"),
        MavenProject.JOOQ);
  }

  private static String server(String id, String password) {
    return "<servers><server><id>"
        + id
        + "</id><username>builder</username><password>"
        + password
        + "</password></server></servers>";
  }

  private MavenProject variables() {
    String[] place = company.place().split(":");
    return shop.environment("PGHOST", place[0])
        .environment("PGPORT", place[1])
        .environment("PGDATABASE", "postgres")
        .environment("PGUSER", "builder");
  }

  private String url() {
    return "-Dheadwater.server.url=" + company.url();
  }

  private static String username() {
    return "-Dheadwater.server.username=typist";
  }

  private static String password() {
    return "-Dheadwater.server.password=hush:1%2";
  }

  private void awaitSleeping() throws Exception {
    await(
        "select count(*) > 0 from pg_stat_activity"
            + " where query ~ '^select pg_sleep' and state = 'active'");
  }

  private void await(String condition) throws Exception {
    Instant deadline = Instant.now().plusSeconds(120);
    while (!company.ask(condition).get(0).equals("t")) {
      assertThat(Instant.now()).as(condition).isBefore(deadline);
      Thread.sleep(50);
    }
  }
}
