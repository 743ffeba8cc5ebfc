package dev.headwater.tools;

import dev.headwater.spi.MigrationTool;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * One class loader per outside tool. A tool sees the JDK, the spi package and its own jars; never
 * Maven's jars, never another tool's.
 */
public final class ToolLoaders implements Closeable {

  private static final ClassLoader SPI = new SpiLoader();

  private final List<URLClassLoader> open = new ArrayList<>();

  /** A loader for jars that see only the JDK and the spi package. */
  public ClassLoader loader(List<Path> jars) {
    return loader(jars, SPI);
  }

  /** A loader on top of another one of ours, such as the JDBC driver's. */
  public ClassLoader loader(List<Path> jars, ClassLoader parent) {
    URLClassLoader loader =
        new URLClassLoader(jars.stream().map(ToolLoaders::url).toArray(URL[]::new), parent);
    open.add(loader);
    return loader;
  }

  /** The bridge's implementation of one of the spi interfaces. */
  public static <T> T bridge(Class<T> spi, ClassLoader loader) {
    return ServiceLoader.load(spi, loader)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no bridge for " + spi.getName()));
  }

  @Override
  public void close() throws IOException {
    for (URLClassLoader loader : open) {
      loader.close();
    }
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
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
