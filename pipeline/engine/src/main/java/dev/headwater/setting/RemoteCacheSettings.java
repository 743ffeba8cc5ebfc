package dev.headwater.setting;

import dev.headwater.codegen.ClassCaches.RemoteCache;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/** The settings for the remote cache. */
final class RemoteCacheSettings {

  private static final long SECONDS = 10;

  private final Settings settings;
  private final ProjectContext project;

  RemoteCacheSettings(Settings settings, ProjectContext project) {
    this.settings = settings;
    this.project = project;
  }

  /**
   * Empty when none is set.
   *
   * @throws ProblemException when the URL is none of HTTP
   */
  Optional<RemoteCache> cache() {
    Optional<String> url = settings.word(Setting.REMOTE_CACHE);
    // A user who is offline on purpose does not want to wait for a server.
    if (url.isEmpty() || project.isOffline()) {
      return Optional.empty();
    }
    Credentials credentials =
        settings
            .word(Setting.REMOTE_CACHE_SERVER_ID)
            .map(
                id ->
                    project.credentials(
                        SettingNames.shownElement(Setting.REMOTE_CACHE_SERVER_ID), id))
            .orElse(new Credentials("", ""));
    long seconds = settings.number(Setting.REMOTE_CACHE_TIMEOUT).orElse(SECONDS);
    if (seconds < 1) {
      throw new ProblemException(
          Problem.of("remote-cache", "the timeout of the remote cache is " + seconds + " s")
              .withFix("give at least one second: -Dheadwater.remoteCacheTimeout=10"));
    }
    return Optional.of(
        new RemoteCache(
            http(url.get()),
            credentials.username(),
            credentials.password(),
            settings.isYes(Setting.REMOTE_CACHE_READ_ONLY),
            Duration.ofSeconds(seconds)));
  }

  private static URI http(String text) {
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
