package dev.headwater.apply;

import dev.headwater.problem.Problem;
import dev.headwater.problem.SourceLocation;
import dev.headwater.script.ReadScript;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.sql.Statement;
import dev.headwater.script.sql.Token;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A script that changes the role as which Headwater logs in. Only the next connection fails, and
 * that may be long after.
 *
 * @param username of that role
 */
record LostLogin(ScriptSet scripts, String username) {

  private static final Pattern HINT =
      Pattern.compile("alter\\s+(role|user|group)\\b", Pattern.CASE_INSENSITIVE);

  private static final Set<String> CHANGES = Set.of("password", "nologin", "valid", "rename");

  /** The refused login that something was thrown for, if it was. */
  static Optional<SQLException> in(Throwable thrown) {
    Optional<SQLException> found = Optional.empty();
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof SQLException e && String.valueOf(e.getSQLState()).startsWith("28")) {
        found = Optional.of(e);
      }
    }
    return found;
  }

  /** At the statement that changed the role, which is there. */
  Problem problem(SQLException e, SourceLocation place) {
    return new ServerError(e)
        .problem()
        .at(place)
        .withDetail("why", "Headwater logs in as " + username + ", and this changes that role")
        .withFix("leave " + username + " as it is, and change a role of your own");
  }

  /** Where a script changes the role. */
  Optional<SourceLocation> place() {
    return scripts
        .toRun()
        .filter(script -> HINT.matcher(script.sql()).find())
        .flatMap(
            script ->
                Statement.all(script.sql()).stream()
                    .filter(this::changesRole)
                    .map(statement -> place(script, statement)))
        .findFirst();
  }

  private static SourceLocation place(ReadScript script, Statement statement) {
    return script.place(statement.start());
  }

  private boolean changesRole(Statement statement) {
    return (statement.has(0, "alter", "role") || statement.has(0, "alter", "user"))
        && statement.at(2).filter(this::isUsers).isPresent()
        && statement.tokens().stream().anyMatch(LostLogin::isChange);
  }

  private boolean isUsers(Token role) {
    return role.isName()
        && (role.name().equals(username) || role.is("current_user") || role.is("session_user"));
  }

  private static boolean isChange(Token token) {
    return CHANGES.stream().anyMatch(token::is);
  }
}
