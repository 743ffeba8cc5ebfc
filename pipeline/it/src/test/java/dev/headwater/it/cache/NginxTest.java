package dev.headwater.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.OutputFiles;
import dev.headwater.cases.support.Waiting;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The remote cache that docs/caches.md has nginx be. Needs an nginx: the one that {@code
 * HEADWATER_NGINX} names, else an installed one; without either it is skipped.
 */
@Tag("thorough")
final class NginxTest {

  private static final Path DOCUMENT = Path.of("../../docs/caches.md");

  @TempDir private Path folder;

  @Test
  void everybodyReadsAndWhoHasThePasswordWrites() throws Exception {
    int port = freePort();
    Process nginx = start(port);
    String cache = "-Dheadwater.remoteCache=http://127.0.0.1:" + port + "/headwater";
    String writes = "-Dheadwater.remoteCacheReadOnly=false";
    try (MavenProject first = shop();
        MavenProject second = shop()) {
      Waiting.until(() -> answers(port) || !nginx.isAlive());
      assertThat(nginx.isAlive()).as(said()).isTrue();
      String known = "-Dheadwater.remoteCacheServerId=known";
      Result made = first.run("generate-sources", cache, writes, known, at("one"));
      assertThat(made.output()).contains("BUILD SUCCESS").doesNotContain("remote cache");
      assertThat(entries()).isEqualTo(2);

      Result restored = second.run("generate-sources", cache, at("two"));
      assertThat(restored.output()).contains("classes restored from the remote cache");
      assertThat(OutputFiles.of(second.generated("")))
          .isEqualTo(OutputFiles.of(first.generated("")));

      second.file("src/main/resources/db/migration/V2__b.sql", "create table b (i int);");
      String unknown = "-Dheadwater.remoteCacheServerId=unknown";
      Result refused = second.run("generate-sources", cache, writes, unknown, at("two"));
      assertThat(refused.output())
          .contains("is not used in this run: it answers PUT with 401")
          .contains("BUILD SUCCESS");
      assertThat(entries()).isEqualTo(2);
    } finally {
      nginx.destroy();
      nginx.waitFor();
    }
  }

  private Process start(int port) throws IOException {
    Files.writeString(folder.resolve("htpasswd"), "ci:{PLAIN}s3cret\n");
    Files.createDirectory(folder.resolve("cache"));
    Path configuration =
        Files.writeString(
            folder.resolve("nginx.conf"),
            """
            %s
            daemon off;
            pid %2$s/pid;
            error_log %2$s/error.log;
            events {}
            http {
              access_log off;
              client_body_temp_path %2$s/body;
              proxy_temp_path %2$s/proxy;
              fastcgi_temp_path %2$s/fastcgi;
              uwsgi_temp_path %2$s/uwsgi;
              scgi_temp_path %2$s/scgi;
            %3$s
            }
            """
                .formatted(user(), folder, recipe(port)));
    return new ProcessBuilder(nginx(), "-p", folder.toString(), "-c", configuration.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }

  /** Its own user could not write into a folder of root's. */
  private static String user() {
    return System.getProperty("user.name").equals("root") ? "user root;" : "";
  }

  private String recipe(int port) throws IOException {
    Matcher recipe =
        Pattern.compile("```nginx\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCUMENT));
    assertThat(recipe.find()).isTrue();
    return recipe
        .group(1)
        .replace("listen 8080", "listen 127.0.0.1:" + port)
        .replace("/var/cache/headwater", folder.resolve("cache").toString())
        .replace("/etc/nginx/htpasswd", folder.resolve("htpasswd").toString());
  }

  private static String nginx() {
    Optional<String> named = Optional.ofNullable(System.getenv("HEADWATER_NGINX"));
    Optional<String> installed =
        Stream.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx")
            .filter(file -> Files.isExecutable(Path.of(file)))
            .findFirst();
    Optional<String> program = named.or(() -> installed);
    Assumptions.assumeTrue(program.isPresent(), "no nginx");
    return program.get();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false; // not yet
    }
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said"));
  }

  private long entries() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  /** A cache folder of this machine. */
  private String at(String machine) {
    return "-Dheadwater.cache=" + folder.resolve(machine);
  }

  private static MavenProject shop() throws IOException {
    return MavenProject.shop()
        .remembering()
        .settings(
            """
            <servers>
              <server><id>known</id><username>ci</username><password>s3cret</password></server>
              <server><id>unknown</id><username>ci</username><password>guess</password></server>
            </servers>
            """);
  }
}
