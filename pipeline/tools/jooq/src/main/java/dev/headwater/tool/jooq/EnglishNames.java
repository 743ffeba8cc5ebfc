package dev.headwater.tool.jooq;

import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * jOOQ makes camel case in the language of the JVM, and in a few languages an i has another upper
 * case: {@code getİd}. There is no setting for it, so in these languages the JVM's own is English
 * while jOOQ works.
 */
final class EnglishNames {

  private static final Set<String> OTHER_UPPER_CASE = Set.of("tr", "az", "lt");

  private EnglishNames() {}

  static <T> T during(Supplier<T> work) {
    if (!OTHER_UPPER_CASE.contains(Locale.getDefault().getLanguage())) {
      return work.get();
    }
    // Two generations in one JVM would otherwise give the language back too early.
    synchronized (EnglishNames.class) {
      Locale before = Locale.getDefault();
      Locale.setDefault(Locale.ENGLISH);
      try {
        return work.get();
      } finally {
        Locale.setDefault(before);
      }
    }
  }
}
