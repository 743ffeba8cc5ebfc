package dev.headwater.tool;

import dev.headwater.spi.MigrationTool;
import java.io.Closeable;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One class loader per outside tool. A tool sees the JDK, the spi package and its own jars; never
 * Maven's jars, never another tool's. Loaders stay for the next run in this JVM, because a tool
 * that is loaded and warm works three times as fast; those that no run uses are closed when there
 * are more than a few.
 */
public final class ToolLoaders implements Closeable {

  private static final int IDLE = 6;
  private static final ClassLoader SPI = new SpiLoader();

  /** Least recently used first. */
  private static final Map<Key, Shared> CACHE = new LinkedHashMap<>();

  private final List<Shared> used = new ArrayList<>();

  /** A loader for jars that see only the JDK and the spi package. */
  public ClassLoader loader(List<Path> jars) throws IOException {
    return loader(jars, SPI);
  }

  /** A loader on top of another loader of Headwater's, such as the JDBC driver's. */
  public ClassLoader loader(List<Path> jars, ClassLoader parent) throws IOException {
    if (OwnJar.isAll(jars)) {
      return OwnJar.LOADER;
    }
    List<URL> urls = new ArrayList<>();
    StringBuilder state = new StringBuilder();
    for (Path jar : jars) {
      urls.add(jar.toUri().toURL());
      state.append(state(jar));
    }
    Key key = new Key(List.copyOf(jars), state.toString(), parent);
    synchronized (CACHE) {
      Shared shared = CACHE.remove(key);
      if (shared == null) {
        shared = new Shared(new URLClassLoader(urls.toArray(URL[]::new), parent));
      }
      CACHE.put(key, shared);
      shared.users++;
      used.add(shared);
      return shared.loader;
    }
  }

  /**
   * Lists every file of a folder: a folder's own time does not change when a class below it is
   * compiled.
   */
  private static String state(Path entry) throws IOException {
    if (!Files.exists(entry)) {
      return "";
    }
    try (Stream<Path> tree = Files.walk(entry)) {
      return tree.map(
              file -> file + "|" + file.toFile().length() + "@" + file.toFile().lastModified())
          .sorted()
          .collect(Collectors.joining("\n"));
    }
  }

  /** The bridge's implementation of one of the spi interfaces. */
  public static <T> T bridge(Class<T> spi, ClassLoader loader) {
    return ServiceLoader.load(spi, loader)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no bridge for " + spi.getName()));
  }

  /**
   * Keeps a loader, and those on top of it, as long as the JVM lives: its tool leaves threads or
   * hooks behind, which may load a class at any time.
   */
  public static void pin(ClassLoader loader) {
    synchronized (CACHE) {
      CACHE.values().stream()
          .filter(shared -> shared.isOnTopOf(loader))
          .forEach(shared -> shared.pinned = true);
    }
  }

  /**
   * Forgets a loader, and those on top of it: its tool remembers something that may change. One
   * that is pinned stays.
   */
  public static void discard(ClassLoader loader) {
    synchronized (CACHE) {
      CACHE.values().removeIf(shared -> !shared.pinned && shared.isOnTopOf(loader));
    }
  }

  /** Gives the loaders back. */
  @Override
  public void close() throws IOException {
    synchronized (CACHE) {
      for (Shared shared : used) {
        shared.users--;
        if (shared.users == 0 && !CACHE.containsValue(shared)) {
          shared.loader.close();
        }
      }
      used.clear();
      Iterator<Shared> oldest = CACHE.values().iterator();
      while (CACHE.size() > IDLE && oldest.hasNext()) {
        Shared shared = oldest.next();
        if (shared.users == 0 && !shared.pinned) {
          oldest.remove();
          shared.loader.close();
        }
      }
    }
  }

  private record Key(List<Path> jars, String state, ClassLoader parent) {}

  private static final class Shared {
    private final URLClassLoader loader;
    private int users;
    private boolean pinned;

    Shared(URLClassLoader loader) {
      this.loader = loader;
    }

    /** Whether it is that loader, or finds classes in it. */
    private boolean isOnTopOf(ClassLoader other) {
      return Stream.<@Nullable ClassLoader>iterate(
              loader, one -> one != null, one -> one.getParent())
          .anyMatch(one -> one == other);
    }
  }

  /** The jar of this class. In a bundle, the tools lie in it, too. */
  private static final class OwnJar {

    static final ClassLoader LOADER =
        Objects.requireNonNull(ToolLoaders.class.getClassLoader(), "loader");

    private static final Optional<Path> PATH = path();

    static boolean isAll(List<Path> jars) {
      return PATH.isPresent()
          && !jars.isEmpty()
          && jars.stream().allMatch(jar -> jar.equals(PATH.get()));
    }

    private static Optional<Path> path() {
      CodeSource source = ToolLoaders.class.getProtectionDomain().getCodeSource();
      try {
        return source == null
            ? Optional.empty()
            : Optional.of(Path.of(source.getLocation().toURI()));
      } catch (URISyntaxException e) {
        throw new IllegalStateException(e); // it was made of a path
      }
    }
  }

  /** The JDK's own modules plus the spi package, so that nothing else of the engine leaks. */
  private static final class SpiLoader extends ClassLoader {

    SpiLoader() {
      super(getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("dev.headwater.spi.")) {
        return MigrationTool.class.getClassLoader().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }
}
