package dev.headwater.junit;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Headwater's engine in a class loader of its own, so that nothing of it and of its tools is on the
 * user's test class path. It is spoken to through types of the JDK.
 */
interface Engine
    extends BiFunction<Map<String, String>, Optional<Driver>, Supplier<Map<String, Object>>> {

  /** One engine for all test classes of this JVM: it is warm after the first. */
  Map<String, Engine> LOADED = new ConcurrentHashMap<>();

  /** The engine that a profile names. */
  static Engine of(Map<String, String> profile) {
    return LOADED.computeIfAbsent(profile.get("engine"), Engine::load);
  }

  @SuppressWarnings({"unchecked", "resource"}) // it stays as long as this JVM
  private static Engine load(String jars) {
    List<URL> urls = new ArrayList<>();
    try {
      for (Path jar : TestClassPath.paths(jars)) {
        urls.add(jar.toUri().toURL());
      }
      URLClassLoader loader =
          new URLClassLoader(
              "headwater", urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
      var engine =
          (BiFunction<Map<String, String>, Optional<Driver>, Supplier<Map<String, Object>>>)
              Class.forName("dev.headwater.command.embed.ServerForTests", true, loader)
                  .getConstructor()
                  .newInstance();
      return engine::apply;
    } catch (MalformedURLException | ReflectiveOperationException e) {
      throw new IllegalStateException("not Headwater's engine: " + jars, e);
    }
  }
}
