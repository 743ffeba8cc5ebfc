package dev.headwater.setting;

import dev.headwater.problem.Problem;
import java.util.Map;
import java.util.Optional;

/** Earlier names of settings: an error says the new name to everyone who uses an old one. */
public final class RenamedSetting {

  private static final Map<String, Setting> OLD =
      Map.of(
          "url", Setting.SERVER_URL,
          "username", Setting.SERVER_USERNAME,
          "password", Setting.SERVER_PASSWORD,
          "serverId", Setting.SERVER_ID);

  private static final String PREFIX = "headwater.";

  private RenamedSetting() {}

  /** The problem with an element of a POM; empty when no setting ever had this name. */
  public static Optional<Problem> ofElement(String element) {
    return Optional.ofNullable(OLD.get(element))
        .map(
            setting ->
                problem(
                    "the element <" + element + "> is now " + SettingNames.shownElement(setting),
                    setting));
  }

  /** The problem with a property; empty when no setting ever had this name. */
  public static Optional<Problem> ofProperty(String property) {
    return property.startsWith(PREFIX)
        ? Optional.ofNullable(OLD.get(property.substring(PREFIX.length())))
            .map(
                setting ->
                    problem(
                        "the property " + property + " is now " + setting.property().orElseThrow(),
                        setting))
        : Optional.empty();
  }

  private static Problem problem(String message, Setting setting) {
    return Problem.of("renamed-parameter", message)
        .withDetail(
            "why",
            "the provider server makes throwaway databases; under the old name, somebody could"
                + " make them on a production server by mistake")
        .withFix(
            SettingNames.shownElement(setting)
                + "…"
                + SettingNames.shownElement(setting).replaceFirst("<(\\w+)><(\\w+)>", "</$2></$1>")
                + " in the POM, or -D"
                + setting.property().orElseThrow()
                + "=…");
  }
}
