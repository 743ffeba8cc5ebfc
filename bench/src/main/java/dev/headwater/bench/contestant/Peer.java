package dev.headwater.bench.contestant;

import dev.headwater.bench.Project;
import dev.headwater.bench.Scenario;
import dev.headwater.bench.Versions;

/**
 * The closest peer: testcontainers-jooq-codegen-maven-plugin.
 *
 * @param image a PostgreSQL image that Docker has already
 */
public record Peer(String image) implements Contestant {

  public static final String NAME = "peer";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String word() {
    return "peer";
  }

  @Override
  public String plugins(Project project) {
    return """
    <plugin>
      <groupId>org.testcontainers</groupId>
      <artifactId>testcontainers-jooq-codegen-maven-plugin</artifactId>
      <version>%s</version>
      <dependencies>
    %s%s%s%s%s</dependencies>
      <executions>
        <execution>
          <phase>generate-sources</phase>
          <goals><goal>generate</goal></goals>
        </execution>
      </executions>
      <configuration>
        <database>
          <type>POSTGRES</type>
          <containerImage>%s</containerImage>
        </database>
        <flyway>
          <locations>filesystem:src/main/resources/db/migration</locations>
        </flyway>
        <jooq>
    %s</jooq>
      </configuration>
    </plugin>
    """
        .formatted(
            Versions.of("peer"),
            // Its own Testcontainers does not know newer Docker engines.
            testcontainers("testcontainers"),
            testcontainers("jdbc"),
            testcontainers("postgresql"),
            Pom.dependency("org.jooq:jooq-codegen", Versions.of("jooq")),
            Pom.dependency("org.postgresql:postgresql", Versions.of("pgjdbc")),
            image,
            Pom.GENERATOR);
  }

  private static String testcontainers(String artifact) {
    return Pom.dependency("org.testcontainers:" + artifact, Versions.of("peer-testcontainers"));
  }

  /** Each of its runs is a new container. */
  @Override
  public void prepare(Scenario scenario, Project project) {}
}
