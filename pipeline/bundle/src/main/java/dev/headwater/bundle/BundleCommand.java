package dev.headwater.bundle;

import static dev.headwater.bundle.OwnOption.ALLOW_DRIFT;
import static dev.headwater.bundle.OwnOption.JSON;
import static dev.headwater.bundle.OwnOption.KEEP_GOING;
import static dev.headwater.bundle.OwnOption.WAIT_FOR_OTHERS;

import dev.headwater.setting.Setting;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The commands of a bundle. */
enum BundleCommand {
  STATUS("shows each migration with its state; only reads", Access.READS, StatusRun::new),
  PLAN("shows what migrate would do; only reads", Access.READS, MigrateRun::plan),
  MIGRATE("applies the migrations that are to come", Access.CHANGES, MigrateRun::new),
  UNDO("takes migrations back by their undo scripts", Access.CHANGES, UndoRun::new),
  DRIFT(
      "says whether the schema is what the migrations make; only reads",
      Access.READS,
      DriftRun::new),
  REPAIR("mends the history after a failure", Access.CHANGES, RepairRun::new),
  STAMP("writes the history for a schema that is there already", Access.CHANGES, StampRun::new),
  SCRIPT(
      "prints the SQL of migrations, for people who run it by hand", Access.NONE, ScriptRun::new),
  SEED("brings seeds in", Access.CHANGES, SeedRun::new),
  WAIT("waits until the database answers", Access.READS, WaitRun::new);

  /** The settings that each goal has say how a throwaway database is made. */
  private static final String GENERATE = "generate";

  private static final List<Setting> OF_BUILDS =
      List.of(Setting.ON, Setting.DATABASES, Setting.OUTCOME_FILE, Setting.WRITE);

  private final String description;
  private final Access access;
  private final Making making;

  BundleCommand(String description, Access access, Making making) {
    this.description = description;
    this.access = access;
    this.making = making;
  }

  /** The use that a command makes of the database. */
  enum Access {
    NONE,
    READS,
    CHANGES
  }

  private interface Making {
    Run of(Deployment deployment);
  }

  /** A command that is about to run. */
  interface Run {
    CommandEnd run();
  }

  static BundleCommand of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String description() {
    return description;
  }

  Access access() {
    return access;
  }

  /** The settings that are its options. Only seeds delete rows after a question. */
  List<Setting> settings() {
    String goal = this == PLAN ? MIGRATE.word() : word();
    return Stream.of(Setting.values())
        .filter(setting -> setting.isIn(goal) && !setting.isIn(GENERATE))
        .filter(setting -> !OF_BUILDS.contains(setting))
        .filter(setting -> setting != Setting.YES || this == SEED)
        .toList();
  }

  /** Its other options. */
  List<OwnOption> ownOptions() {
    boolean comparesFirst = this == PLAN || this == MIGRATE || this == UNDO;
    return Stream.of(OwnOption.values())
        .filter(option -> option == JSON || access != Access.NONE)
        .filter(
            option -> option != WAIT_FOR_OTHERS && option != KEEP_GOING || access == Access.CHANGES)
        .filter(option -> option != ALLOW_DRIFT || comparesFirst)
        .toList();
  }

  boolean hasOption(String word) {
    return settings().stream().anyMatch(setting -> Words.option(setting.element()).equals(word))
        || ownOptions().stream().anyMatch(option -> option.word().equals(word));
  }

  Run of(Deployment deployment) {
    return making.of(deployment);
  }
}
