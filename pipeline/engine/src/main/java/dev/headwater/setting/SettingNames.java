package dev.headwater.setting;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds settings by the names that users write. */
public final class SettingNames {

  private static final Map<String, Setting> BY_ELEMENT = new HashMap<>();
  private static final Set<String> OUTER = new HashSet<>();

  static {
    for (Setting setting : Setting.values()) {
      BY_ELEMENT.put(setting.element(), setting);
      OUTER.add(setting.outerElement());
    }
  }

  private SettingNames() {}

  /** The setting of that name in a POM. */
  public static Optional<Setting> ofElement(String element) {
    return Optional.ofNullable(BY_ELEMENT.get(element));
  }

  /** The setting that a property of the command line gives, wholly or in part. */
  public static Optional<Setting> ofProperty(String property) {
    for (Setting setting : Setting.values()) {
      if (isGivenBy(setting, property)) {
        return Optional.of(setting);
      }
    }
    return Optional.empty();
  }

  /** Wholly, or an entry of a map. */
  private static boolean isGivenBy(Setting setting, String property) {
    Optional<String> own = setting.property();
    if (own.isEmpty() || !property.startsWith(own.get())) {
      return false;
    }
    int end = own.get().length();
    return setting.kind() == Kind.MAP ? property.startsWith(".", end) : property.length() == end;
  }

  /** Its place in a POM as messages show it, such as {@code <server><url>}. */
  static String shownElement(Setting setting) {
    return "<" + setting.element().replace(".", "><") + ">";
  }

  /** Whether this element is a setting, or holds settings. */
  public static boolean isOuterElement(String element) {
    return OUTER.contains(element);
  }
}
