package dev.headwater.script;

import dev.headwater.script.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which scripts Flyway runs outside a transaction: those whose settings say so, and those with a
 * statement that Flyway knows to be impossible in one.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-commands.html">PostgreSQL: SQL
 *     commands</a>
 */
public record OutsideTransaction(ScriptSet scripts) {

  private static final Pattern OF_ONE =
      Pattern.compile("(?m)^\\s*executeInTransaction\\s*=\\s*(\\w+)\\s*$");

  /** Whether a script runs outside a transaction. */
  public boolean runs(ScriptFile script) {
    for (ScriptFile settings : scripts.files()) {
      if (settings.isScriptConfiguration() && settings.path().equals(script.path() + ".conf")) {
        Matcher own = OF_ONE.matcher(settings.text());
        if (own.find()) {
          return own.group(1).equalsIgnoreCase("false");
        }
      }
    }
    if (scripts.source().flywaySetting("executeInTransaction", "true").equals("false")) {
      return true;
    }
    List<Statement> statements = Statement.all(script.text());
    return statements.stream().anyMatch(OutsideTransaction::isOne);
  }

  /** Whether PostgreSQL refuses a statement in a transaction, as far as Flyway knows. */
  static boolean isOne(Statement statement) {
    if (statement.has(0, "create") || statement.has(0, "drop")) {
      int index = statement.has(1, "unique") ? 2 : 1;
      return statement.has(index, "index", "concurrently")
          || statement.has(1, "database")
          || statement.has(1, "tablespace")
          || statement.has(1, "subscription");
    }
    if (statement.has(0, "reindex")) {
      int index = statement.has(1, "verbose") ? 2 : 1;
      return statement.has(index, "schema")
          || statement.has(index, "database")
          || statement.has(index, "system");
    }
    return statement.has(0, "vacuum")
        || statement.has(0, "alter", "system")
        || statement.has(0, "discard", "all");
  }
}
