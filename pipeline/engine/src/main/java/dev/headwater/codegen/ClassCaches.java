package dev.headwater.codegen;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the classes of earlier runs are kept.
 *
 * @param megabytes what they may take on this machine; 0 keeps none
 * @param remote where a company shares classes
 */
public record ClassCaches(long megabytes, Optional<RemoteCache> remote) implements Serializable {

  /**
   * A server that speaks the HTTP protocol of Bazel's remote caches.
   *
   * @param url below it lie {@code ac} and {@code cas}
   * @param username empty for none
   * @param readOnly whether nothing is put there
   * @param timeout the longest that one request may take
   */
  public record RemoteCache(
      URI url, String username, String password, boolean readOnly, Duration timeout)
      implements Serializable {

    /** Without the password. */
    @Override
    public String toString() {
      return url.toString();
    }
  }
}
