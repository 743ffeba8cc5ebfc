package dev.headwater.tool.jooq;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Puts aside two kinds of settings of the whole JVM. jOOQ obeys them, but they stand in no
 * configuration, so nobody would see that they change the classes:
 *
 * <ul>
 *   <li>the language: jOOQ makes camel case in it, and in a few languages an i has another upper
 *       case: {@code getİd}. There is no setting for it.
 *   <li>system properties that somebody may have set for jOOQ's own plugin, such as {@code
 *       jooq.codegen.skip}.
 * </ul>
 *
 * They come back when the last of several generations has ended.
 */
final class Undisturbed {

  private static final Set<String> OTHER_UPPER_CASE = Set.of("tr", "az", "lt");

  private static int working;
  private static Locale language = Locale.ENGLISH;
  private static Map<String, String> properties = Map.of();

  private Undisturbed() {}

  static <T> T run(Supplier<T> work) {
    begin();
    try {
      return work.get();
    } finally {
      end();
    }
  }

  private static synchronized void begin() {
    if (working++ > 0) {
      return;
    }
    language = Locale.getDefault();
    if (OTHER_UPPER_CASE.contains(language.getLanguage())) {
      Locale.setDefault(Locale.ENGLISH);
    }
    properties = new TreeMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith("jooq.codegen.") || name.equals("org.jooq.settings")) {
        properties.put(name, System.getProperty(name));
        System.clearProperty(name);
      }
    }
  }

  private static synchronized void end() {
    if (--working == 0) {
      if (OTHER_UPPER_CASE.contains(language.getLanguage())) {
        Locale.setDefault(language);
      }
      properties.forEach(System::setProperty);
    }
  }
}
