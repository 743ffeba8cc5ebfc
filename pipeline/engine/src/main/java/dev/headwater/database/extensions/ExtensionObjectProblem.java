package dev.headwater.database.extensions;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the extension of an object that PostgreSQL does not find. A database that is used for years
 * often has its extensions from an administrator, and no migration makes them.
 */
public final class ExtensionObjectProblem {

  /** In PostgreSQL's own words; the group is the name, with its schema where it was written. */
  private static final List<Pattern> NOT_FOUND =
      List.of(
          Pattern.compile("^type \"([^\"\\[]+)(?:\\[])*\" does not exist"),
          Pattern.compile("^function ([^(]+)\\(.*\\) does not exist"),
          Pattern.compile("^operator class \"([^\"]+)\" does not exist for access method"),
          Pattern.compile("has no default operator class for access method \"(gi(?:st|n))\""));

  private ExtensionObjectProblem() {}

  /**
   * @param message what PostgreSQL says, in English
   */
  public static Optional<String> of(String message) {
    for (Pattern pattern : NOT_FOUND) {
      Matcher missing = pattern.matcher(message);
      if (missing.find()) {
        String name = missing.group(1);
        String alone = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return KnownExtensions.bringing(alone);
      }
    }
    return Optional.empty();
  }
}
