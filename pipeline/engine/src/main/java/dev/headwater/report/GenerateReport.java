package dev.headwater.report;

import dev.headwater.codegen.GenerateListener.Stage;
import dev.headwater.codegen.GenerateOutcome;
import dev.headwater.codegen.GenerateOutcome.Generated;
import dev.headwater.codegen.GenerateOutcome.Restored;
import dev.headwater.codegen.GenerateOutcome.SameSchema;
import dev.headwater.codegen.GenerateOutcome.UpToDate;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a run ended, as the user reads it.
 *
 * @param resumed how many migrations the database began with
 * @param leftOut how many objects got no class
 */
public record GenerateReport(int resumed, int leftOut) {

  /** One line. */
  public String line(GenerateOutcome result) {
    if (result instanceof UpToDate done) {
      return done.found() + " migrations found, classes are up to date";
    }
    if (result instanceof Restored done) {
      return String.format(
          "%d migrations found; classes restored from %s: %d written, %d unchanged, %d removed",
          done.found(),
          done.from(),
          done.classes().written(),
          done.classes().unchanged(),
          done.classes().removed());
    }
    if (result instanceof SameSchema done) {
      return String.format(
          "%d migrations found, %d applied; PostgreSQL %s (%s); the schema is as jOOQ saw it before,"
              + " so the classes are up to date; %s",
          done.found(),
          done.migrations(),
          done.database().postgresVersion(),
          done.database().provider().word(),
          seconds(done.seconds()));
    }
    return generated((Generated) result);
  }

  private String generated(Generated done) {
    return String.format(
        "%d migrations found, %d applied%s; PostgreSQL %s (%s), Flyway %s, jOOQ %s;"
            + " files: %d written, %d unchanged, %d removed, %d objects left out; %s",
        done.found(),
        done.migrations(),
        resumed > 0 ? " to a snapshot of the other " + resumed : "",
        done.versions().database().postgresVersion(),
        done.versions().database().provider().word(),
        done.versions().flyway(),
        done.versions().jooq(),
        done.classes().written(),
        done.classes().unchanged(),
        done.classes().removed(),
        leftOut,
        seconds(done.seconds()));
  }

  private static String seconds(Map<Stage, Duration> stages) {
    return stages.entrySet().stream()
        .map(
            stage ->
                String.format(
                    Locale.ROOT,
                    "%s %.2f s",
                    stage.getKey().name().toLowerCase(Locale.ROOT),
                    stage.getValue().toMillis() / 1000.0))
        .collect(Collectors.joining(", "));
  }
}
