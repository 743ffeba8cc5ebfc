package dev.headwater.codegen.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.headwater.codegen.ClassCaches.RemoteCache;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real HTTP: a good server helps, and a bad one costs a time-out and a warning. */
final class RemoteCacheTest {

  private static final String AC = "/cache/ac/" + Classes.madeFrom("a").key();

  @TempDir private Path folder;
  private CacheServer server;

  @BeforeEach
  void start() throws IOException {
    server = new CacheServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Classes machine(String name, RemoteCache remote) {
    return new Classes(folder.resolve(name)).remote(remote);
  }

  private String cas() {
    return "/cache/cas/" + ActionResult.decode(server.entries.get(AC)).orElseThrow().hash();
  }

  private String name() {
    return "the remote cache " + server.url();
  }

  private String broken(String why) {
    return name() + " is not used in this run: " + why;
  }

  private String damaged(String why) {
    return "an entry of " + name() + " is damaged and not used: " + why;
  }

  @Test
  void whatOneMachineMadeAnotherTakes() throws IOException {
    Classes first = machine("first", server.readWrite());
    first.make("a");
    assertThat(server.requests).containsExactly("PUT " + cas(), "PUT " + AC);

    Classes second = machine("second", server.readWrite());
    assertThat(second.restore("a")).hasValue(name());
    assertThat(second.restore("b")).isEmpty();
    server.requests.clear();
    // By now its own folder has them.
    assertThat(second.restore("a"))
        .hasValue("the cache folder " + folder.resolve("second/classes"));
    assertThat(server.requests).isEmpty();
    assertThat(first.warnings()).isEmpty();
    assertThat(second.warnings()).isEmpty();
  }

  @Test
  void aFolderThatCannotKeepThemDoesNotKeepThemFromComing() throws IOException {
    machine("first", server.readWrite()).make("a");
    Files.createDirectories(folder.resolve("second/classes"));
    Files.writeString(folder.resolve("second/classes/cas"), "a file where a folder should be");
    Classes second = machine("second", server.readWrite());
    assertThat(second.restore("a")).hasValue(name());
    assertThat(second.warnings()).hasSize(1);
  }

  @Test
  void readOnlyPutsNothing() throws IOException {
    machine("first", server.readOnly()).make("a");
    assertThat(server.requests).isEmpty();
  }

  @Test
  void credentialsAreBasic() throws IOException {
    String wanted = "Basic " + Base64.getEncoder().encodeToString("ä:s3cret".getBytes(UTF_8));
    server.behaviour =
        exchange ->
            !wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && CacheServer.send(exchange, 401, "who are you?".getBytes(UTF_8));
    machine("first", server.as("ä", "s3cret")).make("a");
    assertThat(machine("second", server.as("ä", "s3cret")).restore("a")).isPresent();

    Classes stranger = machine("third", server.readWrite());
    assertThat(stranger.restore("a")).isEmpty();
    assertThat(stranger.warnings()).containsExactly(broken("it answers GET with 401"));
    stranger.make("a");
    assertThat(stranger.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 407, 500, 502, 504})
  void theNextModuleDoesNotAskAServerThatRefuses(int status) throws IOException {
    server.behaviour = exchange -> CacheServer.send(exchange, status, new byte[0]);
    assertThat(machine("first", server.readWrite()).restore("a")).isEmpty();
    Classes next = machine("second", server.readWrite());
    assertThat(next.restore("a")).isEmpty();
    next.make("a");
    assertThat(next.warnings()).isEmpty();
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void whoMayOnlyReadGoesOnReading() throws IOException {
    machine("first", server.readWrite()).make("a");
    server.behaviour =
        exchange ->
            exchange.getRequestMethod().equals("PUT")
                && CacheServer.send(exchange, 403, new byte[0]);
    Classes reader = machine("second", server.readWrite());
    reader.make("b");
    assertThat(reader.warnings()).containsExactly(broken("it answers PUT with 403"));
    assertThat(reader.restore("a")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 500, 503, 204})
  void aServerThatRefusesIsLeftAlone(int status) throws IOException {
    server.behaviour = exchange -> CacheServer.send(exchange, status, new byte[0]);
    Classes classes = machine("first", server.readWrite());
    assertThat(classes.restore("a")).isEmpty();
    assertThat(classes.warnings()).containsExactly(broken("it answers GET with " + status));
  }

  @Test
  void aServerThatIsNotThereIsAskedOnce() throws IOException {
    server.close();
    Classes classes = machine("first", server.readWrite());
    assertThat(classes.restore("a")).isEmpty();
    assertThat(classes.warnings()).containsExactly(broken("it refuses the connection"));
    // The next module of the same build.
    assertThat(classes.restore("a")).isEmpty();
    classes.make("a");
    assertThat(classes.warnings()).isEmpty();
  }

  /** Each of them would go on for a minute. */
  static Stream<CacheServer.Behaviour> slowness() {
    return Stream.of(
        exchange -> {
          CacheServer.hang();
          return true;
        },
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
          CacheServer.hang();
          return true;
        },
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          for (int i = 0; i < 1000; i++) {
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            pause();
          }
          return true;
        });
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("slowness")
  void manyModulesWaitOnlyOnceForAServerThatHangs(CacheServer.Behaviour slow) throws IOException {
    server.behaviour = slow;
    Classes classes = machine("first", server.readWrite());
    long start = System.nanoTime();
    assertThat(classes.restore("a")).isEmpty();
    assertThat(classes.warnings()).containsExactly(broken("it did not answer within 2 s"));
    for (int module = 0; module < 20; module++) {
      assertThat(classes.restore("module " + module)).isEmpty();
      classes.make("module " + module);
    }
    assertThat(classes.warnings()).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void aServerThatHangsWhileItIsGivenSomethingCostsOneTimeout() throws IOException {
    server.behaviour =
        exchange -> {
          if (exchange.getRequestMethod().equals("PUT")) {
            CacheServer.hang();
          }
          return false;
        };
    Classes classes = machine("first", server.readWrite());
    classes.make("a");
    assertThat(classes.warnings()).containsExactly(broken("it did not answer within 2 s"));
    assertThat(classes.restore("a")).isPresent();
  }

  @Test
  void anEndlessAnswerIsCutOff() throws IOException {
    machine("first", server.readWrite()).make("a");
    server.behaviour = exchange -> endless(exchange);
    Classes classes = machine("second", server.readWrite());
    assertThat(classes.restore("a")).isEmpty();
    assertThat(classes.warnings()).containsExactly(broken("it sends more than 65536 bytes"));
  }

  @Test
  void anEndlessContentIsCutOffAtItsSize() throws IOException {
    machine("first", server.readWrite()).make("a");
    int size = server.entries.get(cas()).length;
    server.behaviour =
        exchange -> exchange.getRequestURI().getPath().contains("/cas/") && endless(exchange);
    Classes classes = machine("second", server.readWrite());
    assertThat(classes.restore("a")).isEmpty();
    assertThat(classes.warnings()).containsExactly(broken("it sends more than " + size + " bytes"));
  }

  private static boolean endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      byte[] much = new byte[1 << 16];
      while (true) {
        out.write(much);
      }
    }
  }

