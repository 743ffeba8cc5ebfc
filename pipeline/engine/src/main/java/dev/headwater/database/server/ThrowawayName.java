package dev.headwater.database.server;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The name of a throwaway database, and the only source of statements that change anything on a
 * server of others. A name of another form cannot become one of these, so nothing else can be
 * dropped or altered. The form needs no quotes.
 */
record ThrowawayName(String name) {

  static final String PATTERN = "^headwater_[0-9a-f]{20}$";

  private static final Pattern FORM = Pattern.compile(PATTERN);

  ThrowawayName {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a throwaway database: " + name);
    }
  }

  /** A name that nobody has. */
  static ThrowawayName random() {
    byte[] bytes = new byte[10];
    new SecureRandom().nextBytes(bytes);
    return new ThrowawayName("headwater_" + HexFormat.of().formatHex(bytes));
  }

  /** Nobody but its owner, and superusers, may connect. */
  Change closeToOthers() {
    return new Change("revoke connect on database " + name + " from public");
  }

  /** Those who may connect can do so from now on. */
  Change letIn() {
    return new Change("alter database " + name + " with allow_connections true");
  }

  Change mark(DatabaseMark mark) {
    return new Change("comment on database " + name + " is " + literal(mark.text()));
  }

  /**
   * The value that the setting has in this session becomes that of each session in the database.
   */
  Change setFromCurrent(String setting) {
    return new Change("alter database " + name + " set " + identifier(setting) + " from current");
  }

  /**
   * The same for the sessions of the user who logged in: his own settings win over a database's.
   */
  Change setForUserFromCurrent(String setting) {
    return new Change(
        "alter role session_user in database "
            + name
            + " set "
            + identifier(setting)
            + " from current");
  }

  /** Fails while a session is connected to it. */
  Change dropIdle() {
    return new Change("drop database if exists " + name);
  }

  /** Ends the sessions in it first. */
  List<Change> drop(int major) {
    return major >= 13
        ? List.of(new Change("drop database if exists " + name + " with (force)"))
        : List.of(
            new Change(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                    + name
                    + "' and pid <> pg_backend_pid()"),
            dropIdle());
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String identifier(String setting) {
    return "\"" + setting.replace("\"", "\"\"").replace(".", "\".\"") + "\"";
  }

  /** A statement that changes a throwaway database, or makes or drops it. */
  static final class Change {
    private final String sql;

    Change(String sql) {
      this.sql = sql;
    }

    String sql() {
      return sql;
    }
  }
}
