package dev.headwater.report;

import dev.headwater.apply.seed.SeedDone;
import dev.headwater.command.dev.DevOutcome;
import dev.headwater.command.dev.DevOutcome.State;
import dev.headwater.command.dev.Rebuild;
import dev.headwater.command.seed.Seeded;
import dev.headwater.database.DriverDataSource.Address;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A development database in words. */
public final class DevReport {

  private DevReport() {}

  /** The database, with how to reach it. */
  public static List<String> ready(DevOutcome outcome, String project) {
    List<String> lines = new ArrayList<>(news(outcome));
    lines.addAll(connections(outcome.address(), project));
    return lines;
  }

  /** The state of the database, and what was done to it. */
  public static List<String> news(DevOutcome outcome) {
    List<String> lines = new ArrayList<>();
    outcome.applied().forEach(script -> lines.add("dev: applied " + script));
    List<SeedDone> changed = outcome.seeds().stream().filter(SeedDone::changed).toList();
    if (!changed.isEmpty()) {
      lines.addAll(SeedReport.lines(new Seeded("dev", changed)));
    }
    lines.add(
        "dev: PostgreSQL "
            + outcome.postgres()
            + " on port "
            + port(outcome.address())
            + (outcome.version().isEmpty() ? "" : ", at version " + outcome.version())
            + "; "
            + word(outcome.state()));
    return lines;
  }

  private static String word(State state) {
    return switch (state) {
      case MADE -> "made now";
      case MADE_ANEW -> "made anew";
      case STARTED -> "started again";
      case RUNNING -> "it was running";
    };
  }

  private static List<String> connections(Address address, String project) {
    int port = port(address);
    return List.of(
        "  PGPASSWORD="
            + address.password()
            + " psql postgresql://"
            + address.username()
            + "@127.0.0.1:"
            + port
            + "/postgres",
        "  " + address.url() + "?user=" + address.username() + "&password=" + address.password(),
        "  dbeaver -con \"driver=postgresql|host=127.0.0.1|port="
            + port
            + "|database=postgres|user="
            + address.username()
            + "|password="
            + address.password()
            + "|savePassword=true|connect=true|name="
            + project
            + " dev\"");
  }

  private static int port(Address address) {
    return URI.create(address.url().replaceFirst("jdbc:", "")).getPort();
  }

  /** The question before a database is made anew. */
  public static List<String> question(Rebuild rebuild) {
    List<String> lines = new ArrayList<>();
    rebuild.reasons().forEach(reason -> lines.add("dev: " + reason));
    lines.add(
        rebuild.lost().isEmpty()
            ? "dev: the database is made anew; no table loses rows that seeds and migrations do not"
                + " make again, but changed values go"
            : "dev: the database is made anew, and these rows go:");
    new TreeMap<>(rebuild.lost())
        .forEach(
            (table, rows) ->
                lines.add("  " + table + ": " + (rows == 1 ? "1 row" : rows + " rows")));
    return lines;
  }
}