  @Test
  void aServerThatLiesIsFoundOut() throws IOException {
    machine("first", server.readWrite()).make("a");
    machine("first", server.readWrite()).make("b");
    byte[] whole = server.entries.get(cas());
    byte[] other = whole.clone();
    other[other.length / 2] ^= 1;
    byte[] entry = server.entries.get(AC);
    String key = "/cache/ac/" + Classes.madeFrom("b").key();
    Map<String, Map<String, byte[]>> lies =
        Map.of(
            "its content has another hash",
            Map.of(cas(), other),
            "it names no content",
            Map.of(AC, "<html>welcome</html>".getBytes(UTF_8)),
            "it holds other classes: migration V1__a.sql changed",
            Map.of(AC, server.entries.get(key)));
    for (Map.Entry<String, Map<String, byte[]>> lie : lies.entrySet()) {
      Map<String, byte[]> before = Map.copyOf(server.entries);
      server.entries.putAll(lie.getValue());
      Classes classes = machine("second", server.readWrite());
      assertThat(classes.restore("a")).isEmpty();
      assertThat(classes.warnings()).containsExactly(damaged(lie.getKey()));
      server.entries.putAll(before);
    }
    server.entries.put(cas(), Arrays.copyOf(whole, whole.length - 1));
    Classes shorter = machine("second", server.readWrite());
    assertThat(shorter.restore("a")).isEmpty();
    assertThat(shorter.warnings()).containsExactly(damaged("its content has another hash"));
    // The next one who may write mends it.
    shorter.make("a");
    assertThat(server.entries.get(cas())).isEqualTo(whole);
    assertThat(server.entries.get(AC)).isEqualTo(entry);
  }

