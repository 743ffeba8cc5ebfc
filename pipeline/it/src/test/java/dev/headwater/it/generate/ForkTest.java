package dev.headwater.it.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.InstalledPostgres;
import dev.headwater.cases.support.OutputFiles;
import dev.headwater.cases.support.Waiting;
import dev.headwater.it.support.LibraryJar;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JVM in which the work is done. */
final class ForkTest {

  private static final String SLEEPS = "src/main/resources/db/migration/V2__sleeps.sql";

  @TempDir Path cache;

  @Test
  @Tag("thorough")
  void nothingTellsWhichJvmDidIt() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      shop.file(
          "src/main/resources/db/migration/V2__mood.sql",
          "create type mood as enum ('sad', 'ok'); create table entry (mood mood, at timestamptz);");
      assertThat(shop.run("generate-sources", cache()).output()).contains(" 0 unchanged");
      String forked = OutputFiles.of(shop.generated(""));
      assertThat(shop.run("generate-sources", cache(), "-Dheadwater.fork=false").output())
          .contains("files: 0 written");
      assertThat(OutputFiles.of(shop.generated(""))).isEqualTo(forked);
      shop.file(SLEEPS.replace("V2", "V3"), "select 1;\nselect x;");
      String problem = shop.run("generate-sources", cache()).problem();
      assertThat(problem)
          .isEqualTo(
              """
              src/main/resources/db/migration/V3__sleeps.sql:2:8: error[42703]: column "x" does not exist
                  2 | select x;
                    |        ^""");
      assertThat(shop.run("generate-sources", cache(), "-Dheadwater.fork=false").problem())
          .isEqualTo(problem);
    }
  }

  @Test
  @Tag("thorough")
  void usersClassesSeeTheirPropertiesAndTheirWordsAreSeen() throws Exception {
    try (MavenProject library = MavenProject.empty();
        MavenProject shop = MavenProject.shop()) {
      library.file(
          "pom.xml",
          """
          <project xmlns="http://maven.apache.org/POM/4.0.0">
            <modelVersion>4.0.0</modelVersion>
            <groupId>com.example</groupId><artifactId>talkative</artifactId><version>1</version>
          </project>
          """);
      library.file(
          "src/com/example/Talkative.java",
          """
          package com.example;
          import org.jooq.codegen.DefaultGeneratorStrategy;
          import org.jooq.meta.Definition;
          public class Talkative extends DefaultGeneratorStrategy {
            @Override
            public String getJavaClassName(Definition definition, Mode mode) {
              String name = super.getJavaClassName(definition, mode);
              if (definition.getName().equals("author") && mode == Mode.DEFAULT) {
                System.out.println("naming " + name + " " + System.getProperty("shop.suffix"));
                System.err.println("naming is hard");
              }
              return name;
            }
          }
          """);
      LibraryJar.install(library, "com.example", "talkative", "1");
      shop.pom(
          MavenProject.plugin(
                  """
                  <packageName>com.example.db</packageName>
                  <jooq><generator><strategy><name>com.example.Talkative</name></strategy></generator></jooq>
                  """)
              .replace(
                  "</plugin>",
                  "<dependencies>"
                      + MavenProject.dependency("com.example:talkative:1")
                      + "</dependencies></plugin>"),
          MavenProject.JOOQ);
      assertThat(shop.run("generate-sources", cache(), "-Dshop.suffix=größer").output())
          .contains("naming Author größer\n")
          .contains("naming is hard\n");
    }
  }

  @Test
  @Tag("thorough")
  void killedJvmIsReportedAndMavenClearsUpWhatItLeft() throws Exception {
    try (MavenProject shop = MavenProject.shop().file(SLEEPS, "select pg_sleep(600);")) {
      Process maven = shop.start("generate-sources", cache());
      Waiting.untilMigrationSleeps(maven);
      worker(maven).forEach(ProcessHandle::destroyForcibly);
      Result result =
          new Result(1, new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      assertThat(maven.waitFor()).isEqualTo(1);
      assertThat(result.problem())
          .isEqualTo(
              """
              error[worker]: the JVM that did the work ended with exit code 137
                fix: see whether memory ran out or somebody killed it; to work in Maven's own JVM: -Dheadwater.fork=false""");
      assertThat(left()).isEmpty();
      assertThat(shop.generated("").resolveSibling(".headwater.lock")).doesNotExist();
    }
  }

  /** The worker starts PostgreSQL, and Maven starts the worker. */
  @Test
  @Tag("thorough")
  void mavenThatIsToldToEndWhileTheServerStartsLeavesNothing() throws Exception {
    InstalledPostgres.required();
    try (MavenProject shop = MavenProject.shop()) {
      Path bin = Files.createDirectories(shop.folder().resolve("postgres/bin"));
      Path real = InstalledPostgres.HOME.resolve("bin");
      Files.createSymbolicLink(bin.resolve("initdb"), real.resolve("initdb"));
      Path postgres = bin.resolve("postgres");
      Files.writeString(
          postgres,
          """
          #!/bin/sh
          if [ "$1" = -D ]; then kill -TERM $(cut -d ' ' -f 4 /proc/$PPID/stat); fi
          exec %s "$@"
          """
              .formatted(real.resolve("postgres")));
      assertThat(postgres.toFile().setExecutable(true)).isTrue();
      Result result =
          shop.run(
              "generate-sources",
              cache(),
              "-Dheadwater.provider=local",
              "-Dheadwater.postgresHome=" + bin.getParent());
      assertThat(result.output()).doesNotContain("memory");
      Waiting.until(() -> left().isEmpty());
      assertThat(shop.generated("").resolveSibling(".headwater.lock")).doesNotExist();
      assertThat(
              ProcessHandle.allProcesses()
                  .filter(p -> p.info().commandLine().orElse("").contains("-D " + cache)))
          .isEmpty();
    }
  }

  /** Those of a container that runs builds, for example. */
  @Test
  @Tag("thorough")
  void optionsThatTheUserGivesEveryJvmDoNotDisturbIt() throws Exception {
    try (MavenProject shop =
        MavenProject.shop()
            .environment("MAVEN_OPTS", "")
            .environment("JAVA_TOOL_OPTIONS", "-XX:+UseParallelGC -Dshop.trust=all")
            .environment("JDK_JAVA_OPTIONS", "-Xshare:off")) {
      Result result = shop.run("generate-sources", cache());
      assertThat(result.output()).contains("6 written").containsOnlyOnce("Picked up JAVA_TOOL");
    }
  }

  @Test
  void whenMavenIsKilledItsWorkerDropsTheDatabaseAndEnds() throws Exception {
    try (MavenProject shop = MavenProject.shop().file(SLEEPS, "select pg_sleep(600);")) {
      Process maven = shop.start("generate-sources", cache());
      Waiting.untilMigrationSleeps(maven);
      List<ProcessHandle> all = maven.descendants().toList();
      ProcessHandle worker = worker(maven).findFirst().orElseThrow();
      worker.parent().orElseThrow().destroyForcibly();
      Waiting.until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
      assertThat(left()).isEmpty();
    }
  }

  @Test
  @Tag("thorough")
  void damagedArchiveOfClassesIsNotUsed() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      Path archive = archiveAfterTwoBuilds(shop);
      assertThat(shop.run("generate-sources", cache()).succeeded()).isTrue();
      assertThat(archives()).containsExactly(archive);
      try (RandomAccessFile file = open(archive)) {
        for (long at = file.length() / 2; at < file.length(); at += 997) {
          file.seek(at);
          file.write(0x5a);
        }
      }
      Path again = archiveAfterTwoBuilds(shop);
      try (RandomAccessFile file = open(again)) {
        file.setLength(file.length() / 3);
      }
      archiveAfterTwoBuilds(shop);
    }
  }

  @Test
  @Tag("thorough")
  void archiveOfARunThatFailedIsNotKept() throws Exception {
    try (MavenProject shop = MavenProject.shop().file(SLEEPS, "select x;")) {
      assertThat(shop.run("generate-sources", cache()).succeeded()).isFalse();
      assertThat(shop.run("generate-sources", cache()).succeeded()).isFalse();
      assertThat(archives()).isEmpty();
      shop.file(SLEEPS, "create table x (y int);");
      assertThat(shop.run("generate-sources", cache()).succeeded()).isTrue();
      assertThat(archives()).hasSize(1);
    }
  }

  /** The first build only remembers that there was one. */
  private Path archiveAfterTwoBuilds(MavenProject shop) throws Exception {
    Result first = shop.run("generate-sources", cache());
    assertThat(first.succeeded()).as(first.output()).isTrue();
    assertThat(archives()).isEmpty();
    assertThat(shop.run("generate-sources", cache()).succeeded()).isTrue();
    assertThat(archives()).hasSize(1);
    return archives().get(0);
  }

  private static RandomAccessFile open(Path archive) throws IOException {
    assertThat(archive.toFile().setWritable(true)).isTrue();
    return new RandomAccessFile(archive.toFile(), "rw");
  }

  private String cache() {
    return "-Dheadwater.cache=" + cache;
  }

  /** The programs of runs that have ended. */
  private List<Path> left() throws IOException {
    return files("runs");
  }

  private List<Path> archives() throws IOException {
    return files("jvm").stream().filter(file -> file.toString().endsWith(".jsa")).toList();
  }

  private List<Path> files(String folder) throws IOException {
    if (!Files.exists(cache.resolve(folder))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(cache.resolve(folder))) {
      return files.toList();
    }
  }

  private static Stream<ProcessHandle> worker(Process maven) {
    return maven
        .descendants()
        .filter(
            process ->
                process
                    .info()
                    .commandLine()
                    .filter(line -> line.endsWith(" dev.headwater.codegen.fork.Worker"))
                    .isPresent());
  }
}
