package dev.headwater.codegen.cache;

import dev.headwater.codegen.ClassCaches.RemoteCache;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Servers that did not answer a moment ago, so that a build of many modules waits only once. */
final class Unreachable {

  private static final Duration MOMENT = Duration.ofMinutes(5);
  private static final Map<String, Instant> SINCE = new ConcurrentHashMap<>();

  private Unreachable() {}

  static void now(RemoteCache remote) {
    SINCE.put(remote.toString(), Instant.now());
  }

  static boolean lately(RemoteCache remote) {
    Instant since = SINCE.get(remote.toString());
    return since != null && since.plus(MOMENT).isAfter(Instant.now());
  }
}
