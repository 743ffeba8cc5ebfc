package dev.headwater.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headwater.cases.support.OutputFiles;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The parameters of the remote cache, with real Maven and its settings. */
final class RemoteCacheTest {

  @TempDir private Path folder;
  private final Map<String, byte[]> entries = new ConcurrentHashMap<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server
        .createContext("/headwater", this::handle)
        .setAuthenticator(
            new BasicAuthenticator("cache") {
              @Override
              public boolean checkCredentials(String username, String password) {
                return username.equals("builder") && password.equals("s3cret");
              }
            });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean put = exchange.getRequestMethod().equals("PUT");
    if (put) {
      entries.put(path, body);
    }
    byte[] answer = put ? new byte[0] : entries.getOrDefault(path, new byte[0]);
    exchange.sendResponseHeaders(
        put || entries.containsKey(path) ? 200 : 404, answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private MavenProject shop() throws IOException {
    return MavenProject.shop()
        .remembering()
        .settings(
            "<servers><server><id>cache</id><username>builder</username>"
                + "<password>s3cret</password></server></servers>");
  }

  private String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/headwater";
  }

  @Test
  void anotherMachineTakesTheClassesAndNeedsNoPostgres() throws Exception {
    List<String> given =
        List.of("-Dheadwater.remoteCache=" + url(), "-Dheadwater.remoteCacheServerId=cache");
    try (MavenProject first = shop();
        MavenProject second = shop()) {
      Result made =
          first.run(
              "generate-sources", "-Dheadwater.classesMegabytes=0", given.get(0), given.get(1));
      assertThat(made.succeeded()).as(made.output()).isTrue();
      assertThat(made.output()).doesNotContain("[WARNING] Headwater").doesNotContain("s3cret");
      assertThat(entries.keySet())
          .hasSize(2)
          .allMatch(path -> path.matches("/headwater/(ac|cas)/[0-9a-f]{64}"));

      Path nothing = folder.resolve("another-machine");
      Result restored =
          second.run(
              "generate-sources", "-Dheadwater.cache=" + nothing, given.get(0), given.get(1));
      assertThat(restored.output())
          .contains("classes restored from the remote cache " + url() + "; files: ")
          .doesNotContain("s3cret");
      assertThat(nothing.resolve("classes/ac")).isDirectoryContaining(file -> true);
      assertThat(nothing.toFile().list()).doesNotContain("runs");
      assertThat(OutputFiles.of(second.generated("")))
          .isEqualTo(OutputFiles.of(first.generated("")));
    }
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(
            "-Dheadwater.remoteCache=ftp://cache/x",
            """
            error[remote-cache]: <remoteCache> is no URL of a cache server
              allowed: http://… or https://…, without a user, a password or a query
              fix: <remoteCache>https://cache.example.com/headwater</remoteCache>, and credentials \
            by <remoteCacheServerId>"""),
        Arguments.of(
            "-Dheadwater.remoteCacheTimeout=0",
            """
            error[remote-cache]: the timeout of the remote cache is 0 s
              fix: give at least one second: -Dheadwater.remoteCacheTimeout=10"""),
        Arguments.of(
            "-Dheadwater.remoteCacheServerId=other",
            """
            error[server-id]: settings.xml has no <server> "other"
              known: cache
              fix: correct <remoteCacheServerId>, or add to ~/.m2/settings.xml:
                <servers><server><id>other</id><username>…</username><password>…</password>\
            </server></servers>"""));
  }

  @ParameterizedTest
  @Tag("thorough")
  @MethodSource("mistakes")
  void mistakesAreSaid(String parameter, String problem) throws Exception {
    try (MavenProject shop = shop()) {
      List<String> more =
          parameter.contains("remoteCache=")
              ? List.of(parameter)
              : List.of("-Dheadwater.remoteCache=" + url(), parameter);
      Result result = shop.run("generate-sources", more.get(0), more.get(more.size() - 1));
      assertThat(result.problem()).isEqualTo(problem);
    }
  }
}
