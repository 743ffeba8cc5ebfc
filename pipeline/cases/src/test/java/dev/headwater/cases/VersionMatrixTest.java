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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each jOOQ, each Flyway and each PostgreSQL with the defaults of the other two; every jOOQ with
 * every Flyway with the tag {@code thorough}. The bridges are the ones that were built, with the
 * tools' default versions. A jOOQ that needs a newer Java has the tag {@code newer-java}: {@code
 * -Dnewer.jvm=…/bin/java} runs those tests once more, there.
 */
@Execution(ExecutionMode.CONCURRENT)
final class VersionMatrixTest {

  private static final List<String> FOR_EACH = List.of("composite-type-becomes-udt");

  private static final List<String> FOR_EVERY_PAIR =
      List.of(
          "enum-becomes-java-enum",
          "composite-type-becomes-udt",
          "citext-hstore-and-ltree-columns",
          "create-index-concurrently",
          "comments-become-javadoc",
          "deferrable-constraints");

  private final TestArtifacts artifacts = new TestArtifacts();

  static List<Combination> each() {
    return star(false);
  }

  static List<Combination> eachOnNewerJava() {
    return star(true);
  }

  static List<Combination> product() {
    return everyPair(false);
  }

  static List<Combination> productOnNewerJava() {
    return everyPair(true);
  }

  private static List<Combination> star(boolean newerJava) {
    Combination defaults =
        new Combination(
            ToolVersions.value("jooq"),
            ToolVersions.value("flyway"),
            ToolVersions.defaultPostgres());
    return Stream.of(
            versions("jooq").stream().map(defaults::withJooq),
            versions("flyway").stream().map(defaults::withFlyway),
            versions("postgres").stream().map(defaults::withPostgres))
        .flatMap(combinations -> combinations)
        .distinct()
        .filter(combination -> combination.needsNewerJava() == newerJava)
        .toList();
  }

  private static List<Combination> everyPair(boolean newerJava) {
    List<Combination> all = new ArrayList<>();
    List<String> postgres = versions("postgres");
    for (String jooq : versions("jooq")) {
      for (String flyway : versions("flyway")) {
        all.add(new Combination(jooq, flyway, postgres.get(all.size() % postgres.size())));
      }
    }
    return all.stream().filter(combination -> combination.needsNewerJava() == newerJava).toList();
  }

  @ParameterizedTest
  @MethodSource
  void each(Combination versions) throws Exception {
    classesAreGeneratedAndCompile(versions, FOR_EACH);
  }

  @ParameterizedTest
  @MethodSource
  @Tag("newer-java")
  void eachOnNewerJava(Combination versions) throws Exception {
    classesAreGeneratedAndCompile(versions, FOR_EACH);
  }

  @ParameterizedTest
  @MethodSource
  @Tag("thorough")
  void product(Combination versions) throws Exception {
    classesAreGeneratedAndCompile(versions, FOR_EVERY_PAIR);
  }

  @ParameterizedTest
  @MethodSource
  @Tag("thorough")
  @Tag("newer-java")
  void productOnNewerJava(Combination versions) throws Exception {
    classesAreGeneratedAndCompile(versions, FOR_EVERY_PAIR);
  }

  private void classesAreGeneratedAndCompile(Combination versions, List<String> cases)
      throws Exception {
    assumeTrue(
        !versions.needsNewerJava() || Runtime.version().feature() >= 21,
        "jOOQ " + versions.jooq() + " needs Java 21");
    for (CaseFolder folder : CaseFolder.all()) {
      if (cases.contains(folder.name())) {
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

    Combination withJooq(String version) {
      return new Combination(version, flyway, postgres);
    }

    Combination withFlyway(String version) {
      return new Combination(jooq, version, postgres);
    }

    Combination withPostgres(String version) {
      return new Combination(jooq, flyway, version);
    }

    /** Newer than Headwater itself: jOOQ's own requirement. */
    boolean needsNewerJava() {
      return !jooq.matches("3\\.1[89]\\..*");
    }
  }
}
