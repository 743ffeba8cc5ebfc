package dev.headwater.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateOutcome.Generated;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.Generate;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.io.Trees;
import dev.headwater.tool.ArtifactResolver.Artifact;
import dev.headwater.tool.ToolVersions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every jOOQ with every Flyway, and every PostgreSQL with some of them. The bridges are the ones
 * that were built, with the tools' default versions. What needs a newer Java runs where the tests
 * do: {@code -Djvm=…/bin/java}.
 */
final class VersionMatrixTest {

  private static final List<String> CASES =
      List.of(
          "enum-becomes-java-enum",
          "composite-type-becomes-udt",
          "citext-hstore-and-ltree-columns",
          "create-index-concurrently",
          "comments-become-javadoc",
          "deferrable-constraints");

  private final TestArtifacts artifacts = new TestArtifacts();

  static Stream<Combination> combinations() {
    List<Combination> all = new ArrayList<>();
    List<String> postgres = versions("postgres");
    for (String jooq : versions("jooq")) {
      for (String flyway : versions("flyway")) {
        all.add(new Combination(jooq, flyway, postgres.get(all.size() % postgres.size())));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void classesAreGeneratedAndCompile(Combination versions) throws Exception {
    assumeTrue(
        Runtime.version().feature() >= versions.java(),
        "jOOQ " + versions.jooq() + " needs Java " + versions.java());
    for (CaseFolder folder : CaseFolder.all()) {
      if (CASES.contains(folder.name())) {
        Path work = Files.createTempDirectory("headwater-matrix");
        generate(folder, versions, work);
        Trees.delete(work);
      }
    }
  }

  private void generate(CaseFolder folder, Combination versions, Path work) throws Exception {
    Path output = work.resolve("java");
    GenerateRequest request =
        folder.request(
            output,
            builder ->
                builder
                    .provider(Kind.EMBEDDED)
                    .postgresVersion(versions.postgres())
                    .tools(
                        ToolVersions.defaults()
                            .withJooq(versions.jooq())
                            .withFlyway(versions.flyway())));
    Generated done = (Generated) new Generate(artifacts).run(request, GenerateListener.SILENT);
    assertThat(done.versions().jooq()).isEqualTo(versions.jooq());
    assertThat(done.versions().flyway()).isEqualTo(versions.flyway());
    assertThat(done.versions().database().postgresVersion()).startsWith(versions.postgres() + ".");
    assertThat(done.classes().written()).isPositive();
    CompiledClasses.of(
        output,
        Files.createDirectory(work.resolve("classes")),
        artifacts.classPath(List.of(new Artifact("org.jooq", "jooq", versions.jooq()))));
  }

  private static List<String> versions(String tool) {
    return List.of(System.getProperty("matrix." + tool).strip().split("\\s+"));
  }

  private record Combination(String jooq, String flyway, String postgres) {

    /** jOOQ's own requirement. */
    int java() {
      return jooq.matches("3\\.1[89]\\..*") ? 17 : 21;
    }
  }
}
