package dev.headwater.codegen.cache;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headwater.codegen.ClassCaches.RemoteCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A cache server on loopback: good by default, and as bad as a test wants it. */
final class CacheServer implements AutoCloseable {

  /** What it does with a request instead. */
  interface Behaviour {
    /** Returns false to be good after all. */
    boolean answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  final Map<String, byte[]> entries = new ConcurrentHashMap<>();
  final List<String> requests = new CopyOnWriteArrayList<>();
  volatile Behaviour behaviour = exchange -> false;

  CacheServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/cache";
  }

  RemoteCache readWrite() {
    return cache(false);
  }

  RemoteCache readOnly() {
    return cache(true);
  }

  private RemoteCache cache(boolean readOnly) {
    return new RemoteCache(URI.create(url()), "", "", readOnly, Duration.ofSeconds(2));
  }

  RemoteCache as(String username, String password) {
    return new RemoteCache(
        URI.create(url() + "/"), username, password, false, Duration.ofSeconds(2));
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body = exchange.getRequestBody().readAllBytes();
    requests.add(exchange.getRequestMethod() + " " + path);
    if (behaviour.answer(exchange)) {
      exchange.close();
    } else if (exchange.getRequestMethod().equals("PUT")) {
      entries.put(path, body);
      send(exchange, 200, new byte[0]);
    } else if (entries.containsKey(path)) {
      send(exchange, 200, entries.get(path));
    } else {
      send(exchange, 404, "not here".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  static boolean send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
    return true;
  }

  /** Longer than anybody waits here; ends with the server. */
  static void hang() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      throw new UncheckedIOException(new IOException("the server ends", e));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
