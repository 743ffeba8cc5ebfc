package dev.headwater.bundle;

import dev.headwater.command.bundle.Patience;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.setting.DeploymentSettings;
import dev.headwater.setting.Setting;
import dev.headwater.setting.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** The options that a user gave to a command. */
record GivenOptions(BundleCommand command, ParseResult given) {

  private static final int DEFAULT_PARALLEL = 4;
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

  /** The file that names several databases. */
  Optional<Path> targets() {
    if (has(OwnOption.TARGETS)) {
      requireVersion();
      return Optional.of(Path.of(text(OwnOption.TARGETS)));
    }
    for (OwnOption option : List.of(OwnOption.PARALLEL, OwnOption.KEEP_GOING)) {
      if (has(option)) {
        throw new ProblemException(
            Problem.of("arguments", option.word() + " is for several databases")
                .withFix("name them: --targets=FILE; or leave " + option.word() + " out"));
      }
    }
    return Optional.empty();
  }

  /** So many steps are others in the next run, which goes on where this one failed. */
  private void requireVersion() {
    boolean hasVersion = given.hasMatchedOption(Words.option(Setting.TO.element()));
    boolean hasSteps = given.hasMatchedOption(Words.option(Setting.STEPS.element()));
    if (hasSteps || command == BundleCommand.UNDO && !hasVersion) {
      throw new ProblemException(
          Problem.of(
                  "arguments",
                  "with --targets, "
                      + command.word()
                      + (hasSteps ? " takes no --steps" : " needs the version to go back to"))
              .withDetail(
                  "why", "the same run once more would go further in databases that are done")
              .withFix("name the version that all databases are to have: --to=V…"));
    }
  }

  int parallel() {
    if (!has(OwnOption.PARALLEL)) {
      return DEFAULT_PARALLEL;
    }
    String text = text(OwnOption.PARALLEL);
    if (!text.matches("[1-9]\\d{0,2}")) {
      throw new ProblemException(
          Problem.of("arguments", "--parallel is no number of databases: \"" + text + "\"")
              .withFix("--parallel=4, for example"));
    }
    return Integer.parseInt(text);
  }

  /**
   * Refuses times and numbers that make no sense, before anything is begun.
   *
   * @throws ProblemException when there is one
   */
  void requireNumbers() {
    patience();
    parallel();
    settings().locks();
  }

  private String text(OwnOption option) {
    return given.matchedOptionValue(option.word(), "");
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
    String text = text(option);
    if (!text.matches("\\d{1,6}")) {
      throw new ProblemException(
          Problem.of("arguments", option.word() + " is no number of seconds: \"" + text + "\"")
              .withFix(option.word() + "=60, for example"));
    }
    return Duration.ofSeconds(Long.parseLong(text));
  }
}
