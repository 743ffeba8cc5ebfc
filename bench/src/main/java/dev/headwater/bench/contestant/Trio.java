package dev.headwater.bench.contestant;

import dev.headwater.bench.Project;
import dev.headwater.bench.Scenario;
import dev.headwater.bench.Versions;
import java.io.IOException;

/**
 * What people wire by hand: flyway-maven-plugin, jooq-codegen-maven and a server that runs already.
 */
public record Trio(RunningServer server) implements Contestant {

  @Override
  public String name() {
    return "Flyway + jOOQ plugins";
  }

  @Override
  public String word() {
    return "trio";
  }

  @Override
  public String plugins(Project project) {
    String driver = Pom.dependency("org.postgresql:postgresql", Versions.of("pgjdbc"));
    return """
    <plugin>
      <groupId>org.flywaydb</groupId>
      <artifactId>flyway-maven-plugin</artifactId>
      <version>%1$s</version>
      <dependencies>
    %2$s%3$s</dependencies>
      <executions>
        <execution>
          <phase>generate-sources</phase>
          <goals><goal>migrate</goal></goals>
        </execution>
      </executions>
      <configuration>
        <url>%4$s</url>
        <user>%5$s</user>
        <locations><location>filesystem:src/main/resources/db/migration</location></locations>
      </configuration>
    </plugin>
    <plugin>
      <groupId>org.jooq</groupId>
      <artifactId>jooq-codegen-maven</artifactId>
      <version>%6$s</version>
      <dependencies>
    %3$s</dependencies>
      <executions>
        <execution>
          <phase>generate-sources</phase>
          <goals><goal>generate</goal></goals>
        </execution>
      </executions>
      <configuration>
        <jdbc>
          <url>%4$s</url>
          <user>%5$s</user>
        </jdbc>
    %7$s</configuration>
    </plugin>
    """
        .formatted(
            Versions.of("flyway-maven-plugin"),
            Pom.dependency(
                "org.flywaydb:flyway-database-postgresql", Versions.of("flyway-maven-plugin")),
            driver,
            server.url(),
            RunningServer.USER,
            Versions.of("jooq"),
            Pom.GENERATOR);
  }

  /** An applied migration that was edited is refused by Flyway, so its user starts from nothing. */
  @Override
  public void prepare(Scenario scenario, Project project) throws IOException {
    if (scenario == Scenario.FIRST || scenario == Scenario.LAST) {
      server.emptyDatabase();
    }
  }
}
