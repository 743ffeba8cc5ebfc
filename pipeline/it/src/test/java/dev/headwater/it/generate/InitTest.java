package dev.headwater.it.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.server.CompanyServer;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.it.support.InstalledPlugin;
import dev.headwater.it.support.MavenProject;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code mvn headwater:init} in a project that does not know Headwater. */
final class InitTest {

  private static final String INIT =
      "dev.headwater:headwater-maven-plugin:" + InstalledPlugin.VERSION + ":init";

  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
      \t<modelVersion>4.0.0</modelVersion>
      \t<groupId>com.my-shop</groupId>   <artifactId>shop</artifactId> <!-- mine -->
      \t<version>1</version>
      \t%s
      </project>
      """;

  private static final String MANAGED =
      "<dependencyManagement><dependencies><dependency><groupId>org.jooq</groupId>"
          + "<artifactId>jooq</artifactId><version>"
          + System.getProperty("jooq.version")
          + "</version></dependency></dependencies></dependencyManagement>";

  @Test
  void projectGeneratesAfterItAndASecondOneChangesNothing() throws Exception {
    try (MavenProject shop = MavenProject.empty()) {
      shop.file("pom.xml", POM.formatted(MANAGED)).file(".gitignore", "*.log");
      assertThat(shop.run(INIT).output())
          .contains(
              "Headwater: init: pom.xml: the dependency org.jooq:jooq\n",
              "Headwater: init: pom.xml: the plugin headwater-maven-plugin "
                  + InstalledPlugin.VERSION
                  + "\n",
              "Headwater: init: made src/main/resources/db/migration/V1__first.sql\n",
              "Headwater: init: .gitignore: target/\n",
              "Headwater: init: now run mvn generate-sources\n");
      String pom = Files.readString(shop.folder().resolve("pom.xml"));
      assertThat(pom)
          .contains(
              "\t<groupId>com.my-shop</groupId>   <artifactId>shop</artifactId> <!-- mine -->\n",
              MANAGED,
              "\t\t\t\t\t<packageName>com.my_shop.db</packageName>\n",
              "\t\t\t<groupId>org.jooq</groupId>\n\t\t\t<artifactId>jooq</artifactId>\n\t\t</dep");
      assertThat(shop.folder().resolve(".gitignore")).hasContent("*.log\ntarget/\n");

      assertThat(shop.run(INIT).output())
          .contains("Headwater: init: nothing to do, the project uses Headwater already\n");
      assertThat(shop.folder().resolve("pom.xml")).hasContent(pom);
      shop.run("generate-sources").output();
      assertThat(shop.generated("com/my_shop/db/tables/Example.java")).exists();
    }
  }

  @Test
  @Tag("thorough")
  void databaseThatIsThereIsAdopted() throws Exception {
    try (CompanyServer company = CompanyServer.start(new TestArtifacts());
        MavenProject shop = MavenProject.empty()) {
      company.sql("create role reader login password 'r3ad'", "create database shop");
      company.in("shop", "create table author (id int primary key)");
      shop.environment("PGPASSWORD", "r3ad").file("pom.xml", POM.formatted(""));
      assertThat(
              shop.run(
                      INIT,
                      "-Dheadwater.on=jdbc:postgresql://" + company.place() + "/shop?user=reader")
                  .output())
          .contains(
              "Headwater: adopt: src/main/resources/db/migration/V1__baseline.sql has 1 statement");
      assertThat(shop.folder().resolve("src/main/resources/db/migration/V1__first.sql"))
          .doesNotExist();
    }
  }

  @Test
  void moduleWithoutCodeIsRefused() throws Exception {
    try (MavenProject shop = MavenProject.empty()) {
      shop.file("pom.xml", POM.formatted("<packaging>pom</packaging>"));
      assertThat(shop.run(INIT).problem())
          .isEqualTo(
              """
              error[init]: this module has the packaging pom, and no code
                module: shop
                fix: run it in the module that uses the database: mvn -pl MODULE …""");
    }
  }
}
