package dev.headwater.cases.provider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run could leave behind.
 *
 * @param counted how many of each kind
 */
record Leftovers(Map<String, Long> counted) {

  private static final AtomicReference<Set<String>> TEMP_FILES = new AtomicReference<>();

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

  /**
   * Since the first look, in threes: many runs leave many, and other programs on this machine one
   * or two. Folders of the tests themselves do not count.
   */
  private static long foreignTempFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      Set<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.matches("(headwater-|junit).*"))
              .collect(Collectors.toCollection(HashSet::new));
      TEMP_FILES.compareAndSet(null, Set.copyOf(names));
      names.removeAll(TEMP_FILES.get());
      return names.size() / 3;
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
