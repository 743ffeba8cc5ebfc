package dev.headwater.maven;

import dev.headwater.codegen.ClassCaches.RemoteCache;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import org.apache.maven.settings.Server;

/** The parameters for the remote cache. */
record RemoteCacheParameters(PipelineMojo mojo) {

  private static final int SECONDS = 10;

  /**
   * Empty when none is configured.
   *
   * @throws ProblemException when the URL is none of HTTP
   */
  Optional<RemoteCache> cache() {
    // Whoever says that he is offline does not want to wait for a server.
    if (mojo.remoteCache == null || mojo.remoteCache.isBlank() || mojo.session.isOffline()) {
      return Optional.empty();
    }
    String username = "";
    String password = "";
    if (mojo.remoteCacheServerId != null && !mojo.remoteCacheServerId.isBlank()) {
      Server server =
          new SettingsServer(mojo, "remoteCacheServerId").named(mojo.remoteCacheServerId.strip());
      username = server.getUsername() == null ? "" : server.getUsername();
      password = server.getPassword() == null ? "" : server.getPassword();
    }
    int seconds = mojo.remoteCacheTimeout == null ? SECONDS : mojo.remoteCacheTimeout;
    if (seconds < 1) {
      throw new ProblemException(
          Problem.of("remote-cache", "the timeout of the remote cache is " + seconds + " s")
              .withFix("give at least one second: -Dheadwater.remoteCacheTimeout=10"));
    }
    return Optional.of(
        new RemoteCache(
            url(mojo.remoteCache.strip()),
            username,
            password,
            mojo.remoteCacheReadOnly,
            Duration.ofSeconds(seconds)));
  }

  private static URI url(String text) {
    try {
      URI url = new URI(text);
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (http && url.getHost() != null && url.getUserInfo() == null && url.getQuery() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Said below, together with what is allowed.
    }
    throw new ProblemException(
        Problem.of("remote-cache", "<remoteCache> is no URL of a cache server")
            .withDetail("allowed", "http://… or https://…, without a user, a password or a query")
            .withFix(
                "<remoteCache>https://cache.example.com/headwater</remoteCache>, and credentials by"
                    + " <remoteCacheServerId>"));
  }
}
