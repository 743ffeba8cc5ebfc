package dev.headwater.it.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import dev.headwater.cases.container.NeedsDocker;
import dev.headwater.io.Trees;
import dev.headwater.it.support.InstalledPlugin;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The provider {@code container} on machines whose Docker is missing, stopped, broken, too old, or
 * somebody else's. Maven sees another Docker, or none, where Docker's socket is.
 */
final class WithoutDockerTest {

  private static final String OTHERWISE =
      "; or take a provider that needs no Docker: -Dheadwater.provider=embedded";

  @TempDir Path folder;
  private MavenProject shop;

  @BeforeEach
  void onlyRootCanHideDocker() throws Exception {
    assumeTrue(
        new UnixSystem().getUid() == 0
            && new ProcessBuilder("unshare", "--mount", "true").start().waitFor() == 0,
        "only root with all rights can hide a socket");
    shop = MavenProject.shop();
  }

  @AfterEach
  void deleteShop() throws IOException {
    if (shop != null) {
      shop.close();
    }
  }

  @Test
  void machineWithoutDocker() throws Exception {
    assertThat(onMachine("mount -t tmpfs tmpfs /run").problem())
        .isEqualTo(
            """
            error[docker]: there is no Docker on this machine
              looked for: /var/run/docker.sock
              fix: install and start Docker; or set DOCKER_HOST to the socket of Podman, Colima or another Docker"""
                + OTHERWISE);
  }

  @Test
  @Tag("thorough")
  void addressWhereNoDockerIs() throws Exception {
    shop.environment("DOCKER_HOST", "unix:///no/such.sock");
    assertThat(onMachine("mount -t tmpfs tmpfs /run").problem())
        .startsWith(
            """
            error[docker]: there is no Docker on this machine
              looked for: /no/such.sock, /var/run/docker.sock
            """);
  }

  @Test
  void stoppedDocker() throws Exception {
    Path socket = folder.resolve("docker.sock");
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(socket));
    }
    assertThat(withDockerAt(socket).problem())
        .isEqualTo(
            """
            error[docker]: Docker does not run
              why: nobody listens at /var/run/docker.sock
              fix: start it (`sudo systemctl start docker`, or Docker Desktop)"""
                + OTHERWISE);
  }

  @Test
  @Tag("thorough")
  void dockerThatNeverAnswers() throws Exception {
    assertThat(withDockerThatAnswers(request -> "").problem())
        .isEqualTo(
            """
            error[docker]: Docker does not answer
              why: /var/run/docker.sock accepts connections, but an answer did not come in time
              fix: restart Docker; `docker info` must work"""
                + OTHERWISE);
  }

  @Test
  @Tag("thorough")
  void brokenDocker() throws Exception {
    String response = FakeDocker.response("500 Internal Server Error", "{\"message\":\"no disk\"}");
    assertThat(withDockerThatAnswers(request -> response).problem())
        .isEqualTo(
            """
            error[docker]: Docker does not work
              why: /var/run/docker.sock answers HTTP/1.1 500 Internal Server Error: no disk
              fix: `docker info` must work; restart Docker"""
                + OTHERWISE);
  }

  @Test
  @Tag("thorough")
  void oldDocker() throws Exception {
    String version = "{\"Version\":\"1.12.6\",\"ApiVersion\":\"1.24\",\"MinAPIVersion\":\"1.12\"}";
    String problem =
        withDockerThatAnswers(
                request ->
                    request.startsWith("GET /version")
                        ? FakeDocker.response("200 OK", version)
                        : FakeDocker.response(
                            "400 Bad Request",
                            "{\"message\":\"client version 1.32 is too new. Maximum supported API"
                                + " version is 1.24\"}"))
            .problem();
    assertThat(problem)
        .matches(
            "error\\[docker]: Docker 1[.]12[.]6 is too old for Testcontainers 2[.][\\d.]+\n"
                + "  why: client version 1[.]32 is too new[.] Maximum supported API version is"
                + " 1[.]24\n"
                + "  Docker's API: 1[.]12 to 1[.]24\n"
                + "  fix: update Docker"
                + OTHERWISE);
  }

  @Test
  @Tag("thorough")
  @NeedsDocker({})
  void dockerOfSomebodyElse() throws Exception {
    Path home = Files.createDirectory(shop.folder().resolve("home"));
    Path cache = Files.createDirectory(shop.folder().resolve("cache"));
    Trees.chown(shop.folder(), 54321);
    Trees.chown(InstalledPlugin.REPOSITORY, 54321);
    try {
      Result result =
          shop.through("setpriv", "--reuid=54321", "--regid=54321", "--clear-groups")
              .environment("HOME", home.toString())
              .run(
                  "-o",
                  "generate-sources",
                  "-Dheadwater.provider=container",
                  "-Dheadwater.cache=" + cache);
      assumeTrue(
          !result.output().contains("Permission denied"), "the build itself is not readable");
      assertThat(result.problem())
          .isEqualTo(
              """
              error[docker]: this user may not use Docker
                why: no permission to write to /var/run/docker.sock
                fix: add the user to the group that owns it (`sudo usermod -aG docker $USER`) and log in again, or use rootless Docker"""
                  + OTHERWISE);
    } finally {
      Trees.chown(InstalledPlugin.REPOSITORY, 0);
    }
  }

  @Test
  @Tag("thorough")
  @NeedsDocker({})
  void dockerThatCannotFetchTheImage() throws Exception {
    shop.environment("TESTCONTAINERS_PULL_TIMEOUT", "3");
    String problem =
        shop.run(
                "generate-sources",
                "-Dheadwater.provider=container",
                "-Dheadwater.image=headwater-test/no-such:1",
                "-Dheadwater.cache=" + folder)
            .problem();
    assertThat(problem)
        .startsWith("error[image]: cannot get the image headwater-test/no-such:1\n  why: ")
        .doesNotContain("Condition")
        .endsWith(
            "  fix: correct <image>; `docker pull headwater-test/no-such:1` must work, for a private"
                + " registry after `docker login`");
  }

  @Test
  @Tag("thorough")
  @NeedsDocker(NeedsDocker.PGVECTOR)
  void anotherDockerThanTheOneAskedForIsNamed() throws Exception {
    shop.environment("DOCKER_HOST", "unix:///no/such.sock");
    Result result =
        shop.run(
            "generate-sources",
            "-Dheadwater.provider=container",
            "-Dheadwater.image=" + NeedsDocker.PGVECTOR,
            "-Dheadwater.cache=" + folder);
    assertThat(result.output())
        .contains(
            "[WARNING] Headwater: Testcontainers uses the Docker at unix:///var/run/docker.sock,"
                + " not DOCKER_HOST=unix:///no/such.sock")
        .contains("BUILD SUCCESS");
  }

  private Result withDockerThatAnswers(UnaryOperator<String> answer) throws Exception {
    Path socket = folder.resolve("docker.sock");
    try (FakeDocker docker = FakeDocker.at(socket, answer)) {
      return withDockerAt(socket);
    }
  }

  private Result withDockerAt(Path socket) throws Exception {
    return onMachine(
        "mount -t tmpfs tmpfs /run && touch /run/docker.sock && mount --bind "
            + socket
            + " /run/docker.sock");
  }

  /** Below another {@code /run}, where {@code /var/run} points to. */
  private Result onMachine(String change) throws Exception {
    return shop.through("unshare", "--mount", "sh", "-c", change + " && exec \"$@\"", "sh")
        .run("generate-sources", "-Dheadwater.provider=container", "-Dheadwater.cache=" + folder);
  }
}
