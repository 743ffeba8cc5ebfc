package dev.headwater.tool.jooq;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * jOOQ's generator obeys system properties that somebody may have set for jOOQ's own plugin, such
 * as {@code jooq.codegen.skip}. What they change is in no configuration of ours, so nobody would
 * see that classes made with and without them are not the same.
 */
final class JooqProperties {

  private JooqProperties() {}

  static <T> T without(Supplier<T> work) {
    Map<String, String> removed = new TreeMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith("jooq.codegen.") || name.equals("org.jooq.settings")) {
        removed.put(name, System.getProperty(name));
        System.clearProperty(name);
      }
    }
    try {
      return work.get();
    } finally {
      removed.forEach(System::setProperty);
    }
  }
}
