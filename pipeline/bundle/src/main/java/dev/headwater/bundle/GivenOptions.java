package dev.headwater.bundle;

import dev.headwater.command.bundle.Patience;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.setting.DeploymentSettings;
import dev.headwater.setting.Setting;
import dev.headwater.setting.Settings;
import java.time.Duration;
import picocli.CommandLine.ParseResult;

/** The options that a user gave to a command. */
record GivenOptions(BundleCommand command, ParseResult given) {

  private static final long DEFAULT_WAIT = 60;
  private static final long DEFAULT_WAIT_FOR_OTHERS = 600;

  DeploymentSettings settings() {
    Settings settings = new Settings();
    for (Setting setting : command.settings()) {
      String option = Words.option(setting.element());
      if (given.hasMatchedOption(option)) {
        settings.setProperty(
            setting.property().orElseThrow(),
            String.valueOf(given.<Object>matchedOptionValue(option, "")));
      }
    }
    return new DeploymentSettings(settings);
  }

  boolean has(OwnOption option) {
    return given.hasMatchedOption(option.word());
  }

  boolean allowDrift() {
    return has(OwnOption.ALLOW_DRIFT);
  }

  Patience patience() {
    return new Patience(
        seconds(OwnOption.WAIT, command == BundleCommand.WAIT ? DEFAULT_WAIT : 0),
        seconds(OwnOption.WAIT_FOR_OTHERS, DEFAULT_WAIT_FOR_OTHERS));
  }

  private Duration seconds(OwnOption option, long otherwise) {
    if (!has(option)) {
      return Duration.ofSeconds(otherwise);
    }
    String text = given.matchedOptionValue(option.word(), "");
    if (!text.matches("\\d{1,6}")) {
      throw new ProblemException(
          Problem.of("arguments", option.word() + " is no number of seconds: \"" + text + "\"")
              .withFix(option.word() + "=60, for example"));
    }
    return Duration.ofSeconds(Long.parseLong(text));
  }
}
