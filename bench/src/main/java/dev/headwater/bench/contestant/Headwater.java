package dev.headwater.bench.contestant;

import dev.headwater.bench.Folders;
import dev.headwater.bench.Project;
import dev.headwater.bench.Scenario;
import dev.headwater.bench.Versions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * This build's Headwater, with its default provider.
 *
 * @param cache its cache folder, which no other Headwater uses
 */
public record Headwater(Path cache) implements Contestant {

  public static final String NAME = "Headwater";

  /** Unpacked programs, and their classes as the JVM uses them; all else is made anew. */
  private static final Set<String> BINARIES = Set.of("postgres", "jvm");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String word() {
    return "headwater";
  }

  @Override
  public String plugins(Project project) {
    return """
    <plugin>
      <groupId>dev.headwater</groupId>
      <artifactId>headwater-maven-plugin</artifactId>
      <version>%s</version>
      <executions>
        <execution>
          <goals><goal>generate</goal></goals>
        </execution>
      </executions>
      <configuration>
        <packageName>%s</packageName>
        <schemas><schema>%s</schema></schemas>
        <provider>embedded</provider>
        <cacheDirectory>%s</cacheDirectory>
      </configuration>
    </plugin>
    """
        .formatted(Versions.of("headwater"), Pom.PACKAGE, Pom.SCHEMA, cache);
  }

  @Override
  public boolean takesPart(Scenario scenario) {
    return true;
  }

  @Override
  public List<String> goals(Scenario scenario) {
    return scenario == Scenario.WATCH
        ? List.of("headwater:watch")
        : Contestant.super.goals(scenario);
  }

  @Override
  public void prepare(Scenario scenario, Project project) throws IOException {
    if (scenario == Scenario.FIRST) {
      Folders.setAsideAllBut(cache, BINARIES);
    }
  }
}
