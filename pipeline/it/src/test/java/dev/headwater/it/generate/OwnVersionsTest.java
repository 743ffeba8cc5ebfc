package dev.headwater.it.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.it.support.LibraryJar;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tools come in the project's own versions. */
final class OwnVersionsTest {

  @Test
  void declaredVersionsAreUsed() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      shop.pom(
          MavenProject.PLUGIN,
          MavenProject.dependency("org.jooq:jooq:3.18.7")
              + MavenProject.dependency("org.flywaydb:flyway-core:9.22.3"));
      Result result = shop.run("compile");
      assertThat(result.output())
          .contains("Flyway 9.22.3, jOOQ 3.18.7; files: 6 written")
          .contains("BUILD SUCCESS");
    }
  }

  @Test
  @Tag("thorough")
  void managedVersionsAreUsed() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      shop.pom(
          MavenProject.PLUGIN,
          "<dependency><groupId>org.jooq</groupId><artifactId>jooq</artifactId></dependency>",
          "<dependencyManagement><dependencies>"
              + MavenProject.dependency("org.jooq:jooq:3.19.35")
              + MavenProject.dependency("org.flywaydb:flyway-core:11.20.3")
              + "</dependencies></dependencyManagement>");
      assertThat(shop.run("compile").output())
          .contains("Flyway 11.20.3, jOOQ 3.19.35;")
          .contains("BUILD SUCCESS");
    }
  }

  @Test
  @Tag("thorough")
  void versionsOfABomAreUsed() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      shop.pom(
          MavenProject.PLUGIN,
          "<dependency><groupId>org.jooq</groupId><artifactId>jooq</artifactId></dependency>",
          "<dependencyManagement><dependencies>"
              + MavenProject.dependency("org.springframework.boot:spring-boot-dependencies:3.5.7")
                  .replace("</dependency>", "<type>pom</type><scope>import</scope></dependency>")
              + "</dependencies></dependencyManagement>");
      assertThat(shop.run("compile").output())
          .contains("Flyway 11.7.2, jOOQ 3.19.27;")
          .contains("BUILD SUCCESS");
    }
  }

  @Test
  @Tag("thorough")
  void conflictingLibrariesOfTheProjectAndThePluginDoNotMatter() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      String old =
          MavenProject.dependency("com.fasterxml.jackson.core:jackson-databind:2.9.10.8")
              + MavenProject.dependency("org.slf4j:slf4j-api:1.7.25")
              + MavenProject.dependency("ch.qos.logback:logback-classic:1.2.3")
              + MavenProject.dependency("com.sun.xml.bind:jaxb-impl:2.2.11")
              + MavenProject.dependency("javax.xml.bind:jaxb-api:2.2.11");
      shop.pom(
          MavenProject.PLUGIN.replace(
              "<executions>", "<dependencies>" + old + "</dependencies><executions>"),
          MavenProject.JOOQ + old);
      assertThat(shop.run("compile").output()).contains("BUILD SUCCESS");
    }
  }

  @Test
  @Tag("thorough")
  void versionThatDoesNotExistIsNamed() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      shop.pom(MavenProject.PLUGIN, MavenProject.dependency("org.flywaydb:flyway-core:13.99.0"));
      assertThat(shop.run("generate-sources").problem())
          .startsWith(
              "error[missing-artifact]: cannot get Flyway 13.99.0\n"
                  + "  artifact: org.flywaydb:flyway-core:13.99.0\n"
                  + "  why: ")
          .endsWith(
              "  fix: go online once (without -o), or correct the version that the project declares");
    }
  }

  @Test
  @Tag("thorough")
  void flywayTomlIsHonoured() throws Exception {
    try (MavenProject shop = MavenProject.empty()) {
      shop.pom(MavenProject.PLUGIN, MavenProject.JOOQ)
          .file(
              "flyway.toml",
              """
              [environments.default]
              url = "jdbc:postgresql://db.example/prod"
              user = "app"
              schemas = ["shop"]
              [flyway]
              locations = ["filesystem:sql"]
              sqlMigrationPrefix = "M"
              table = "history"
              [flyway.placeholders]
              name = "orders"
              """)
          .file("sql/M1__create.sql", "create table ${name} (id int primary key);");
      assertThat(shop.run("compile").output()).contains("BUILD SUCCESS");
      assertThat(shop.generated("com/example/db/tables/Orders.java")).exists();
      assertThat(shop.generated("com/example/db/tables/History.java")).doesNotExist();
    }
  }

  @Test
  @Tag("thorough")
  void flywayConfIsHonouredAndTheCommandLineWins() throws Exception {
    try (MavenProject shop = MavenProject.empty()) {
      shop.pom(MavenProject.PLUGIN, MavenProject.JOOQ)
          .file(
              "flyway.conf",
              """
              flyway.url=jdbc:postgresql://db.example/prod
              flyway.locations=filesystem:sql
              flyway.placeholders.name=orders
              """)
          .file("sql/V1__create.sql", "create table ${name} (id int primary key);");
      assertThat(shop.run("compile", "-Dheadwater.placeholders.name=bills").output())
          .contains("BUILD SUCCESS");
      assertThat(shop.generated("com/example/db/tables/Bills.java")).exists();
    }
  }

  @Test
  void strategyAndJavaMigrationComeFromDependencies() throws Exception {
    try (MavenProject library = MavenProject.empty();
        MavenProject shop = MavenProject.shop()) {
      library
          .file(
              "pom.xml",
              """
              <project xmlns="http://maven.apache.org/POM/4.0.0">
                <modelVersion>4.0.0</modelVersion>
                <groupId>com.example</groupId><artifactId>lib</artifactId><version>1</version>
              </project>
              """)
          .file(
              "src/com/example/OurStrategy.java",
              """
              package com.example;
              public class OurStrategy extends org.jooq.codegen.DefaultGeneratorStrategy {
                @Override public String getJavaClassName(org.jooq.meta.Definition d, Mode mode) {
                  return "Our" + super.getJavaClassName(d, mode);
                }
              }
              """)
          .file(
              "src/com/example/migrations/V2__filled_in_java.java",
              """
              package com.example.migrations;
              public class V2__filled_in_java extends org.flywaydb.core.api.migration.BaseJavaMigration {
                @Override public void migrate(org.flywaydb.core.api.migration.Context context)
                    throws Exception {
                  try (var s = context.getConnection().createStatement()) {
                    s.execute("create table made_in_java (id int primary key)");
                  }
                }
              }
              """);
      LibraryJar.install(library, "com.example", "lib", "1");
      shop.pom(
          MavenProject.plugin(
                  """
                  <packageName>com.example.db</packageName>
                  <locations>
                    <location>src/main/resources/db/migration</location>
                    <location>classpath:com/example/migrations</location>
                  </locations>
                  <jooq><generator><strategy><name>com.example.OurStrategy</name></strategy></generator></jooq>
                  """)
              .replace(
                  "<executions>",
                  "<dependencies>"
                      + MavenProject.dependency("com.example:lib:1")
                      + "</dependencies><executions>"),
          MavenProject.JOOQ);
      Result result = shop.run("compile");
      assertThat(result.output()).contains("2 migrations applied").contains("BUILD SUCCESS");
      assertThat(shop.generated("com/example/db/tables/OurMadeInJava.java")).exists();
    }
  }
}
