package dev.headwater.it.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.it.support.LoadedClasses;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Maven whose JVM stays for the next build, as the one of mvnd does: the same container with the
 * same plugins is called again and again.
 */
final class DaemonTest {

  private static final String EDITED = "src/main/resources/db/migration/V2__edited.sql";

  /** After a build it saves the next state and builds again; for Java 8, as Maven reads it. */
  private static final String BUILDS_AGAIN =
      """
      import java.io.IOException;
      import java.nio.file.*;
      import javax.inject.*;
      import org.apache.maven.*;
      import org.apache.maven.execution.*;

      @Named
      @Singleton
      public class BuildsAgain extends AbstractMavenLifecycleParticipant {

        private final Maven maven;
        private int builds;

        @Inject
        public BuildsAgain(Maven maven) {
          this.maven = maven;
        }

        @Override
        public void afterSessionEnd(MavenSession session) throws MavenExecutionException {
          builds++;
          Path next = Paths.get("next", builds + ".sql");
          if (Files.exists(next)) {
            try {
              Files.move(next, Paths.get("%s"), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
              throw new MavenExecutionException("cannot save " + next, e);
            }
            MavenExecutionRequest request = DefaultMavenExecutionRequest.copy(session.getRequest());
            MavenExecutionResult result = maven.execute(request);
            result.getExceptions().forEach(e -> System.out.println("failed: " + e.getMessage()));
          }
        }
      }
      """
          .formatted(EDITED);

  @TempDir Path folder;

  @Test
  @Tag("thorough")
  void toolsStayLoadedFromBuildToBuild() throws Exception {
    try (MavenProject shop = shop()) {
      buildFourTimes(shop);
      List<String> loaded = LoadedClasses.of(shop);
      for (String tool :
          List.of(
              "org.jooq.codegen.JavaGenerator",
              "org.flywaydb.core.Flyway",
              "org.postgresql.Driver")) {
        assertThat(loaded).as(tool).containsOnlyOnce(tool);
      }
      assertThat(loaded).doesNotContain("dev.headwater.codegen.fork.WorkerProcess");
    }
  }

  @Test
  @Tag("thorough")
  void itForksWhenItIsToldTo() throws Exception {
    try (MavenProject shop = shop()) {
      buildFourTimes(shop, "-Dheadwater.fork");
      assertThat(LoadedClasses.of(shop))
          .contains("dev.headwater.codegen.fork.WorkerProcess")
          .doesNotContain("org.jooq.codegen.JavaGenerator");
    }
  }

  private MavenProject shop() throws Exception {
    return MavenProject.shop()
        .remembering()
        .file(EDITED, "create table daemon_one (i int);")
        .file("next/1.sql", "create table daemon_two (i int);")
        .file("next/2.sql", "create table daemon_three (i int) oops;")
        .file("next/3.sql", "create table daemon_four (i int);");
  }

  private void buildFourTimes(MavenProject shop, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("-Dmaven.ext.class.path=" + extension());
    all.add("generate-sources");
    Result result = LoadedClasses.in(shop, "-Dmvnd.home=" + folder).run(all.toArray(String[]::new));
    assertThat(result.output().split("BUILD SUCCESS", -1)).as(result.output()).hasSize(4);
    assertThat(result.output())
        .contains(EDITED + ":1:35: error[42601]: syntax error at or near \"oops\"");
    assertThat(shop.generated("com/example/db/tables/DaemonFour.java")).exists();
    assertThat(shop.generated("com/example/db/tables/DaemonTwo.java")).doesNotExist();
  }

  private Path extension() throws Exception {
    Path source = Files.writeString(folder.resolve("BuildsAgain.java"), BUILDS_AGAIN);
    Path classes = folder.resolve("classes");
    Path index = Files.createDirectories(classes.resolve("META-INF/sisu"));
    Files.writeString(index.resolve("javax.inject.Named"), "BuildsAgain\n");
    String[] arguments = {
      "--release",
      "8",
      "-Xlint:-options",
      "-proc:none",
      "-cp",
      mavenJars(),
      "-d",
      classes.toString(),
      source.toString()
    };
    int exit = ToolProvider.getSystemJavaCompiler().run(null, System.out, System.err, arguments);
    assertThat(exit).isZero();
    return classes;
  }

  private static String mavenJars() throws IOException {
    Path folder = Path.of(System.getProperty("headwater.test.mavenHome"), "lib");
    try (Stream<Path> jars = Files.list(folder)) {
      return jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
  }
}
