package dev.headwater.setting;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings that a user has made in one place, such as the POM, or in several. An empty list
 * counts as unset. Not safe for use by several threads while it is filled.
 */
public final class Settings {

  private final Map<Setting, Object> values = new EnumMap<>(Setting.class);

  /** Sets a value of the setting's kind; null sets nothing. Entries of a map come together. */
  public Settings set(Setting setting, @Nullable Object value) {
    if (value instanceof Map<?, ?> entries) {
      Map<String, String> all = new TreeMap<>(map(setting));
      // An empty element is null in a map of Maven.
      entries.forEach(
          (name, text) -> all.put(String.valueOf(name), text == null ? "" : text.toString()));
      values.put(setting, all);
    } else if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
      values.put(setting, value);
    }
    return this;
  }

  /** Takes an entry out of a map. */
  Settings without(Setting setting, String entry) {
    Map<String, String> rest = map(setting);
    rest.remove(entry);
    values.put(setting, rest);
    return this;
  }

  /**
   * Sets what a property of a command line says.
   *
   * @throws IllegalArgumentException when there is no such property
   * @throws ProblemException when the text does not fit the setting's kind, or when the property
   *     has another name now
   */
  public Settings setProperty(String property, String text) {
    Setting setting = SettingNames.ofProperty(property).orElseThrow(() -> noSetting(property));
    return set(
        setting,
        switch (setting.kind()) {
          case TEXT -> text;
          case NUMBER -> number(property, text.strip());
          case YES_OR_NO -> Boolean.valueOf(text.strip());
          case LIST -> items(text).toList();
          case MAP -> Map.of(property.substring(prefix(setting).length()), text);
          case FILE -> Path.of(text);
          case FILES -> items(text).map(Path::of).toList();
          case XML -> throw new IllegalArgumentException(property);
        });
  }

  private static RuntimeException noSetting(String property) {
    return RenamedSetting.ofProperty(property)
        .<RuntimeException>map(ProblemException::new)
        .orElseGet(() -> new IllegalArgumentException(property));
  }

  /** The prefix of a map's entries on a command line. */
  public static String prefix(Setting map) {
    return map.property().orElseThrow() + ".";
  }

  private static Stream<String> items(String text) {
    return Stream.of(text.split(",")).map(String::strip).filter(item -> !item.isEmpty());
  }

  private static Long number(String property, String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new ProblemException(
          Problem.of("number", "\"" + text + "\" is not a number")
              .withFix("-D" + property + "=10, for example"));
    }
  }

  /** Sets all that is set there; what is here stays only where nothing is there. */
  public Settings setAll(Settings stronger) {
    stronger.values.forEach(this::set);
    return this;
  }

  /** Whether somebody has set it. */
  boolean has(Setting setting) {
    return values.containsKey(setting);
  }

  Optional<String> text(Setting setting) {
    return value(setting, String.class);
  }

  /** Text without blanks around it; none where nothing else is left. */
  Optional<String> word(Setting setting) {
    return text(setting).map(String::strip).filter(text -> !text.isEmpty());
  }

  Optional<Long> number(Setting setting) {
    return value(setting, Long.class);
  }

  boolean isYes(Setting setting) {
    return value(setting, Boolean.class).orElse(false);
  }

  Optional<List<String>> list(Setting setting) {
    return value(setting, List.class)
        .map(list -> Stream.of(list.toArray()).map(String::valueOf).toList());
  }

  Map<String, String> map(Setting setting) {
    Map<String, String> entries = new TreeMap<>();
    value(setting, Map.class)
        .ifPresent(
            map ->
                ((Map<?, ?>) map)
                    .forEach((name, text) -> entries.put((String) name, (String) text)));
    return entries;
  }

  Optional<Path> file(Setting setting) {
    return value(setting, Path.class);
  }

  Optional<List<Path>> files(Setting setting) {
    return value(setting, List.class)
        .map(list -> Stream.of(list.toArray()).map(Path.class::cast).toList());
  }

  Optional<JooqConfiguration> xml(Setting setting) {
    return value(setting, JooqConfiguration.class);
  }

  private <T> Optional<T> value(Setting setting, Class<T> type) {
    return Optional.ofNullable(type.cast(values.get(setting)));
  }
}
