package dev.headwater.migrate;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was sent to the server: the statements of the script that runs now, and the last failure.
 * Written by the migrating thread, read by the one that watches the deadline.
 */
final class StatementLog {

  private String script = "";
  private String location = "";
  private List<String> statements = new ArrayList<>();
  private Optional<Failure> failure = Optional.empty();
  private Instant lastActivity = Instant.now();

  /** A new migration begins. */
  synchronized void begin(String name, String physicalLocation) {
    script = name;
    location = physicalLocation;
    statements = new ArrayList<>();
    lastActivity = Instant.now();
  }

  synchronized void sent(String sql) {
    statements.add(sql);
    lastActivity = Instant.now();
  }

  synchronized void done() {
    lastActivity = Instant.now();
  }

  synchronized void failed(SQLException e) {
    failure = Optional.of(new Failure(e, script, location, List.copyOf(statements)));
  }

  synchronized String script() {
    return script;
  }

  /** The path of the script that runs, else its name; empty between scripts. */
  synchronized String likeliest() {
    return location.isEmpty() ? script : location;
  }

  synchronized List<String> statements() {
    return List.copyOf(statements);
  }

  /** When a statement was last sent or answered. */
  synchronized Instant lastActivity() {
    return lastActivity;
  }

  /** The last failure, if it is part of the given exception's chain of causes. */
  synchronized Optional<Failure> failureIn(Throwable thrown) {
    return failure.filter(
        f -> {
          for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t == f.exception()) {
              return true;
            }
          }
          return false;
        });
  }

  /**
   * @param statements all that the script sent, the failed one last
   */
  record Failure(SQLException exception, String script, String location, List<String> statements) {}
}
