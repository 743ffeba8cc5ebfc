package dev.headwater.database.server;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The name of a throwaway database, and the only source of statements that change anything on a
 * server of others. A name of another form cannot become one of these, so nothing else can be
 * dropped or altered. The form needs no quotes. It begins with the time, since a run may be killed
 * before it can mark what it made.
 */
record ThrowawayName(String name) {

  static final String PATTERN = "^headwater_[0-9a-f]{20}$";

  private static final Pattern FORM = Pattern.compile(PATTERN);
  private static final int SECONDS = "headwater_".length();

  ThrowawayName {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a throwaway database: " + name);
    }
  }

  /**
   * A name that nobody has.
   *
   * @param now by the server's clock
   */
  static ThrowawayName at(Instant now) {
    byte[] random = new byte[6];
    new SecureRandom().nextBytes(random);
    return new ThrowawayName(
        "headwater_%08x%s"
            .formatted(now.getEpochSecond() & 0xffffffffL, HexFormat.of().formatHex(random)));
  }

  /** When it was made, by the server's clock. */
  Instant created() {
    return Instant.ofEpochSecond(Long.parseLong(name.substring(SECONDS, SECONDS + 8), 16));
  }

  /**
   * Out of {@code template0}, so that nothing of the server's own template gets in. Nobody can get
   * into it: else everybody could, until that is forbidden.
   *
   * @param major of the server; since 15 the locale's provider must be named, too
   */
  Change create(int major) {
    return new Change(
        "create database "
            + name
            + " template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'"
            + (major >= 15 ? " locale_provider libc" : "")
            + " allow_connections false");
  }

  /** Out of another throwaway database, in which nobody may be meanwhile. */
  Change createFrom(ThrowawayName original) {
    return new Change(
        "create database " + name + " template " + original.name + " allow_connections false");
  }

  /** Nobody but its owner, and superusers, may connect. */
  Change closeToOthers() {
    return new Change("revoke connect on database " + name + " from public");
  }

  /** Users with the right to connect can do so from now on. */
  Change letIn() {
    return new Change("alter database " + name + " with allow_connections true");
  }

  Change mark(DatabaseMark mark) {
    return new Change("comment on database " + name + " is " + literal(mark.text()));
  }

  /** Each session in the database gets the value that the setting has in this session. */
  Change setFromCurrent(String setting) {
    return new Change("alter database " + name + " set " + identifier(setting) + " from current");
  }

  /**
   * The same for the sessions of the user who logged in: a user's settings win over a database's.
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
