package dev.headwater.bundle;

import dev.headwater.setting.Setting;
import java.util.List;
import java.util.stream.Stream;

/** The commands of a bundle. */
enum BundleCommand {
  STATUS("status", "status", "Shows each migration with its state; only reads.", StatusRun::new),
  PLAN("plan", "migrate", "Shows what migrate would do; only reads.", MigrateRun::plan),
  MIGRATE("migrate", "migrate", "Applies the migrations that are to come.", MigrateRun::new);

  /** The settings that each goal has say how a throwaway database is made. */
  private static final String GENERATE = "generate";

  private static final List<Setting> OF_BUILDS =
      List.of(Setting.ON, Setting.DATABASES, Setting.YES, Setting.OUTCOME_FILE, Setting.WRITE);

  private final String word;
  private final String goal;
  private final String description;
  private final Making making;

  BundleCommand(String word, String goal, String description, Making making) {
    this.word = word;
    this.goal = goal;
    this.description = description;
    this.making = making;
  }

  private interface Making {
    Run of(Deployment deployment);
  }

  /** A command that is about to run. */
  interface Run {
    ExitCode run();
  }

  String word() {
    return word;
  }

  String description() {
    return description;
  }

  /** The settings that are its options. */
  List<Setting> settings() {
    return Stream.of(Setting.values())
        .filter(setting -> setting.isIn(goal) && !setting.isIn(GENERATE))
        .filter(setting -> !OF_BUILDS.contains(setting))
        .toList();
  }

  Run of(Deployment deployment) {
    return making.of(deployment);
  }
}
