package dev.headwater.setting;

import java.util.List;

/**
 * A setting but for its words.
 *
 * @param property its name on the command line, without {@code headwater.}
 * @param goals that have it; empty for all
 */
record Traits(
    Section section,
    Kind kind,
    String element,
    String property,
    Effect effect,
    List<String> goals) {

  static Traits of(Section section, Kind kind, String element) {
    return new Traits(section, kind, element, element, Effect.CLASSES, List.of());
  }

  Traits property(String other) {
    return new Traits(section, kind, element, other, effect, goals);
  }

  Traits changes(Effect other) {
    return new Traits(section, kind, element, property, other, goals);
  }

  /** Only in the goals for real databases. */
  Traits onRealDatabases() {
    return onlyIn(
        "diff", "drift", "draft", "adopt", "status", "migrate", "undo", "stamp", "repair", "seed",
        "init");
  }

  /** Only in the goals that ask before they change a database that stays. */
  Traits onConfirmation() {
    return onlyIn("migrate", "undo", "stamp", "repair", "seed", "dev", "dev-reset");
  }

  Traits onlyIn(String... some) {
    return new Traits(section, kind, element, property, effect, List.of(some));
  }
}
