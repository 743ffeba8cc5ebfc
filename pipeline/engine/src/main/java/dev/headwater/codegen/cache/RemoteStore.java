package dev.headwater.codegen.cache;

import dev.headwater.codegen.ClassCaches.RemoteCache;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server that speaks {@code GET} and {@code PUT} on {@code /ac/HASH} and {@code /cas/HASH}.
 *
 * @see <a href="https://bazel.build/remote/caching#http-caching">Bazel: HTTP caching</a>
 */
final class RemoteStore implements Store {

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final int HOPS = 3;

  private final RemoteCache remote;
  private final HttpClient client;

  RemoteStore(RemoteCache remote) {
    this.remote = remote;
    // Redirects are followed below: the client would send the password to the other server, too.
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public String name() {
    return "the remote cache " + remote;
  }

  @Override
  public Optional<byte[]> get(Kind kind, Wanted wanted) throws IOException {
    long end = System.nanoTime() + remote.timeout().toNanos();
    URI uri = uri(kind, wanted.hash());
    for (int hop = 0; hop <= HOPS; hop++) {
      HttpResponse<byte[]> answer =
          send(new Call(request(uri).GET().build(), wanted.atMost(), end));
      if (answer.statusCode() == 404) {
        return Optional.empty();
      }
      if (answer.statusCode() == 200) {
        return Optional.of(answer.body());
      }
      Optional<String> place = answer.headers().firstValue("Location");
      if (!REDIRECTS.contains(answer.statusCode()) || place.isEmpty()) {
        refused(answer.statusCode());
        throw new IOException("it answers GET with " + answer.statusCode());
      }
      uri = redirected(uri, place.get());
    }
    throw new IOException("it redirects more than " + HOPS + " times");
  }

  /** The next module would be told the same; a gateway in trouble takes its time for it. */
  private void refused(int status) {
    if (status >= 500 || status == 401 || status == 403 || status == 407) {
      Unreachable.now(remote);
    }
  }

  private static URI redirected(URI from, String place) throws IOException {
    try {
      URI to = from.resolve(place);
      if (to.getHost() != null
          && ("https".equals(to.getScheme())
              || ("http".equals(to.getScheme()) && "http".equals(from.getScheme())))) {
        return to;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new IOException("it redirects to " + place);
  }

  @Override
  public void put(Kind kind, String hash, byte[] content) throws IOException {
    long end = System.nanoTime() + remote.timeout().toNanos();
    HttpRequest request = request(uri(kind, hash)).PUT(BodyPublishers.ofByteArray(content)).build();
    int status = send(new Call(request, Archive.LIMIT, end)).statusCode();
    if (status < 200 || status > 299) {
      if (status >= 500) {
        Unreachable.now(remote);
      }
      throw new IOException("it answers PUT with " + status);
    }
  }

  /** Deletes nothing: the next build that may write overwrites the bad entry. */
  @Override
  public void drop(Kind kind, String hash) {}

  @Override
  public boolean isWritable() {
    return !remote.readOnly();
  }

  private URI uri(Kind kind, String hash) {
    String base = remote.url().toString().replaceAll("/+$", "");
    return URI.create(base + "/" + kind.path() + "/" + hash);
  }

  private HttpRequest.Builder request(URI uri) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (!remote.username().isEmpty() && sameServer(uri)) {
      String login = remote.username() + ":" + remote.password();
      request.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }
    return request;
  }

  private boolean sameServer(URI uri) {
    URI url = remote.url();
    return url.getScheme().equals(uri.getScheme())
        && url.getHost().equals(uri.getHost())
        && url.getPort() == uri.getPort();
  }

  /**
   * @param atMost how many bytes of an answer are read
   * @param end by {@link System#nanoTime()}: when the last byte must be there
   */
  private record Call(HttpRequest request, long atMost, long end) {}

  private HttpResponse<byte[]> send(Call call) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(call.request, info -> new BoundedBody(call.atMost));
    try {
      return answer.get(Math.max(1, call.end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      Unreachable.now(remote);
      throw new IOException("it did not answer within " + remote.timeout().toSeconds() + " s", e);
    } catch (ExecutionException e) {
      Unreachable.now(remote);
      throw new IOException(why(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      answer.cancel(true);
    }
  }

  private static String why(ExecutionException e) {
    Throwable cause = e;
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof UnresolvedAddressException) {
        return "its host is not known";
      }
      if (t instanceof ConnectException) {
        cause = t;
      }
    }
    if (cause instanceof ConnectException) {
      return "it refuses the connection";
    }
    cause = e.getCause() == null ? e : e.getCause();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
