package dev.headwater.report;

import dev.headwater.apply.status.AppliedMigration;
import dev.headwater.apply.status.Installed;
import dev.headwater.apply.status.MigrationLine;
import dev.headwater.apply.status.MigrationState;
import dev.headwater.command.status.DatabaseStatus;
import dev.headwater.problem.Problem;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The status of a database as the user reads it. */
public final class StatusReport {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private StatusReport() {}

  /** The heads, and a table of the migrations. */
  public static List<String> lines(DatabaseStatus status) {
    List<String> lines = new ArrayList<>();
    lines.add("status: " + heads(status));
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("version", "description", "state", "when", "took", "who"));
    status.lines().forEach(line -> rows.add(row(line)));
    TextTable.of(rows).forEach(row -> lines.add("  " + row));
    return lines;
  }

  /** Such as {@code at version 3, 2 pending}. */
  static String place(DatabaseStatus status) {
    return there(status).replaceFirst("^ (is|has) ", "") + counts(status);
  }

  private static String there(DatabaseStatus status) {
    return status
        .heads()
        .there()
        .map(version -> " is at version " + version)
        .orElse(
            status.heads().hasHistory()
                ? " is before the first migration"
                : " has no history of migrations");
  }

  private static String heads(DatabaseStatus status) {
    String here =
        status.heads().here().map(version -> "; the newest one here is " + version).orElse("");
    return status.database()
        + " (PostgreSQL "
        + status.postgres()
        + ")"
        + there(status)
        + counts(status)
        + here;
  }

  private static String counts(DatabaseStatus status) {
    return Stream.of(MigrationState.values())
        .filter(
            state ->
                state != MigrationState.APPLIED
                    && state != MigrationState.BASELINE
                    && state != MigrationState.BEFORE_BASELINE)
        .filter(state -> !status.in(state).isEmpty())
        .map(state -> ", " + status.in(state).size() + " " + state.word())
        .collect(Collectors.joining());
  }

  private static List<String> row(MigrationLine line) {
    Optional<Installed> installed = line.row().map(AppliedMigration::installed);
    return List.of(
        line.version(),
        line.description(),
        line.state().word(),
        installed.map(row -> TIME.format(row.on())).orElse(""),
        installed.map(row -> took(row.took().toMillis())).orElse(""),
        installed.map(Installed::by).orElse(""));
  }

  static String took(long milliseconds) {
    return milliseconds < 10_000 ? milliseconds + " ms" : milliseconds / 1000 + " s";
  }

  /** The problem that migrations are still to come, for builds that ask for it. */
  public static Optional<Problem> pending(DatabaseStatus status) {
    List<String> names = status.toCome().stream().map(MigrationLine::fileName).toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.of("migrations-pending", status.database() + " does not have all migrations")
                .withDetail("pending", String.join("\n", names))
                .withFix("mvn headwater:migrate applies them"));
  }
}
