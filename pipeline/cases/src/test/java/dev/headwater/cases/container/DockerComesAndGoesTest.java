package dev.headwater.cases.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.Generate;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.problem.ProblemException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** IDEs and Maven's daemon run many builds in one JVM, in which Docker is started and stopped. */
@NeedsDocker(NeedsDocker.PGVECTOR)
final class DockerComesAndGoesTest {

  private static final String NONE = "error[docker]: there is no Docker on this machine";

  @TempDir Path folder;

  @BeforeEach
  void project() throws Exception {
    assumeTrue(
        new UnixSystem().getUid() == 0
            && new ProcessBuilder("unshare", "--mount", "true").start().waitFor() == 0,
        "only root with all rights can hide a socket");
    Path sql = Files.createDirectories(folder.resolve("src/main/resources/db/migration"));
    Files.writeString(sql.resolve("V1__author.sql"), "create table author (id int primary key);");
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(Docker.runsIn(folder.resolve("cache"))).isEmpty();
  }

  @Test
  @Tag("thorough")
  void containerThatCannotBeRemovedIsSweptByALaterBuild() throws Exception {
    Path socket = folder.resolve("docker.sock");
    Process jvm = jvmThatSeesDockerAt(socket);
    String container;
    try (BufferedReader said = jvm.inputReader();
        PrintStream runs = new PrintStream(jvm.getOutputStream(), true)) {
      try (DockerRelay docker = DockerRelay.at(socket)) {
        runs.println("wait");
        assertThat(said.readLine()).isEqualTo("migrating");
        container = Docker.containersOf(folder.resolve("cache")).get(0);
      }
      assertThat(next(runs, said))
          .isEqualTo("error[container]: the container " + container + " could not be removed");
    } finally {
      jvm.destroyForcibly().waitFor();
    }
    assertThat(Docker.isThere(container)).isTrue();
    Path file = folder.resolve("cache/containers");
    try (Stream<Path> runs = Files.walk(file)) {
      Path named = runs.filter(path -> path.endsWith("container")).findFirst().orElseThrow();
      assertThat(named).content().isEqualTo(container + "\nunix:///var/run/docker.sock\n");
    }

    assertThat(run(folder, new TestArtifacts(), GenerateListener.SILENT)).isEqualTo("done");

    assertThat(Docker.isThere(container)).isFalse();
  }

  @Test
  @Tag("thorough")
  void everyRunOfAJvmLooksForDockerAnew() throws Exception {
    Path socket = folder.resolve("docker.sock");
    Process jvm = jvmThatSeesDockerAt(socket);
    try (BufferedReader said = jvm.inputReader();
        PrintStream runs = new PrintStream(jvm.getOutputStream(), true)) {
      assertThat(next(runs, said)).isEqualTo(NONE);
      assertThat(next(runs, said)).isEqualTo(NONE);
      try (DockerRelay docker = DockerRelay.at(socket)) {
        assertThat(next(runs, said)).isEqualTo("done");
      }
      assertThat(next(runs, said)).isEqualTo(NONE);
      try (DockerRelay docker = DockerRelay.at(socket)) {
        assertThat(next(runs, said)).isEqualTo("done");
        assertThat(next(runs, said)).isEqualTo("done");
      }
    } finally {
      jvm.destroyForcibly().waitFor();
    }
  }

  private static String next(PrintStream runs, BufferedReader said) throws IOException {
    runs.println("run");
    return said.readLine();
  }

  private Process jvmThatSeesDockerAt(Path socket) throws IOException {
    String hide = "mount -t tmpfs tmpfs /run && ln -s " + socket + " /run/docker.sock";
    return new ProcessBuilder(
            "unshare",
            "--mount",
            "sh",
            "-c",
            hide + " && exec \"$@\"",
            "sh",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            TestArtifacts.classPath().stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)),
            "-Dheadwater.test.localRepository="
                + System.getProperty("headwater.test.localRepository"),
            DockerComesAndGoesTest.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** In the JVM of its own: a run for each line of input, and the first line of its outcome. */
  public static void main(String[] arguments) throws IOException {
    Path project = Path.of(arguments[0]);
    TestArtifacts artifacts = new TestArtifacts();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = in.readLine(); order != null; order = in.readLine()) {
      GenerateListener listener = order.equals("wait") ? waiting(in) : GenerateListener.SILENT;
      System.out.println(run(project, artifacts, listener));
    }
  }

  /** Says when it migrates, and goes on when it is told to. */
  private static GenerateListener waiting(BufferedReader in) {
    return new GenerateListener() {
      @Override
      public void migrating(int number, int total, String script) {
        System.out.println("migrating");
        try {
          in.readLine();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  private static String run(Path project, TestArtifacts artifacts, GenerateListener listener) {
    try {
      new Generate(artifacts)
          .run(
              GenerateRequest.in(project)
                  .refresh(true)
                  .classesMegabytes(0)
                  .snapshotMegabytes(0)
                  .provider(Kind.CONTAINER)
                  .image(NeedsDocker.PGVECTOR)
                  .cacheDirectory(project.resolve("cache"))
                  .build(),
              listener);
      return "done";
    } catch (ProblemException e) {
      return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
  }
}