  @Test
  void aContentThatIsGoneIsOnlyAMiss() throws IOException {
    machine("first", server.readWrite()).make("a");
    server.entries.remove(cas());
    Classes classes = machine("second", server.readWrite());
    assertThat(classes.restore("a")).isEmpty();
    assertThat(classes.warnings()).isEmpty();
  }

  /** As bazel-remote keeps it: with the address of the client as its worker. */
  @Test
  void anEntryToWhichTheServerAddsSomethingIsTaken() throws IOException {
    machine("first", server.readWrite()).make("a");
    byte[] entry = server.entries.get(AC);
    byte[] added = HexFormat.of().parseHex("4a0b0a096c6f63616c686f7374");
    byte[] both = Arrays.copyOf(entry, entry.length + added.length);
    System.arraycopy(added, 0, both, entry.length, added.length);
    server.entries.put(AC, both);
    assertThat(machine("second", server.readWrite()).restore("a")).isPresent();
  }

  @Test
  void aRedirectIsFollowedWithoutThePassword() throws IOException {
    try (CacheServer bucket = new CacheServer()) {
      Classes first = machine("first", bucket.readWrite());
      first.make("a");
      bucket.behaviour =
          exchange ->
              exchange.getRequestHeaders().containsKey("Authorization")
                  && CacheServer.send(exchange, 400, new byte[0]);
      server.behaviour =
          exchange -> {
            String to = bucket.url() + exchange.getRequestURI().getPath().substring(6);
            exchange.getResponseHeaders().add("Location", to);
            return CacheServer.send(exchange, 307, new byte[0]);
          };
      Classes second = machine("second", server.as("u", "p"));
      assertThat(second.restore("a")).hasValue(name() + "/");
      second.make("b");
      assertThat(second.warnings())
          .containsExactly(name() + "/ is not used in this run: it answers PUT with 307");
    }
  }

  @Test
  void redirectsToNowhereEnd() throws IOException {
    for (String[] place :
        new String[][] {
          {server.url() + "/x", "it redirects more than 3 times"},
          {"file:///etc/passwd", "it redirects to file:///etc/passwd"},
          {"http://[", "it redirects to http://["}
        }) {
      server.behaviour =
          exchange -> {
            exchange.getResponseHeaders().add("Location", place[0]);
            return CacheServer.send(exchange, 302, new byte[0]);
          };
      Classes classes = machine("first", server.readWrite());
      assertThat(classes.restore("a")).isEmpty();
      assertThat(classes.warnings()).containsExactly(broken(place[1]));
    }
  }

  @Test
  void aHostThatDoesNotExistIsSaid() throws IOException {
    RemoteCache remote =
        new RemoteCache(
            URI.create("http://cache.invalid/x"), "", "", false, Duration.ofSeconds(20));
    Classes classes = machine("first", remote);
    assertThat(classes.restore("a")).isEmpty();
    assertThat(classes.warnings())
        .containsExactly(
            "the remote cache http://cache.invalid/x is not used in this run: its host is not"
                + " known");
  }
}
