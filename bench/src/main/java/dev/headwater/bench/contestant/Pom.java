package dev.headwater.bench.contestant;

import dev.headwater.bench.Project;
import dev.headwater.bench.Versions;

/** The POM of a project: the same for all contestants, but for the plugins. */
public final class Pom {

  /** What is generated; each contestant has the same jOOQ write the same schema. */
  public static final String PACKAGE = "com.example.db";

  static final String SCHEMA = "public";

  /** jOOQ's {@code <generator>} for contestants that need to be told. */
  static final String GENERATOR =
      """
      <generator>
        <database>
          <name>org.jooq.meta.postgres.PostgresDatabase</name>
          <inputSchema>%s</inputSchema>
          <excludes>flyway_schema_history</excludes>
        </database>
        <target>
          <packageName>%s</packageName>
          <directory>target/generated-sources/jooq</directory>
        </target>
      </generator>
      """
          .formatted(SCHEMA, PACKAGE);

  private Pom() {}

  public static String of(Contestant contestant, Project project) {
    return """
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>
      <groupId>com.example</groupId>
      <artifactId>bench</artifactId>
      <version>1</version>
      <properties>
        <maven.compiler.release>17</maven.compiler.release>
        <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
      </properties>
      <dependencies>
    %s</dependencies>
      <build>
        <pluginManagement><plugins>
          <plugin>
            <artifactId>maven-clean-plugin</artifactId>
            <version>%s</version>
          </plugin>
        </plugins></pluginManagement>
        <plugins>
    %s</plugins>
      </build>
    </project>
    """
        .formatted(
            dependency("org.jooq:jooq", Versions.of("jooq")),
            Versions.of("maven-clean-plugin"),
            contestant.plugins(project));
  }

  /** The POM of a project whose tests use Headwater's factories. */
  public static String withFactories(Contestant contestant, Project project) {
    return of(contestant, project)
        .replace(
            "</dependencies>",
            dependency("org.postgresql:postgresql", Versions.of("pgjdbc"))
                + dependency("org.junit.jupiter:junit-jupiter", Versions.of("junit"))
                + dependency("dev.headwater:headwater-junit", Versions.of("headwater"))
                + dependency("dev.headwater:headwater-factory", Versions.of("headwater"))
                + "</dependencies>")
        .replace(
            "</packageName>",
            "</packageName><factories><packageName>com.example.make</packageName></factories>")
        .replace(
            "</plugins></pluginManagement>",
            plugin("maven-compiler-plugin")
                + plugin("maven-surefire-plugin")
                + "</plugins></pluginManagement>");
  }

  /** The POM of a project whose migrations its jar and Flyway's own command line apply. */
  public static String withCommandLine(Contestant contestant, Project project) {
    String flyway = Versions.of("flyway-commandline");
    return of(contestant, project)
        .replace(
            "</dependencies>",
            dependency("org.postgresql:postgresql", Versions.of("pgjdbc"))
                + dependency("org.flywaydb:flyway-core", flyway)
                + dependency("org.flywaydb:flyway-database-postgresql", flyway)
                + "</dependencies>")
        .replace(
            "</plugins></pluginManagement>",
            plugin("maven-dependency-plugin") + "</plugins></pluginManagement>");
  }

  private static String plugin(String artifact) {
    return """
    <plugin><artifactId>%s</artifactId><version>%s</version></plugin>
    """
        .formatted(artifact, Versions.of(artifact));
  }

  /**
   * @param module group and artifact
   */
  static String dependency(String module, String version) {
    String[] parts = module.split(":", -1);
    return """
    <dependency>
      <groupId>%s</groupId>
      <artifactId>%s</artifactId>
      <version>%s</version>
    </dependency>
    """
        .formatted(parts[0], parts[1], version);
  }
}
