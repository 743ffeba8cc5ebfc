package dev.headwater.apply;

import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.problem.Problem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A setting that a server must have from its start for a statement to pass.
 *
 * @param value empty when PostgreSQL names none
 */
record NeededSetting(String name, String value) {

  /** The user's own words. */
  private static final String RAISED = "P0001";

  private static final Pattern VALUE =
      Pattern.compile("requires \"?([a-z_]+)\"? (?:>=|to be) \"?(\\w+)\"?");
  private static final Pattern LIBRARY =
      Pattern.compile("(\\S+) must be loaded via \"?shared_preload_libraries\"?");
  private static final Pattern NAME =
      Pattern.compile(
          "need to (?:increase|raise) \"?([a-z]+_[a-z_]+)\"?"
              + "|^Set \"?([a-z]+_[a-z_]+)\"? to"
              + "|configuration parameter \"([a-z]+_[a-z_]+)\" is set");

  /** The setting that the server's words name. */
  static Optional<NeededSetting> of(Problem problem) {
    if (problem.code().equals(RAISED)) {
      return Optional.empty();
    }
    Matcher value = VALUE.matcher(problem.message());
    if (value.find()) {
      return Optional.of(new NeededSetting(value.group(1), value.group(2)));
    }
    Matcher library = LIBRARY.matcher(problem.message());
    if (library.find()) {
      return Optional.of(new NeededSetting("shared_preload_libraries", library.group(1)));
    }
    return problem.details().stream()
        .filter(detail -> detail.label().equals("hint"))
        .map(detail -> NAME.matcher(detail.text()))
        .filter(Matcher::find)
        .map(hint -> new NeededSetting(first(hint), "…"))
        .findFirst();
  }

  private static String first(Matcher hint) {
    return hint.group(1) != null
        ? hint.group(1)
        : hint.group(2) != null ? hint.group(2) : hint.group(3);
  }

  String fix(Kind provider) {
    String element = "<" + name + ">" + value + "</" + name + ">";
    String settings = "<serverSettings>" + element + "</serverSettings>";
    return provider == Kind.SERVER
        ? "the server has this setting from its start: have an administrator change it, or take a"
            + " provider with a server of its own: <provider>embedded</provider> and "
            + settings
        : "start the throwaway server with this setting: " + settings;
  }
}
