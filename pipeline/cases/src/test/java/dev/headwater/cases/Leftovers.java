package dev.headwater.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a run could leave behind.
 *
 * @param counted how many of each kind
 */
record Leftovers(Map<String, Long> counted) {

  /**
   * Of this machine; the provider adds its own.
   *
   * @param cache Headwater's cache folder
   */
  static Leftovers now(Path cache) throws IOException {
    Map<String, Long> counted = new TreeMap<>();
    counted.put("processes", ProcessHandle.current().descendants().count());
    counted.put("threads", ownThreads());
    counted.put("open files", count(Path.of("/proc/self/fd")));
    counted.put("temp files", foreignTempFiles());
    for (String folder : List.of("runs", "clusters", "postgres")) {
      counted.put("cache/" + folder, count(cache.resolve(folder)));
    }
    return new Leftovers(counted);
  }

  Leftovers with(String kind, long count) {
    Map<String, Long> more = new TreeMap<>(counted);
    more.put(kind, count);
    return new Leftovers(more);
  }

  /** The JDK's and the drivers' own come and go. */
  private static long ownThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("headwater"))
        .count();
  }

  /** Folders of the tests themselves do not count. */
  private static long foreignTempFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> !file.getFileName().toString().matches("(headwater-|junit).*"))
          .count();
    }
  }

  private static long count(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
