package dev.headwater.report;

import dev.headwater.codegen.GenerateListener.Stage;
import dev.headwater.codegen.GenerateOutcome;
import dev.headwater.codegen.GenerateOutcome.Classes;
import dev.headwater.codegen.GenerateOutcome.Generated;
import dev.headwater.codegen.GenerateOutcome.Restored;
import dev.headwater.codegen.GenerateOutcome.SameSchema;
import dev.headwater.codegen.GenerateOutcome.UpToDate;
import dev.headwater.database.DatabaseOrigin;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a run ended, as the user reads it.
 *
 * @param resumed how many migrations the database began with
 * @param made what the run made, in a word
 */
public record GenerateReport(int resumed, GenerateOutcome outcome, String made) {

  /** The report of a run that made classes. */
  public GenerateReport(int resumed, GenerateOutcome outcome) {
    this(resumed, outcome, "classes");
  }

  /** One line. */
  public String line() {
    if (outcome instanceof UpToDate done) {
      return migrations(done.found()) + " found, " + made + " are up to date";
    }
    if (outcome instanceof Restored done) {
      return migrations(done.found())
          + " found; "
          + made
          + " restored from "
          + done.from()
          + "; "
          + files(done.classes());
    }
    if (outcome instanceof SameSchema done) {
      return "%s; %s; jOOQ would see the same schema as before, so the classes are up to date; %s"
          .formatted(
              applied(done.found(), done.migrations()),
              postgres(done.database()),
              total(done.seconds()));
    }
    Generated done = (Generated) outcome;
    return "%s; %s, Flyway %s, jOOQ %s; %s; %s"
        .formatted(
            applied(done.found(), done.migrations()),
            postgres(done.versions().database()),
            done.versions().flyway(),
            done.versions().jooq(),
            files(done.classes()),
            total(done.seconds()));
  }

  /**
   * One line about the schema folder.
   *
   * @param folder as messages show it
   */
  public static String schema(String folder, Classes files) {
    return "schema in " + folder + "; " + files(files);
  }

  /** One line about factories that a run made beside classes; empty when they were there. */
  public static Optional<String> factories(GenerateOutcome outcome) {
    if (outcome instanceof Restored done) {
      return Optional.of("factories; " + files(done.classes()));
    }
    return outcome instanceof Generated done
        ? Optional.of("factories; " + files(done.classes()))
        : Optional.empty();
  }

  /** The seconds of each stage; empty when none ran. */
  public String stages() {
    Map<Stage, Duration> seconds = Map.of();
    if (outcome instanceof SameSchema done) {
      seconds = done.seconds();
    } else if (outcome instanceof Generated done) {
      seconds = done.seconds();
    }
    return seconds.entrySet().stream()
        .map(
            stage ->
                stage.getKey().name().toLowerCase(Locale.ROOT) + " " + seconds(stage.getValue(), 2))
        .collect(Collectors.joining(", "));
  }

  private String applied(int found, int applied) {
    int all = Math.max(found, resumed + applied);
    int not = all - resumed - applied;
    if (applied == all) {
      return migrations(all) + " applied";
    }
    return applied
        + " of "
        + migrations(all)
        + " applied"
        + (resumed > 0 ? ", " + resumed + " in a snapshot already" : "")
        + (not > 0 ? ", " + not + " not applied" : "");
  }

  private static String migrations(int number) {
    return number == 1 ? "1 migration" : number + " migrations";
  }

  private static String postgres(DatabaseOrigin origin) {
    return "PostgreSQL " + origin.postgresVersion() + " (" + origin.provider().word() + ")";
  }

  static String files(Classes classes) {
    return "files: %d written, %d unchanged, %d removed"
        .formatted(classes.written(), classes.unchanged(), classes.removed());
  }

  private static String total(Map<Stage, Duration> stages) {
    return seconds(stages.values().stream().reduce(Duration.ZERO, Duration::plus), 1);
  }

  private static String seconds(Duration duration, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f s", duration.toMillis() / 1000.0);
  }
}
