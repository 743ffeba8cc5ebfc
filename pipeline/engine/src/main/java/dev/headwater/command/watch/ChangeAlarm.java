package dev.headwater.command.watch;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Wakes up when the operating system says that something happens in a folder, and after a while in
 * any case: on network and container mounts it says nothing. The truth is always what a look at the
 * files shows; this only says when to look.
 */
final class ChangeAlarm implements Closeable {

  private static final Duration SELDOM = Duration.ofSeconds(1);
  private static final Duration OFTEN = Duration.ofMillis(200);

  private final Optional<WatchService> service;
  private final Map<Path, WatchKey> keys = new HashMap<>();
  private boolean deaf;

  private ChangeAlarm(Optional<WatchService> service) {
    this.service = service;
    this.deaf = service.isEmpty();
  }

  /** Listens to the operating system where that is of use. */
  static ChangeAlarm open() {
    try {
      WatchService service = FileSystems.getDefault().newWatchService();
      // On macOS the JDK only looks itself, every ten seconds.
      if (service.getClass().getSimpleName().startsWith("Polling")) {
        service.close();
        return silent();
      }
      return new ChangeAlarm(Optional.of(service));
    } catch (IOException | UnsupportedOperationException e) {
      return silent();
    }
  }

  /** Without the operating system's help. */
  static ChangeAlarm silent() {
    return new ChangeAlarm(Optional.empty());
  }

  /** Listens to a folder; to the nearest one above while it does not exist. */
  void listen(Path folder) {
    Path there = folder;
    while (there != null && !Files.isDirectory(there)) {
      there = there.getParent();
    }
    WatchKey known = keys.get(there);
    if (there == null || service.isEmpty() || (known != null && known.isValid())) {
      return;
    }
    try {
      keys.put(there, there.register(service.get(), ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY));
    } catch (IOException e) {
      deaf = true; // too many are listened to, or the file system cannot tell
    }
  }

  /**
   * Waits until it is worth looking.
   *
   * @return whether the operating system said so
   */
  boolean await() throws InterruptedException {
    Duration longest = deaf ? OFTEN : SELDOM;
    if (service.isEmpty()) {
      Thread.sleep(longest.toMillis());
      return false;
    }
    WatchKey key = service.get().poll(longest.toMillis(), TimeUnit.MILLISECONDS);
    boolean told = key != null;
    while (key != null) {
      key.pollEvents();
      key.reset();
      key = service.get().poll();
    }
    return told;
  }

  /** Something changed of which the operating system did not tell. */
  void missed() {
    deaf = true;
  }

  @Override
  public void close() throws IOException {
    if (service.isPresent()) {
      service.get().close();
    }
  }
}
