package dev.headwater.it.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import org.junit.jupiter.api.Test;

/** Goals that stand on the command line see what the POM says to {@code generate}. */
final class CommandLineTest {

  private static final String TWO =
      """
      <plugin>
        <groupId>dev.headwater</groupId>
        <artifactId>headwater-maven-plugin</artifactId>
        <version>${headwater.version}</version>
        <executions>
          <execution>
            <id>one</id>
            <goals><goal>generate</goal></goals>
            <configuration><postgresVersion>11</postgresVersion></configuration>
          </execution>
          <execution>
            <id>two</id>
            <goals><goal>generate</goal></goals>
            <configuration><postgresVersion>18</postgresVersion></configuration>
          </execution>
        </executions>
      </plugin>
      """;

  @Test
  void goalRunsWithTheConfigurationOfEachExecution() throws Exception {
    try (MavenProject shop = MavenProject.empty().pom(TWO, "")) {
      Result result = shop.run("headwater:prepare");
      assertThat(result.succeeded()).isFalse();
      assertThat(result.problem())
          .isEqualTo(
              """
              error[no-binaries]: there are no embedded binaries of PostgreSQL 11
                known: a major, 13, 14, 15, 16, 17, 18, or a full version such as 17.11
                fix: <postgresVersion>18</postgresVersion>, or another provider: -Dheadwater.provider=local, container or server""");
    }
  }

  @Test
  void whatIsTypedWinsOverThePom() throws Exception {
    try (MavenProject shop = MavenProject.empty().pom(TWO, "")) {
      Result result = shop.run("headwater:prepare", "-Dheadwater.postgresVersion=18");
      assertThat(result.succeeded()).as(result.output()).isTrue();
      assertThat(result.output().split("Headwater: PostgreSQL 18\\.[\\d.]+ is ready", -1))
          .hasSize(3);
    }
  }

  @Test
  void withoutAnExecutionItRunsAlone() throws Exception {
    String plugin = TWO.replaceAll("(?s)<executions>.*</executions>", "");
    try (MavenProject shop = MavenProject.empty().pom(plugin, "")) {
      Result result = shop.run("headwater:prepare");
      assertThat(result.succeeded()).as(result.output()).isTrue();
    }
  }
}
