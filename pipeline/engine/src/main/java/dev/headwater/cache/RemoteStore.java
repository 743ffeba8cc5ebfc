package dev.headwater.cache;

import dev.headwater.CacheChoice.RemoteCache;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
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

  private final RemoteCache remote;
  private final HttpClient client;

  RemoteStore(RemoteCache remote) {
    this.remote = remote;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(remote.timeout())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  @Override
  public String name() {
    return "the remote cache " + remote;
  }

  @Override
  public Optional<byte[]> get(Kind kind, String hash) throws IOException {
    HttpResponse<byte[]> answer = send(request(kind, hash).GET());
    if (answer.statusCode() == 404) {
      return Optional.empty();
    }
    if (answer.statusCode() != 200) {
      throw new IOException("it answers GET with " + answer.statusCode());
    }
    return Optional.of(answer.body());
  }

  @Override
  public void put(Kind kind, String hash, byte[] content) throws IOException {
    int status = send(request(kind, hash).PUT(BodyPublishers.ofByteArray(content))).statusCode();
    if (status < 200 || status > 299) {
      throw new IOException("it answers PUT with " + status);
    }
  }

  /** What is wrong there is overwritten by the next one who may write. */
  @Override
  public void drop(Kind kind, String hash) {}

  @Override
  public boolean isWritable() {
    return !remote.readOnly();
  }

  private HttpRequest.Builder request(Kind kind, String hash) {
    String base = remote.url().toString().replaceAll("/+$", "");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/" + kind.path() + "/" + hash))
            .timeout(remote.timeout());
    if (!remote.username().isEmpty()) {
      String login = remote.username() + ":" + remote.password();
      request.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }
    return request;
  }

  /** The client's own time-out ends with the headers; this one holds for the last byte, too. */
  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request.build(), info -> new BoundedBody(Archive.LIMIT));
    try {
      return answer.get(remote.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      Unreachable.now(remote);
      throw new IOException("it did not answer within " + remote.timeout().toSeconds() + " s", e);
    } catch (ExecutionException e) {
      Unreachable.now(remote);
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String why =
          cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
      throw new IOException(why, cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      answer.cancel(true);
    }
  }
}
