package dev.headwater.it.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.it.support.InstalledPlugin;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code headwater-junit} in projects with other versions of JUnit, and with Spring Boot. */
@Tag("thorough")
final class FrameworksTest {

  private static final String JUNIT =
      MavenProject.dependency("dev.headwater:headwater-junit:" + InstalledPlugin.VERSION);

  private static final String POSTGRES =
      MavenProject.dependency("org.postgresql:postgresql:" + System.getProperty("pgjdbc.version"));

  @ParameterizedTest
  @ValueSource(strings = {"5.10.3", "5.14.4", "6.1.3"})
  void eachMethodHasADatabaseWithEveryJunit(String jupiter) throws Exception {
    String dependencies =
        MavenProject.JOOQ
            + POSTGRES
            + MavenProject.dependency("org.junit.jupiter:junit-jupiter:" + jupiter)
            + JUNIT;
    try (MavenProject shop =
        MavenProject.shop()
            .pom(MavenProject.PLUGIN, dependencies)
            .file(
                "src/test/java/com/example/AuthorsTest.java",
                """
                package com.example;

                import static com.example.db.Tables.AUTHOR;
                import static org.junit.jupiter.api.Assertions.assertEquals;

                import dev.headwater.junit.*;
                import java.util.*;
                import org.jooq.DSLContext;
                import org.junit.jupiter.api.*;

                @MigratedDatabase(per = Per.METHOD)
                class AuthorsTest {
                  @RepeatedTest(5)
                  void firstAuthorHasTheFirstId(DSLContext jooq) {
                    jooq.insertInto(AUTHOR, AUTHOR.NAME).values("Ada").execute();
                    assertEquals(List.of(1L), jooq.fetch(AUTHOR).getValues(AUTHOR.ID));
                  }
                }
                """)) {
      passes(shop, 5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.5.7", "4.0.7"})
  void springBootConnectsToTheDatabaseOfTheClass(String boot) throws Exception {
    String managed =
        "<dependencyManagement><dependencies>"
            + MavenProject.dependency("org.springframework.boot:spring-boot-dependencies:" + boot)
                .replace("</dependency>", "<type>pom</type><scope>import</scope></dependency>")
            + "</dependencies></dependencyManagement>";
    String dependencies =
        MavenProject.JOOQ
            + POSTGRES
            + MavenProject.dependency("org.springframework.boot:spring-boot-starter-jdbc:" + boot)
            + MavenProject.dependency("org.springframework.boot:spring-boot-starter-test:" + boot)
            + JUNIT;
    try (MavenProject shop =
        MavenProject.shop()
            .pom(MavenProject.PLUGIN, dependencies, managed)
            .file(
                "src/main/java/com/example/Shop.java",
                """
                package com.example;

                import org.springframework.boot.autoconfigure.SpringBootApplication;

                @SpringBootApplication
                public class Shop {}
                """)) {
      for (String order :
          new String[] {"@SpringBootTest @MigratedDatabase", "@MigratedDatabase @SpringBootTest"}) {
        test(shop, order.replace("MigratedDatabase", "MigratedDatabase(per = Per.CLASS_CLEANED)"));
        passes(shop, 3);
      }
    }
  }

  private static void test(MavenProject shop, String annotations) throws IOException {
    shop.file(
        "src/test/java/com/example/ShopTest.java",
        """
        package com.example;

        import static org.junit.jupiter.api.Assertions.assertEquals;

        import dev.headwater.junit.*;
        import org.junit.jupiter.api.*;
        import org.springframework.beans.factory.annotation.Autowired;
        import org.springframework.boot.test.context.SpringBootTest;
        import org.springframework.jdbc.core.JdbcTemplate;
        import org.springframework.test.context.*;

        %s
        class ShopTest {

          @Autowired JdbcTemplate jdbc;

          @DynamicPropertySource
          static void database(DynamicPropertyRegistry registry) {
            registry.add("spring.datasource.url", () -> TestDatabase.of(ShopTest.class).jdbcUrl());
            registry.add(
                "spring.datasource.username", () -> TestDatabase.of(ShopTest.class).username());
            registry.add(
                "spring.datasource.password", () -> TestDatabase.of(ShopTest.class).password());
          }

          @RepeatedTest(3)
          void poolStaysAndRowsGo() {
            jdbc.update("insert into author (name) values ('Ada')");
            assertEquals(1, jdbc.queryForObject("select max(id) from author", Long.class));
          }
        }
        """
            .formatted(annotations));
  }

  private static void passes(MavenProject shop, int tests) throws Exception {
    Result result = shop.run("test");
    assertThat(result.output()).contains("Tests run: " + tests + ", Failures: 0, Errors: 0");
    assertThat(result.succeeded()).as(result.output()).isTrue();
  }
}
