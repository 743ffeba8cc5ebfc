package dev.headwater.tool.jooq;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Numbers for things that would have the same Java name in one place: {@code _2}, {@code _3}. */
final class LikeNames {

  private LikeNames() {}

  /** The Java names that a thing has in one place. */
  interface Names<T> {
    Set<String> of(T thing, String suffix);
  }

  /**
   * The suffixes of those things that need one. The first thing with a name keeps it.
   *
   * @param id identifies a thing in the result
   * @param taken names that nothing here may have
   */
  static <T> Map<String, String> suffixes(
      Collection<? extends T> things, Function<T, String> id, Names<T> names, Set<String> taken) {
    Map<String, String> suffixes = new HashMap<>();
    Set<String> given = new HashSet<>(taken);
    Set<String> wanted = new HashSet<>();
    things.forEach(thing -> wanted.addAll(names.of(thing, "")));
    for (T thing : things) {
      Set<String> mine = names.of(thing, "");
      for (int i = 2; meet(mine, given) || i > 2 && meet(mine, wanted); i++) {
        suffixes.put(id.apply(thing), "_" + i);
        mine = names.of(thing, "_" + i);
      }
      given.addAll(mine);
    }
    return suffixes;
  }

  private static boolean meet(Set<String> some, Set<String> others) {
    return some.stream().anyMatch(others::contains);
  }
}
