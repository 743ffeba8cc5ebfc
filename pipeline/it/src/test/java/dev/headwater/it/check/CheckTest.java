package dev.headwater.it.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headwater.it.support.InstalledPlugin;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code headwater:check} in projects that commit their classes, and in those that do not. */
final class CheckTest {

  private static final String COMMITTED =
      MavenProject.plugin(
          "<packageName>com.example.db</packageName>"
              + "<outputDirectory>src/main/generated</outputDirectory>");
  private static final String OFFLINE = "-Dheadwater.depth=offline";

  @Test
  @Tag("thorough")
  void classesBelowTargetNeedNotBeThere() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      assertThat(shop.run("headwater:check").output())
          .contains(
              "check: same: the migrations make 6 files, and there are none in"
                  + " target/generated-sources/headwater to compare with");
      assertThat(shop.folder().resolve("target/generated-sources")).doesNotExist();
      try (Stream<Path> left = Files.list(shop.folder().resolve("target/headwater"))) {
        assertThat(left).containsExactly(shop.folder().resolve("target/headwater/check.json"));
      }
      assertThat(shop.run("headwater:check", OFFLINE).output())
          .contains(
              "check: same: there are no classes in target/generated-sources/headwater to look at"
                  + " (offline)");
    }
  }

  @Test
  void wrongParametersAreErrorsInTheFileToo() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      assertThat(shop.run("headwater:check", "-Dheadwater.depth=deep").problem())
          .isEqualTo(
              """
              check: error

              error[depth]: <depth> cannot be "deep"
                allowed: offline, full""");
      assertThat(outcome(shop))
          .startsWith("{\"outcome\":\"error\",\"depth\":\"deep\"")
          .contains("\"code\":\"depth\"");
    }
  }

  @Test
  @Tag("thorough")
  void rootOfAMultiModuleBuildChecksTheModulesThatGenerate() throws Exception {
    try (MavenProject shop = MavenProject.shop();
        MavenProject root = MavenProject.empty()) {
      String inherited =
          "<parent><groupId>com.example</groupId><artifactId>all</artifactId><version>1</version>"
              + "</parent>";
      root.file(
          "pom.xml",
          """
          <project xmlns="http://maven.apache.org/POM/4.0.0">
            <modelVersion>4.0.0</modelVersion>
            <groupId>com.example</groupId><artifactId>all</artifactId><version>1</version>
            <packaging>pom</packaging>
            <modules><module>one</module><module>two</module></modules>
            <build><pluginManagement><plugins><plugin>
              <groupId>dev.headwater</groupId>
              <artifactId>headwater-maven-plugin</artifactId>
              <version>%s</version>
              <configuration><postgresVersion>18</postgresVersion></configuration>
            </plugin></plugins></pluginManagement></build>
          </project>
          """
              .formatted(InstalledPlugin.VERSION));
      root.file(
          "one/pom.xml",
          Files.readString(shop.folder().resolve("pom.xml"))
              .replace(
                  "<groupId>com.example</groupId>\n  <artifactId>shop",
                  inherited + "<artifactId>shop"));
      root.file("one/src/main/resources/db/migration/V1__a.sql", "create table a (id int);");
      root.file(
          "two/pom.xml",
          """
          <project xmlns="http://maven.apache.org/POM/4.0.0">
            <modelVersion>4.0.0</modelVersion>
            %s
            <artifactId>two</artifactId>
          </project>
          """
              .formatted(inherited));
      String check = "headwater:check";
      Result result = root.run(check, OFFLINE);
      assertThat(result.succeeded()).as(result.output()).isTrue();
      assertThat(result.output()).containsOnlyOnce("check: same");
      assertThat(root.run("-X", check, OFFLINE).output())
          .contains("Headwater: nothing to do, this project has no execution of generate");
    }
  }

  @Test
  void eachOfSeveralExecutionsHasAnOutcomeOfItsOwn() throws Exception {
    String two =
        MavenProject.PLUGIN.replaceAll(
            "(?s)<execution>.*</execution>",
            """
            <execution><id>one</id><goals><goal>generate</goal></goals></execution>
            <execution><id>two</id><goals><goal>generate</goal></goals>
              <configuration><outputDirectory>target/two</outputDirectory></configuration>
            </execution>
            """);
    try (MavenProject shop = MavenProject.shop().pom(two, "")) {
      Result result = shop.run("headwater:check", OFFLINE);
      assertThat(result.output()).contains("target/generated-sources/headwater", "target/two");
      assertThat(shop.folder().resolve("target/headwater/check-one.json")).exists();
      assertThat(shop.folder().resolve("target/headwater/check-two.json")).exists();
    }
  }

  @Test
  void checkInThePomRunsWithVerify() throws Exception {
    String bound =
        COMMITTED.replaceAll(
            "(?s)<execution>.*</execution>",
            "<execution><id>pr</id><goals><goal>check</goal></goals></execution>");
    try (MavenProject shop = MavenProject.shop().pom(bound, MavenProject.JOOQ)) {
      Result result = shop.run("verify", OFFLINE);
      assertThat(result.problem())
          .endsWith("  fix: mvn headwater:generate, and commit src/main/generated");
      assertThat(shop.run("headwater:generate").succeeded()).isTrue();
      result = shop.run("verify", OFFLINE);
      assertThat(result.output()).contains("check (pr)").contains("check: same: 6 files");
      assertThat(shop.run("headwater:check", OFFLINE).output()).contains("check: same: 6 files");
    }
  }

  /** The file without white space. */
  private static String outcome(MavenProject shop) throws IOException {
    JsonNode tree =
        new ObjectMapper().readTree(shop.folder().resolve("target/headwater/check.json").toFile());
    return tree.toString();
  }
}
